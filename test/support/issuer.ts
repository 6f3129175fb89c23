import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { CompleteJwtOptions } from '../../src/config/options.ts';
import { startHttpServer } from './http-server.ts';

/** Ten o'clock, in milliseconds. */
export const NOW = Date.UTC(2026, 0, 1, 10);

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'gateway';

export interface Issuer {
  /** The URL of the JWKS. */
  readonly jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** Replaces the key: the new one signs, and only it is published. */
  rotate(): Promise<void>;
  /** Publishes these keys before its own, all without `kid`. */
  publishWithoutKid(...others: readonly JWK[]): void;
  /** Responds to the next requests for the keys with 503, or with the given response. */
  fail(response: { readonly status: number; readonly body: string } | null): void;
  /** A token that is valid, unless the claims say otherwise. */
  token(claims?: JWTPayload, header?: { readonly kid?: string | null }): Promise<string>;
  close(): Promise<void>;
}

/**
 * An issuer of tokens that publishes its keys over HTTP.
 * @param now a time at which its tokens are valid, in milliseconds
 */
export async function startIssuer(now: number = NOW): Promise<Issuer> {
  let fetches = 0;
  let failure: { status: number; body: string } | null = null;
  let current = await newKey('key-1');
  let published = () => [current.jwk];
  const server = await startHttpServer((_request, response) => {
    fetches += 1;
    const { status, body } = failure ?? { status: 200, body: JSON.stringify({ keys: published() }) };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  return {
    jwksUrl: `${server.url}/keys.json`,
    fetches: () => fetches,
    async rotate() {
      current = await newKey(`${current.kid}-next`);
    },
    publishWithoutKid(...others) {
      published = () => [...others, current.jwk].map(({ kid, ...jwk }) => jwk);
    },
    fail(response) {
      failure = response;
    },
    token: (claims = {}, { kid = current.kid } = {}) =>
      new SignJWT({ ...validClaims(now), ...claims })
        .setProtectedHeader({ alg: 'ES256', ...(kid !== null && { kid }) })
        .sign(current.privateKey),
    close: () => server.close(),
  };
}

/** The claims of a token that is valid at this time. */
export function validClaims(now: number = NOW): JWTPayload {
  const seconds = Math.floor(now / 1000);
  return { iss: ISSUER, aud: AUDIENCE, sub: 'user-1', iat: seconds, exp: seconds + 300 };
}

/** Options that accept such tokens, with the claims `customer` and `account`. */
export function jwtOptions(
  keys: CompleteJwtOptions['keys'],
  options: Partial<CompleteJwtOptions> = {},
): CompleteJwtOptions {
  return {
    issuer: ISSUER,
    audience: [AUDIENCE],
    keys,
    algorithms: ['ES256'],
    clockSkewMs: 30_000,
    scopesClaim: 'scope',
    customerClaim: 'customer',
    customerScopes: [],
    services: true,
    accountClaim: 'account',
    ...options,
  };
}

interface Key {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
}

async function newKey(kid: string): Promise<Key> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}
