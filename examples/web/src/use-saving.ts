import { useApolloClient, useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  ConfirmSetupIntentDocument,
  type ConfirmSetupIntentMutation,
  CreateSetupIntentDocument,
  type CreateSetupIntentMutation,
  SavedPaymentMethodsDocument,
  SetupIntentStateFragmentDoc,
} from 'setup-intents-gateway/client';
import { problemFrom } from './problem.ts';

type Result =
  | (CreateSetupIntentMutation['createSetupIntent'] & {})
  | (ConfirmSetupIntentMutation['confirmSetupIntent'] & {});

/** What the page shows of the saving of a card. */
export interface Saving {
  readonly isBusy: boolean;
  /** What went wrong with the last try. */
  readonly problem: string | null;
  /** The intent that saves it. */
  readonly intent: string | null;
}

/**
 * Saves payment methods, whatever happens on the way: each wish is fulfilled once.
 * @param begun the intent with which the customer came back, if any
 */
export function useSaving(begun: string | null): [Saving, (paymentMethod: string) => Promise<void>] {
  const client = useApolloClient();
  const [create] = useMutation(CreateSetupIntentDocument);
  const [confirm] = useMutation(ConfirmSetupIntentDocument);
  const [saving, setSaving] = useState<Saving>({ isBusy: false, problem: null, intent: null });
  // A wish keeps its key until it is known what came of it: a try that got no answer is repeated, and not done twice.
  const keys = useRef(new Map<string, string>());

  /** Of an intent whose card was declined, which takes another. */
  const openIntent = () => {
    const id = saving.intent ?? begun;
    if (id === null) return null;
    const options = { fragment: SetupIntentStateFragmentDoc, fragmentName: 'SetupIntentState' };
    const known = client.cache.readFragment({ ...options, id: `SetupIntent:${id}` });
    return known?.status === 'REQUIRES_PAYMENT_METHOD' ? id : null;
  };

  async function send(paymentMethod: string, id: string | null, idempotencyKey: string): Promise<Result> {
    const input = { paymentMethod, returnUrl: location.origin, idempotencyKey };
    const result =
      id === null
        ? (await create({ variables: { input: { ...input, confirm: true } } })).data?.createSetupIntent
        : (await confirm({ variables: { input: { ...input, id } } })).data?.confirmSetupIntent;
    if (!result) throw new Error('There is no result.');
    return result;
  }

  async function save(paymentMethod: string): Promise<void> {
    if (saving.isBusy) return;
    const id = openIntent();
    const wish = `${paymentMethod} ${id}`;
    const key = keys.current.get(wish) ?? crypto.randomUUID();
    keys.current.set(wish, key);
    setSaving({ isBusy: true, problem: null, intent: saving.intent });
    try {
      const result = await send(paymentMethod, id, key);
      if (isKnown(result)) keys.current.delete(wish);
      setSaving({ isBusy: false, problem: problemOf(result), intent: intentOf(result)?.id ?? saving.intent });
      const next = 'message' in result ? null : result.setupIntent?.nextAction?.redirectToUrl?.url;
      if (next) leaveFor(next, intentOf(result)?.id ?? '');
      else if (!('message' in result))
        await client.refetchQueries({ include: [SavedPaymentMethodsDocument] });
    } catch (error) {
      setSaving({ isBusy: false, problem: problemFrom(error), intent: saving.intent });
    }
  }

  return [saving, save];
}

/** Whether it is settled what came of a write. */
function isKnown(result: Result): boolean {
  return result.__typename !== 'OutcomeUnknownError' || result.code === 'stored_server_error';
}

/** Each member of the result has its own type: what it holds is known where it is read. */
function problemOf(result: Result): string | null {
  switch (result.__typename) {
    case 'CreateSetupIntentPayload':
    case 'ConfirmSetupIntentPayload':
      return null;
    case 'CardError':
      return `${result.message} (${result.declineCode ?? result.code})`;
    case 'OutcomeUnknownError':
      return isKnown(result)
        ? 'Something went wrong on the way. Please look whether the card is saved before you try again.'
        : 'Nobody knows yet whether it is saved. Try again: it will not be saved twice.';
    default:
      return result.message;
  }
}

function intentOf(result: Result): { readonly id: string } | null {
  return 'setupIntent' in result ? result.setupIntent : null;
}

/** Goes to another page. Whoever comes back by the browser's own button finds the intent. */
function leaveFor(url: string, intent: string): void {
  history.replaceState(null, '', `?${new URLSearchParams({ setup_intent: intent })}`);
  location.assign(url);
}
