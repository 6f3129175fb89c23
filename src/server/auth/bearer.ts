import { AuthenticationError, unauthenticated } from './authentication-error.ts';

/** The part of `Headers` that authentication needs. */
export type HeaderReader = Pick<Headers, 'get'>;

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;
const BASIC = /^Basic +([A-Za-z0-9+/=]+)$/i;

/** Stripe's secret and restricted keys. */
const SECRET_KEY = /(^|[^A-Za-z0-9_])(sk|rk)_(test|live)_/i;

/**
 * The bearer credential of a request; null without an Authorization header.
 * @throws AuthenticationError for any other Authorization header
 */
export function bearerOf(headers: HeaderReader): string | null {
  const header = headers.get('authorization') ?? '';
  if (header === '') return null;
  const bearer = BEARER.exec(header)?.[1];
  if (bearer === undefined)
    throw unauthenticated(
      'The Authorization header must have the form `Bearer …`.',
      'an Authorization header without a bearer credential',
    );
  return bearer;
}

/**
 * Rejects Stripe's secret keys as credentials of any kind of caller, so that the gateway cannot be used with a stolen key.
 * @throws AuthenticationError that does not contain the key
 */
export function rejectSecretKeys(headers: HeaderReader): void {
  const header = headers.get('authorization') ?? '';
  const basic = BASIC.exec(header)?.[1];
  const text = basic === undefined ? header : Buffer.from(basic, 'base64').toString('latin1');
  if (!SECRET_KEY.test(text)) return;
  throw new AuthenticationError(
    'A Stripe secret key is not a credential for this gateway. If it has left your server, roll it in the Stripe Dashboard.',
    { code: 'UNAUTHENTICATED', reason: 'a Stripe secret key as credential' },
  );
}
