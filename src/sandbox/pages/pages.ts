import { parseForm } from '../form/form.ts';
import { oneOf, readParams, required } from '../form/params.ts';
import { returnAddress } from '../resources/setup-intents/return-url.ts';
import { StripeApiError } from '../http/errors.ts';
import type { Context } from '../http/operations.ts';
import { SANDBOX_VERSION } from '../http/version.ts';
import { endAuthentication } from '../resources/setup-intents/end-authentication.ts';
import { verifyMicrodeposits } from '../resources/setup-intents/microdeposits.ts';
import { VERIFY, validateVerify } from '../resources/setup-intents/setup-intent-parameters.ts';
import type { SetupIntentRecord } from '../store/store.ts';
import { authenticationPage, noticePage } from './authentication-page.ts';
import { microdepositNotice, microdepositPage } from './microdeposit-page.ts';

/** A page, or a redirect away from it. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A visit to a page that belongs to an attempt which the intent still waits for. */
export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly record: SetupIntentRecord;
  readonly context: Context;
}

interface Page {
  readonly missing: string;
  readonly over: string;
  readonly visit: (visit: Visit) => PageAnswer;
}

/** The pages that a customer can be sent to, by the word in their address. */
export const PAGES: Readonly<Record<string, Page>> = {
  authenticate: {
    missing: noticePage('There is no such authentication.'),
    over: noticePage('This authentication is over.'),
    visit: visitAuthentication,
  },
  microdeposits: {
    missing: microdepositNotice('There is no such verification.', true),
    over: microdepositNotice('This verification is over.', false),
    visit: visitMicrodeposits,
  },
};

/**
 * A page as a response. Its address is not sent to other sites. `no-referrer` would do the same, but browsers then send
 * `Origin: null` with the page's own forms, and those are refused.
 */
export function html(status: number, body: string): PageAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': 'same-origin' },
    body,
  };
}

const OUTCOME = { outcome: required(oneOf('succeeded', 'failed')) };

function visitAuthentication({ method, path, body, record, context }: Visit): PageAnswer {
  const { wire, returnUrl } = record;
  if (method !== 'POST') {
    const type = context.world.paymentMethods.get(wire.payment_method ?? '')?.wire.type ?? '';
    return html(200, authenticationPage(wire, { action: path, type }));
  }
  const refusal = endAuthentication(context, record, readParams(OUTCOME, parseForm(body)).outcome);
  if (refusal !== null) return html(409, noticePage(refusal));
  const result = wire.status === 'succeeded' ? 'succeeded' : 'failed';
  const location = returnAddress(returnUrl, wire, result);
  if (location === null) return html(200, noticePage(`The authentication ended: ${result}.`));
  return { status: 303, headers: { location }, body: '' };
}

function visitMicrodeposits({ method, path, body, record, context }: Visit): PageAnswer {
  const { wire } = record;
  const page = { intent: wire.id, action: path };
  if (method !== 'POST') return html(200, microdepositPage(page));
  try {
    const params = readParams(VERIFY, parseForm(body));
    validateVerify(params, { caller: 'secret', version: SANDBOX_VERSION });
    verifyMicrodeposits(context, record, params);
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    if (wire.status === 'requires_action') return html(400, microdepositPage(page, error.message));
    return html(400, microdepositNotice(`The verification failed. ${error.message}`, true));
  }
  return html(200, microdepositNotice('The bank account is verified. You can close this page.', false));
}
