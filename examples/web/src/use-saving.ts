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
import { pageAddress } from './page-address.ts';
import { problemFrom } from './problem.tsx';

type Result = NonNullable<
  CreateSetupIntentMutation['createSetupIntent'] | ConfirmSetupIntentMutation['confirmSetupIntent']
>;

/** What the page shows of the saving of a card. */
interface Shown {
  readonly isBusy: boolean;
  /** What went wrong with the last try. */
  readonly problem: string | null;
  /** The intent that saves it. */
  readonly intent: string | null;
}

interface Saving extends Shown {
  /** Saves a payment method. Nothing happens while another is being saved. */
  save(paymentMethod: string): Promise<void>;
  /** Forgets the last problem. */
  clear(): void;
}

/**
 * Saves payment methods, each once: a wish that got no answer is repeated with its key, and not done twice.
 * @param begun the intent with which the customer came back, if any: it takes another card
 */
export function useSaving(begun: string | null): Saving {
  const client = useApolloClient();
  const [create] = useMutation(CreateSetupIntentDocument);
  const [confirm] = useMutation(ConfirmSetupIntentDocument);
  const [shown, setShown] = useState<Shown>({ isBusy: false, problem: null, intent: null });
  const isBusy = useRef(false);

  /** The intent whose card was declined, which takes another. */
  const openIntent = () => {
    const id = shown.intent ?? begun;
    if (id === null) return null;
    const options = { fragment: SetupIntentStateFragmentDoc, fragmentName: 'SetupIntentState' };
    const known = client.cache.readFragment({ ...options, id: `SetupIntent:${id}` });
    return known?.status === 'REQUIRES_PAYMENT_METHOD' ? id : null;
  };

  async function send(paymentMethod: string, id: string | null, idempotencyKey: string): Promise<Result> {
    const input = { paymentMethod, returnUrl: pageAddress(null), idempotencyKey };
    const result =
      id === null
        ? (await create({ variables: { input: { ...input, confirm: true } } })).data?.createSetupIntent
        : (await confirm({ variables: { input: { ...input, id } } })).data?.confirmSetupIntent;
    if (!result) throw new Error('There is no result.');
    return result;
  }

  async function save(paymentMethod: string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setShown({ ...shown, isBusy: true, problem: null });
    const id = openIntent();
    const key = keyOf(`${paymentMethod} ${id}`);
    try {
      const result = await send(paymentMethod, id, key.value);
      if (isSettled(result)) key.forget();
      const intent = intentOf(result)?.id ?? shown.intent;
      const next = 'message' in result ? null : result.setupIntent?.nextAction?.redirectToUrl?.url;
      // On the way to another page nothing else is begun.
      if (next) return leaveFor(next, intent);
      setShown({ isBusy: false, problem: problemOf(result), intent });
      if (!('message' in result)) lookAgain();
    } catch (error) {
      setShown({ ...shown, isBusy: false, problem: problemFrom(error) });
    }
    isBusy.current = false;
  }

  /** What is saved is shown elsewhere, and so is what goes wrong with that. */
  function lookAgain(): void {
    client.refetchQueries({ include: [SavedPaymentMethodsDocument] }).catch(() => {});
  }

  return { ...shown, save, clear: () => setShown((now) => ({ ...now, problem: null })) };
}

/** The key of a wish. It outlives the page until it is settled what came of the wish. */
function keyOf(wish: string): { readonly value: string; forget(): void } {
  const name = `key of ${wish}`;
  const value = sessionStorage.getItem(name) ?? crypto.randomUUID();
  sessionStorage.setItem(name, value);
  return { value, forget: () => sessionStorage.removeItem(name) };
}

/** Whether it is known what came of a write, now and for ever. */
function isSettled(result: Result): boolean {
  switch (result.__typename) {
    case 'IdempotencyError':
      return result.code !== 'idempotency_key_in_use';
    case 'OutcomeUnknownError':
      return result.code === 'stored_server_error';
    default:
      return true;
  }
}

/** Each member of the result has its own type: what it holds is known where it is read. */
function problemOf(result: Result): string | null {
  switch (result.__typename) {
    case 'CreateSetupIntentPayload':
    case 'ConfirmSetupIntentPayload':
      return null;
    case 'CardError':
      return `${result.message} (${result.declineCode ?? result.code})`;
    case 'InvalidRequestError':
      return 'This card cannot be saved here.';
    default:
      return isSettled(result)
        ? 'Something went wrong on the way. Please look whether the card is saved before you try again.'
        : 'Nobody knows yet whether it is saved. Try again: it will not be saved twice.';
  }
}

function intentOf(result: Result): { readonly id: string } | null {
  return 'setupIntent' in result ? result.setupIntent : null;
}

/** Goes to another page. Whoever comes back by the browser's own button finds the intent. */
function leaveFor(url: string, intent: string | null): void {
  history.replaceState(null, '', pageAddress(intent));
  location.assign(url);
}
