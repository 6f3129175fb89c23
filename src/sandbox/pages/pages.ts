import { parseForm } from '../form/form.ts';
import { oneOf, readParams, required } from '../form/params.ts';
import { StripeApiError } from '../http/errors.ts';
import type { Context } from '../http/operations.ts';
import type { HttpResponse } from '../http/response.ts';
import { SANDBOX_VERSION } from '../http/version.ts';
import { endAuthentication } from '../resources/setup-intents/end-authentication.ts';
import { verifyMicrodeposits } from '../resources/setup-intents/microdeposits.ts';
import { returnAddress } from '../resources/setup-intents/return-url.ts';
import { VERIFY, validateVerify } from '../resources/setup-intents/setup-intent-parameters.ts';
import type { SetupIntentRecord } from '../store/store.ts';
import { authenticationPage, noticePage } from './authentication-page.ts';
import { microdepositNotice, microdepositPage } from './microdeposit-page.ts';

/** A request for the page of an intent's latest attempt, which is waiting for the customer. */
interface Visit {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly record: SetupIntentRecord;
  readonly context: Context;
}

interface Page {
  /** The HTML for an attempt that does not exist. */
  readonly notFound: string;
  /** The HTML for an attempt that is not waiting for the customer any more. */
  readonly ended: string;
  readonly visit: (visit: Visit) => HttpResponse;
}

/** The pages for customers, by their name in the path. */
export const PAGES: Readonly<Record<string, Page>> = {
  authenticate: {
    notFound: noticePage('There is no such authentication.'),
    ended: noticePage('This authentication has ended.'),
    visit: visitAuthentication,
  },
  microdeposits: {
    notFound: microdepositNotice('There is no such verification.', true),
    ended: microdepositNotice('This verification has ended.', false),
    visit: visitMicrodeposits,
  },
};

/**
 * An HTML response. Its referrer policy hides the page's URL from other sites. It is not `no-referrer`, because browsers
 * then send `Origin: null` with the page's own forms, and the sandbox rejects those as cross-origin.
 */
export function html(status: number, body: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'referrer-policy': 'same-origin' },
    body,
  };
}

const OUTCOME = { outcome: required(oneOf('succeeded', 'failed')) };

function visitAuthentication({ method, path, body, record, context }: Visit): HttpResponse {
  const { wire, returnUrl } = record;
  if (method !== 'POST') {
    const type = context.account.paymentMethods.get(wire.payment_method ?? '')?.wire.type ?? '';
    return html(200, authenticationPage(wire, { action: path, type }));
  }
  const problem = endAuthentication(context, record, readParams(OUTCOME, parseForm(body)).outcome);
  if (problem !== null) return html(409, noticePage(problem));
  const result = wire.status === 'succeeded' ? 'succeeded' : 'failed';
  const location = returnAddress(returnUrl, wire, result);
  if (location === null) return html(200, noticePage(`The authentication ended: ${result}.`));
  return { status: 303, headers: { location }, body: '' };
}

function visitMicrodeposits({ method, path, body, record, context }: Visit): HttpResponse {
  const { wire } = record;
  const page = { intent: wire.id, action: path };
  if (method !== 'POST') return html(200, microdepositPage(page));
  try {
    const params = readParams(VERIFY, parseForm(body));
    validateVerify(params, { keyType: 'secret', version: SANDBOX_VERSION });
    verifyMicrodeposits(context, record, params);
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    if (wire.status === 'requires_action') return html(400, microdepositPage(page, error.message));
    return html(400, microdepositNotice(`The verification failed. ${error.message}`, true));
  }
  return html(200, microdepositNotice('The bank account is verified. You can close this page.', false));
}
