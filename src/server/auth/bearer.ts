import { AuthenticationError, notAccepted } from './authentication-error.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;
const BASIC = /^Basic +([A-Za-z0-9+/=]+)$/i;

/** A key that may do more than name an account. */
const SECRET_KEY = /(^|[^A-Za-z0-9_])(sk|rk)_(test|live)_/i;

/**
 * The bearer credential of a request, or null when it has none.
 * @throws AuthenticationError for any other Authorization header
 */
export function bearerOf(headers: Headers): string | null {
  const header = headers.get('authorization') ?? '';
  if (header === '') return null;
  const bearer = BEARER.exec(header)?.[1];
  if (bearer === undefined)
    throw notAccepted(
      'Send the credential as Authorization: Bearer …',
      'an Authorization header without a bearer',
    );
  return bearer;
}

/**
 * Refuses Stripe's secret keys, wherever callers come from: whoever has found one shall not be served with it.
 * @throws AuthenticationError which does not repeat the key
 */
export function refuseSecretKeys(headers: Headers): void {
  const header = headers.get('authorization') ?? '';
  const basic = BASIC.exec(header)?.[1];
  const text = basic === undefined ? header : Buffer.from(basic, 'base64').toString('latin1');
  if (!SECRET_KEY.test(text)) return;
  throw new AuthenticationError(
    "A secret key of Stripe is no credential here. If it has left your server, roll it in Stripe's dashboard.",
    { code: 'UNAUTHENTICATED', reason: 'a secret key of Stripe as credential' },
  );
}
