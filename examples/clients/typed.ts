import { print } from 'graphql';
import {
  CreateSetupIntentDocument,
  type CreateSetupIntentMutation,
  type CreateSetupIntentMutationVariables,
} from 'setup-intents-gateway/client';

type Input = CreateSetupIntentMutationVariables['input'];
type Result = NonNullable<CreateSetupIntentMutation['createSetupIntent']>;

/** Saves a card. Returns errors that the caller can handle as members of the result, and throws all others. */
export async function saveCard(url: string, input: Input): Promise<Result> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(CreateSetupIntentDocument), variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data?: CreateSetupIntentMutation | null;
    readonly errors?: readonly { readonly message: string }[];
  };
  if (!data?.createSetupIntent) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data.createSetupIntent;
}

export function textFor(result: Result): string {
  switch (result.__typename) {
    case 'CreateSetupIntentPayload':
      return result.setupIntent.status;
    case 'CardError':
      return `${result.message} (${result.declineCode})`;
    case 'OutcomeUnknownError':
      return `${result.message} (key: ${result.idempotencyKey})`;
    default:
      return result.message;
  }
}
