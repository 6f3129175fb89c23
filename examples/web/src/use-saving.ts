import { useApolloClient, useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  ConfirmSetupIntentDocument,
  type ConfirmSetupIntentMutation,
  CreateSetupIntentDocument,
  type CreateSetupIntentMutation,
  SetupIntentStateFragmentDoc,
} from 'setup-intents-gateway/client';
import { declineText } from './decline.ts';
import { pageUrl } from './page-url.ts';
import { problemFrom } from './problem.tsx';

type Result = NonNullable<
  CreateSetupIntentMutation['createSetupIntent'] | ConfirmSetupIntentMutation['confirmSetupIntent']
>;

interface State {
  readonly isBusy: boolean;
  /** The error message of the last attempt. */
  readonly problem: string | null;
  /** The intent of the last attempt. */
  readonly intent: string | null;
}

interface Saving extends State {
  /** Saves a payment method. Does nothing while another is being saved. */
  save(paymentMethod: string): Promise<void>;
  /** Removes the error message. */
  clear(): void;
}

/**
 * Saves payment methods, each once: an attempt without a response is retried with the same idempotency key.
 *
 * @param returned the intent of the redirect from which the customer has returned. It accepts another card if it failed.
 * @param onSaved called after a payment method was saved
 */
export function useSaving(returned: string | null, onSaved: () => Promise<void>): Saving {
  const client = useApolloClient();
  const [create] = useMutation(CreateSetupIntentDocument);
  const [confirm] = useMutation(ConfirmSetupIntentDocument);
  const [state, setState] = useState<State>({ isBusy: false, problem: null, intent: null });
  const isBusy = useRef(false);

  /** An intent that failed and accepts another card. */
  const openIntent = () => {
    const id = state.intent ?? returned;
    if (id === null) return null;
    const options = { fragment: SetupIntentStateFragmentDoc, fragmentName: 'SetupIntentState' };
    const known = client.cache.readFragment({ ...options, id: `SetupIntent:${id}` });
    return known?.status === 'REQUIRES_PAYMENT_METHOD' ? id : null;
  };

  async function send({ paymentMethod, id, idempotencyKey }: Attempt): Promise<Result> {
    const input = { paymentMethod, returnUrl: pageUrl(null), idempotencyKey };
    const result =
      id === null
        ? (await create({ variables: { input: { ...input, confirm: true } } })).data?.createSetupIntent
        : (await confirm({ variables: { input: { ...input, id } } })).data?.confirmSetupIntent;
    if (!result) throw new Error('The response has no result.');
    return result;
  }

  async function save(paymentMethod: string): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ ...state, isBusy: true, problem: null });
    try {
      const attempt = pendingAttempt(paymentMethod) ?? newAttempt(paymentMethod, openIntent());
      const result = await send(attempt);
      if (isOutcomeKnown(result)) removeAttempt(attempt);
      const intent = intentOf(result)?.id ?? state.intent;
      const redirect = 'message' in result ? null : result.setupIntent.nextAction?.redirectToUrl?.url;
      // The buttons remain disabled during the redirect. If it does not happen, the intent shows a link.
      if (redirect) await redirectTo(redirect, intent);
      setState({ isBusy: false, problem: problemOf(result), intent });
      if (!('message' in result)) void onSaved();
    } catch (error) {
      setState({ ...state, isBusy: false, problem: problemFrom(error) });
    } finally {
      isBusy.current = false;
    }
  }

  return { ...state, save, clear: () => setState((current) => ({ ...current, problem: null })) };
}

/** An attempt to save a payment method. */
interface Attempt {
  readonly paymentMethod: string;
  /** The intent to confirm. Null creates a new one. */
  readonly id: string | null;
  readonly idempotencyKey: string;
}

const storageKeyOf = (paymentMethod: string) => `saving ${paymentMethod}`;

/** An earlier attempt whose outcome is unknown. It survives a reload, and is retried unchanged. */
function pendingAttempt(paymentMethod: string): Attempt | null {
  const stored = sessionStorage.getItem(storageKeyOf(paymentMethod));
  return stored === null ? null : (JSON.parse(stored) as Attempt);
}

function newAttempt(paymentMethod: string, id: string | null): Attempt {
  const attempt = { paymentMethod, id, idempotencyKey: crypto.randomUUID() };
  sessionStorage.setItem(storageKeyOf(paymentMethod), JSON.stringify(attempt));
  return attempt;
}

function removeAttempt({ paymentMethod }: Attempt): void {
  sessionStorage.removeItem(storageKeyOf(paymentMethod));
}

/** Whether the outcome of a write is final, so that a retry needs a new idempotency key. */
function isOutcomeKnown(result: Result): boolean {
  switch (result.__typename) {
    case 'IdempotencyError':
      return result.code !== 'idempotency_key_in_use';
    case 'OutcomeUnknownError':
      return result.code === 'stored_server_error';
    default:
      return true;
  }
}

/** The error message of a result. Each member of the result has its own fields. */
function problemOf(result: Result): string | null {
  switch (result.__typename) {
    case 'CreateSetupIntentPayload':
    case 'ConfirmSetupIntentPayload':
      return null;
    case 'CardError':
      return declineText(result);
    case 'InvalidRequestError':
      return 'This card cannot be saved here.';
    default:
      return isOutcomeKnown(result)
        ? 'Something went wrong. Please check whether the card is saved before you try again.'
        : 'It is not yet known whether the card is saved. Try again: it will not be saved twice.';
  }
}

function intentOf(result: Result): { readonly id: string } | null {
  if ('setupIntent' in result) return result.setupIntent;
  return 'intent' in result ? result.intent : null;
}

/** The buttons are enabled again if a redirect takes longer. */
const REDIRECT_TIMEOUT_MS = 10_000;

/** Redirects to another page. If the customer returns with the back button, the page's URL contains the intent. */
async function redirectTo(url: string, intent: string | null): Promise<void> {
  history.replaceState(null, '', pageUrl(intent));
  location.assign(url);
  await new Promise((resolve) => setTimeout(resolve, REDIRECT_TIMEOUT_MS));
}
