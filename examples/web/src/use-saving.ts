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

  async function send({ paymentMethod, id, idempotencyKey }: Wish): Promise<Result> {
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
    try {
      const wish = unsettledWish(paymentMethod) ?? newWish(paymentMethod, openIntent());
      const result = await send(wish);
      if (isSettled(result)) forgetWish(wish);
      const intent = intentOf(result)?.id ?? shown.intent;
      const next = 'message' in result ? null : result.setupIntent?.nextAction?.redirectToUrl?.url;
      // On the way to another page nothing else is begun; whoever does not get there finds the way by the intent.
      if (next) await leaveFor(next, intent);
      setShown({ isBusy: false, problem: problemOf(result), intent });
      if (!('message' in result)) lookAgain();
    } catch (error) {
      setShown({ ...shown, isBusy: false, problem: problemFrom(error) });
    } finally {
      isBusy.current = false;
    }
  }

  /** What is saved is shown elsewhere, and so is what goes wrong with that. */
  function lookAgain(): void {
    client.refetchQueries({ include: [SavedPaymentMethodsDocument] }).catch(() => {});
  }

  return { ...shown, save, clear: () => setShown((now) => ({ ...now, problem: null })) };
}

/** A payment method that is to be saved, by an intent that there is or a new one. */
interface Wish {
  readonly paymentMethod: string;
  readonly id: string | null;
  readonly idempotencyKey: string;
}

const nameOf = (paymentMethod: string) => `saving ${paymentMethod}`;

/** A wish of which nobody knows what came. It outlives the page, and is repeated as it was. */
function unsettledWish(paymentMethod: string): Wish | null {
  const kept = sessionStorage.getItem(nameOf(paymentMethod));
  return kept === null ? null : (JSON.parse(kept) as Wish);
}

function newWish(paymentMethod: string, id: string | null): Wish {
  const wish = { paymentMethod, id, idempotencyKey: crypto.randomUUID() };
  sessionStorage.setItem(nameOf(paymentMethod), JSON.stringify(wish));
  return wish;
}

function forgetWish({ paymentMethod }: Wish): void {
  sessionStorage.removeItem(nameOf(paymentMethod));
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

/** The most that a browser may take to another page before the customer may do something else. */
const LEAVING_MS = 10_000;

/** Goes to another page. Whoever comes back by the browser's own button finds the intent. */
async function leaveFor(url: string, intent: string | null): Promise<void> {
  history.replaceState(null, '', pageAddress(intent));
  location.assign(url);
  await new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
}
