import Stripe from 'stripe';
import type { Sandbox } from '../../src/sandbox/server.ts';

/** A response with its body, as text and parsed. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

/** Parsed JSON, which tests read without checks. */
export interface Json {
  readonly [key: string]: Json;
}

/** A client of a connected account that no other test uses. */
export interface AccountClient {
  readonly account: string;
  readonly stripe: Stripe;
  get(path: string, headers?: Record<string, string>): Promise<TestResponse>;
  post(path: string, form?: string, headers?: Record<string, string>): Promise<TestResponse>;
}

export const SECRET_KEY = 'sk_test_sandbox';
export const PUBLISHABLE_KEY = 'pk_test_sandbox';
export const NEVER = { allow_redirects: 'never', enabled: true } as const;
/** The acceptance that a bank debit requires, for the official library and as a form. */
export const ACCEPTED = { customer_acceptance: { type: 'offline' } } as const;
export const ACCEPTED_FORM = 'mandate_data[customer_acceptance][type]=offline';
export const VERSION = '2026-08-26.dahlia';

let accounts = 0;

export function newAccountClient(sandbox: Sandbox): AccountClient {
  accounts += 1;
  const account = `acct_test${accounts}`;
  const headers = { authorization: `Bearer ${SECRET_KEY}`, 'stripe-account': account };
  return {
    account,
    stripe: stripeClient(sandbox, account),
    get: (path, more) => send(`${sandbox.url}${path}`, { headers: { ...headers, ...more } }),
    post: (path, form = '', more = {}) =>
      send(`${sandbox.url}${path}`, {
        method: 'POST',
        body: form,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', ...more },
      }),
  };
}

export function stripeClient(sandbox: Sandbox, stripeAccount?: string, key = SECRET_KEY): Stripe {
  return new Stripe(key, {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    apiVersion: VERSION,
    maxNetworkRetries: 0,
    telemetry: false,
    ...(stripeAccount === undefined ? {} : { stripeAccount }),
  });
}

export async function send(url: string, init: RequestInit = {}): Promise<TestResponse> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson ? JSON.parse(text) : {}) as Json,
  };
}

/** The error with which a call of the official library rejects. */
export async function errorOf(
  promise: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call succeeded, and should not have.');
}

/** Ends a pending authentication or a processing setup. */
export function authenticate(
  sandbox: Sandbox,
  form: { account?: string; setup_intent: string; outcome: string },
): Promise<TestResponse> {
  return send(`${sandbox.url}/_sandbox/authenticate`, {
    method: 'POST',
    body: new URLSearchParams({ ...form }),
  });
}
