import { useApolloClient, useMutation } from '@apollo/client/react';
import type { Stripe, StripeElements, StripeError } from '@stripe/stripe-js';
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

const OUTCOME_UNKNOWN =
  'It is not yet known whether the card is saved. Try again: it will not be saved twice.';

interface State {
  readonly isBusy: boolean;
  /** The error message of the last attempt. */
  readonly problem: string | null;
  /** The intent of the last attempt. */
  readonly intent: string | null;
  /** Whether the outcome of the last attempt is unknown, so that it must be retried. */
  readonly isUnanswered: boolean;
}

export interface Saving extends State {
  /** Saves the payment method in the form. Does nothing while another is being saved. */
  save(stripe: Stripe, elements: StripeElements): Promise<void>;
  /** Sends the attempt again whose outcome is unknown. */
  retry(): Promise<void>;
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
  const [state, setState] = useState<State>(() => {
    const isUnanswered = storedAttempt() !== null;
    return { isBusy: false, problem: isUnanswered ? OUTCOME_UNKNOWN : null, intent: null, isUnanswered };
  });
  const isBusy = useRef(false);

  /** An intent that failed and accepts another card. */
  const openIntent = () => {
    const id = state.intent ?? returned;
    if (id === null) return null;
    const options = { fragment: SetupIntentStateFragmentDoc, fragmentName: 'SetupIntentState' };
    const known = client.cache.readFragment({ ...options, id: `SetupIntent:${id}` });
    return known?.status === 'REQUIRES_PAYMENT_METHOD' ? id : null;
  };

  async function send({ confirmationToken, id, idempotencyKey }: Attempt): Promise<Result> {
    // Without Stripe.js for the next action, the customer is redirected to the bank.
    const input = { confirmationToken, returnUrl: pageUrl(null), useStripeSdk: false, idempotencyKey };
    const result =
      id === null
        ? (await create({ variables: { input: { ...input, confirm: true } } })).data?.createSetupIntent
        : (await confirm({ variables: { input: { ...input, id } } })).data?.confirmSetupIntent;
    if (!result) throw new Error('The response has no result.');
    if (isOutcomeKnown(result)) removeAttempt();
    return result;
  }

  /** Sends an attempt. Returns its error message and its intent. */
  async function run(attempt: Attempt): Promise<Pick<State, 'problem' | 'intent'>> {
    const result = await send(attempt);
    const intent = intentOf(result)?.id ?? state.intent;
    const redirect = 'message' in result ? null : result.setupIntent.nextAction?.redirectToUrl?.url;
    // The button remains disabled during the redirect. If it does not happen, the intent shows a link.
    if (redirect) await redirectTo(redirect, intent);
    if (!('message' in result)) void onSaved();
    return { problem: problemOf(result), intent };
  }

  /** Runs a task and shows its result. Does nothing while another task runs. */
  async function exclusively(task: () => Promise<Partial<State>>): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ ...state, isBusy: true, problem: null });
    let result: Partial<State>;
    try {
      result = await task();
    } catch (error) {
      result = { problem: problemFrom(error) };
    }
    isBusy.current = false;
    setState({ ...state, problem: null, ...result, isBusy: false, isUnanswered: storedAttempt() !== null });
  }

  return {
    ...state,
    save: (stripe, elements) =>
      exclusively(async () => {
        const { error: incomplete } = await elements.submit();
        // The form shows the error.
        if (incomplete) return {};
        const params = { return_url: pageUrl(null) };
        const { error, confirmationToken } = await stripe.createConfirmationToken({ elements, params });
        if (error) return { problem: problemOfStripe(error) };
        const result = await run(newAttempt(confirmationToken.id, openIntent()));
        if (result.problem === null) elements.getElement('payment')?.clear();
        return result;
      }),
    retry: () =>
      exclusively(async () => {
        const attempt = storedAttempt();
        return attempt === null ? {} : run(attempt);
      }),
    clear: () => setState((current) => ({ ...current, problem: null })),
  };
}

/** An attempt to save a payment method. */
interface Attempt {
  /** The payment method in the form, as Stripe.js has sent it to Stripe. */
  readonly confirmationToken: string;
  /** The intent to confirm. Null creates a new one. */
  readonly id: string | null;
  readonly idempotencyKey: string;
}

const STORAGE_KEY = 'saving';

/** The attempt whose outcome is unknown. It survives a reload, and is retried unchanged. */
function storedAttempt(): Attempt | null {
  try {
    const stored = sessionStorage.getItem(STORAGE_KEY);
    return stored === null ? null : (JSON.parse(stored) as Attempt);
  } catch {
    // The browser does not store data, so `newAttempt` fails before anything is sent.
    return null;
  }
}

function newAttempt(confirmationToken: string, id: string | null): Attempt {
  const attempt = { confirmationToken, id, idempotencyKey: crypto.randomUUID() };
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(attempt));
  return attempt;
}

function removeAttempt(): void {
  sessionStorage.removeItem(STORAGE_KEY);
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
        : OUTCOME_UNKNOWN;
  }
}

/** The error message for an error of Stripe.js. */
function problemOfStripe({ type, code, decline_code: declineCode }: StripeError): string {
  return type === 'card_error'
    ? declineText({ code: code ?? null, declineCode: declineCode ?? null })
    : problemFrom(null);
}

function intentOf(result: Result): { readonly id: string } | null {
  if ('setupIntent' in result) return result.setupIntent;
  return 'intent' in result ? result.intent : null;
}

/** The button is enabled again if a redirect takes longer. */
const REDIRECT_TIMEOUT_MS = 10_000;

/** Redirects to another page. If the customer returns with the back button, the page's URL contains the intent. */
async function redirectTo(url: string, intent: string | null): Promise<void> {
  history.replaceState(null, '', pageUrl(intent));
  location.assign(url);
  await new Promise((resolve) => setTimeout(resolve, REDIRECT_TIMEOUT_MS));
}
