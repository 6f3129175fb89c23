import { StripeApiError } from './errors.ts';

/** The type of an API key. Restricted keys count as secret; publishable keys may call few operations and see few fields. */
export type KeyType = 'secret' | 'publishable';

/** Stripe's docs do not say whether this is 401 or 403. */
const SECRET_KEY_REQUIRED_STATUS = 401;

const CHALLENGE = { 'www-authenticate': 'Basic realm="Stripe"' };

/**
 * Reads the API key from an `Authorization` header, Bearer or Basic. Accepts any well-formed test key.
 *
 * @throws StripeApiError (401) when the key is missing or is not a test key.
 */
export function authenticate(header: string | undefined): KeyType {
  const key = keyFrom(header ?? '');
  if (key === '') {
    const message =
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
      "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for " +
      'details, or we can help at https://support.stripe.com/.';
    throw new StripeApiError(401, { type: 'invalid_request_error', message }, CHALLENGE);
  }
  const kind = /^([srp])k_test_[A-Za-z0-9_]{1,240}$/.exec(key)?.[1];
  if (kind === undefined) {
    const message = `Invalid API Key provided: ${masked(key)}`;
    throw new StripeApiError(401, { type: 'invalid_request_error', message }, CHALLENGE);
  }
  return kind === 'p' ? 'publishable' : 'secret';
}

/** The error for an operation that publishable keys may not call. */
export function secretKeyRequired(): StripeApiError {
  return new StripeApiError(SECRET_KEY_REQUIRED_STATUS, {
    type: 'invalid_request_error',
    code: 'secret_key_required',
    message:
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of ' +
      'your API keys at https://dashboard.stripe.com/account/apikeys.',
  });
}

function keyFrom(header: string): string {
  const [scheme = '', ...rest] = header.trim().split(/\s+/);
  const credentials = rest.join(' ');
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return '';
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return pair.split(':')[0] ?? '';
}

function masked(key: string): string {
  const prefix = /^[srp]k_(?:test|live)_/.exec(key)?.[0] ?? '';
  const secret = key.slice(prefix.length);
  const shown = secret.length > 4 ? secret.slice(-4) : '';
  return `${prefix}${'*'.repeat(Math.min(secret.length - shown.length, 20))}${shown}`;
}
