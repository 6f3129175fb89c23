import { print } from 'graphql';
import {
  CreateSetupIntentDocument,
  type CreateSetupIntentMutation,
  type CreateSetupIntentMutationVariables,
} from 'setup-intents-gateway/client';

/** Saves a card. What came of it is told by its type. */
export async function saveCard(url: string, input: CreateSetupIntentMutationVariables['input']) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(CreateSetupIntentDocument), variables: { input } }),
  });
  const { data } = (await response.json()) as { data: CreateSetupIntentMutation | null };
  const result = data?.createSetupIntent;
  switch (result?.__typename) {
    case 'CreateSetupIntentPayload':
      return result.setupIntent?.status;
    case 'CardError':
      return `${result.message} (${result.declineCode})`;
    default:
      return result?.message;
  }
}
