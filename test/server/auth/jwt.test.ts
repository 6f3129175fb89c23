import { createSecretKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompleteJwtOptions } from '../../../src/config/options.ts';
import { AuthenticationError } from '../../../src/server/auth/authentication-error.ts';
import { createJwtVerifier, type JwtVerifier } from '../../../src/server/auth/jwt.ts';
import { ISSUER, type Issuer, jwtOptions, NOW, startIssuer, validClaims } from '../../support/issuer.ts';
import { recordingLog } from '../../support/log.ts';

let issuer: Issuer;
let foreign: Issuer;
const opened: JwtVerifier[] = [];
const closing: Issuer[] = [];

beforeAll(async () => {
  [issuer, foreign] = await Promise.all([startIssuer(), startIssuer()]);
});
afterAll(() => Promise.all([issuer.close(), foreign.close()]));
afterEach(async () => {
  for (const tokens of opened.splice(0)) await tokens.close();
  for (const each of closing.splice(0)) await each.close();
});

function open(options: Partial<CompleteJwtOptions> = {}, now = NOW): JwtVerifier {
  const tokens = createJwtVerifier(jwtOptions({ url: issuer.jwksUrl }, options), {
    now: () => now,
    monotonicNow: () => 0,
    log: recordingLog(),
  });
  opened.push(tokens);
  return tokens;
}

const callerOf = async (claims: JWTPayload, options?: Partial<CompleteJwtOptions>) =>
  open(options).callerOf(await issuer.token(claims));

const refusalOf = async (
  token: string,
  options?: Partial<CompleteJwtOptions>,
  now?: number,
): Promise<unknown> =>
  open(options, now)
    .callerOf(token)
    .catch((error: unknown) => error);

const NOT_ACCEPTED = { code: 'UNAUTHENTICATED', message: 'Invalid token.', retryable: false };

describe('a valid token', () => {
  it('with a customer claim is bound to the customer', async () => {
    expect(await callerOf({ customer: 'cus_1', scope: 'openid setup_intents:read' })).toEqual({
      principal: {
        kind: 'customer',
        subject: `jwt:${ISSUER}|user-1`,
        scopes: new Set(['setup_intents:read']),
        account: null,
        customer: 'cus_1',
      },
      accounts: ['own'],
      mayNarrow: false,
    });
  });

  it('without a customer claim is from a service, if services are accepted', async () => {
    expect(await callerOf({ scope: 'setup_intents:write' })).toMatchObject({
      principal: { kind: 'service', scopes: new Set(['setup_intents:write']) },
      mayNarrow: true,
    });
    expect(await refusalOf(await issuer.token(), { services: false })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'a token without a customer',
      subject: `jwt:${ISSUER}|user-1`,
    });
  });

  it.each<[string, JWTPayload, Partial<CompleteJwtOptions>, readonly string[]]>([
    ['a list of scopes', { scope: ['setup_intents:read', 'other'] }, {}, ['setup_intents:read']],
    ['another scopes claim', { permissions: 'federation' }, { scopesClaim: 'permissions' }, ['federation']],
    ['only scopes of other services', { scope: 'openid' }, { customerScopes: ['setup_intents:read'] }, []],
    ['no scopes, for a service', {}, { customerScopes: ['setup_intents:read'] }, []],
    ['no scopes, for a customer', { customer: 'cus_1' }, {}, []],
    [
      'the default scopes of customers',
      { customer: 'cus_1' },
      { customerScopes: ['setup_intents:read'] },
      ['setup_intents:read'],
    ],
    ['scopes with the names of properties', { scope: '__proto__ constructor' }, {}, []],
  ])('can have %s', async (_, claims, options, scopes) => {
    const { principal } = await callerOf(claims, options);
    expect([...principal.scopes]).toEqual(scopes);
  });

  it.each<[JWTPayload, readonly string[]]>([
    [{}, ['own']],
    [{ account: 'acct_1' }, ['acct_1']],
    [{ account: ['acct_1', 'acct_2'] }, ['acct_1', 'acct_2']],
  ])('with %j may use the accounts %j', async (claims, accounts) => {
    expect((await callerOf(claims)).accounts).toEqual(accounts);
  });

  it('is not bound by claims that are not configured', async () => {
    const claims = { customer: 'cus_1', account: 'acct_1' };
    const caller = await callerOf(claims, { customerClaim: null, accountClaim: null });
    expect(caller).toMatchObject({ principal: { kind: 'service' }, accounts: ['own'] });
  });

  it('has a subject that fits in one line and imitates no other', async () => {
    const { principal } = await callerOf({ sub: 'auth|1\n|cus_2' });
    expect(principal.subject).toBe(`jwt:${ISSUER}|auth%7C1%0A%7Ccus_2`);
  });

  it('can be verified with a single public key, without a fetch', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const token = await new SignJWT(validClaims()).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
    const tokens = createJwtVerifier(jwtOptions({ publicKey }, { algorithms: ['EdDSA'] }), {
      now: () => NOW,
      monotonicNow: () => 0,
      log: recordingLog(),
    });
    expect(await tokens.callerOf(token)).toMatchObject({ principal: { kind: 'service' } });
  });

  it('is accepted within the tolerated clock skew', async () => {
    const { exp = 0, iat = 0 } = validClaims();
    const [late, early] = [await issuer.token(), await issuer.token({ nbf: iat + 29 })];
    expect(await open({}, (exp + 29) * 1000).callerOf(late)).toBeDefined();
    expect(await open().callerOf(early)).toBeDefined();
  });
});

describe('a token is rejected', () => {
  it.each<[string, JWTPayload, string]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'the claim iss is check_failed'],
    ['for another audience', { aud: 'elsewhere' }, 'the claim aud is check_failed'],
    ['for other audiences', { aud: ['elsewhere', 'there'] }, 'the claim aud is check_failed'],
    ['that is not valid yet', { nbf: NOW / 1000 + 31 }, 'the claim nbf is check_failed'],
    ['without an expiry', { exp: undefined } as never, 'the claim exp is missing'],
    ['without a subject', { sub: undefined } as never, 'the claim sub is missing'],
    ['with an empty subject', { sub: '' }, 'the claim sub is malformed'],
    ['with a long subject', { sub: 'x'.repeat(256) }, 'the claim sub is malformed'],
    ['with a lone surrogate in the subject', { sub: '\ud800' }, 'the claim sub is malformed'],
    ['with an invalid customer id', { customer: 'cus_1/../cus_2' }, 'the claim customer is malformed'],
    ['with an empty customer', { customer: '' }, 'the claim customer is malformed'],
    ['with null for the customer', { customer: null }, 'the claim customer is malformed'],
    ['with a list of customers', { customer: ['cus_1'] }, 'the claim customer is malformed'],
    ['with a client secret as customer', { customer: 'cus_1_secret_2' }, 'the claim customer is malformed'],
    ['with scopes that are a number', { scope: 7 }, 'the claim scope is malformed'],
    ['with a scope that is a number', { scope: [7] }, 'the claim scope is malformed'],
    ['with an invalid account id', { account: '*' }, 'the claim account is malformed'],
    ['with an empty list of accounts', { account: [] }, 'the claim account is malformed'],
  ])('%s', async (_, claims, reason) => {
    expect(await refusalOf(await issuer.token(claims))).toMatchObject({ ...NOT_ACCEPTED, reason });
  });

  it('if it has expired, with a message that says so', async () => {
    const { exp = 0 } = validClaims();
    expect(await refusalOf(await issuer.token(), {}, (exp + 31) * 1000)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The token has expired.',
      reason: 'an expired token',
    });
  });

  it('if another issuer has signed it with the same key id', async () => {
    const error = await refusalOf(await foreign.token());
    expect(error).toMatchObject({
      ...NOT_ACCEPTED,
      reason: expect.stringContaining('SIGNATURE_VERIFICATION'),
    });
  });

  it('if its key is not published', async () => {
    const error = await refusalOf(await foreign.token({}, { kid: 'other' }));
    expect(error).toMatchObject({ ...NOT_ACCEPTED, reason: expect.stringContaining('NO_MATCHING_KEY') });
  });

  it('with alg: none', async () => {
    const token = new UnsecuredJWT(validClaims()).encode();
    expect(await refusalOf(token)).toMatchObject(NOT_ACCEPTED);
    expect(await refusalOf(`${token}AA`)).toMatchObject(NOT_ACCEPTED);
    expect(await refusalOf(token, { algorithms: ['ES256', 'RS256'] })).toMatchObject(NOT_ACCEPTED);
  });

  it('if it is signed with the public key as a shared secret', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const secret = createSecretKey(publicKey.export({ type: 'spki', format: 'der' }));
    const token = await new SignJWT(validClaims()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    const tokens = createJwtVerifier(jwtOptions({ publicKey }), {
      now: () => NOW,
      monotonicNow: () => 0,
      log: recordingLog(),
    });
    await expect(tokens.callerOf(token)).rejects.toMatchObject(NOT_ACCEPTED);
  });

  it('with an algorithm that is not accepted, even if the key supports it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = await new SignJWT(validClaims()).setProtectedHeader({ alg: 'PS256' }).sign(privateKey);
    const open = (algorithms: CompleteJwtOptions['algorithms']) =>
      createJwtVerifier(jwtOptions({ publicKey }, { algorithms }), {
        now: () => NOW,
        monotonicNow: () => 0,
        log: recordingLog(),
      });
    await expect(open(['RS256']).callerOf(token)).rejects.toMatchObject(NOT_ACCEPTED);
    expect(await open(['RS256', 'PS256']).callerOf(token)).toBeDefined();
  });

  it.each([
    '',
    'x',
    'a.b.c',
    '..',
    'e30.e30.',
    'eyJhbGciOiJFUzI1NiJ9.e30',
    `${'e30.'.repeat(2000)}e30`,
    'eyJhbGciOiJFUzI1NiJ9.bm90anNvbg.AA',
  ])('that is malformed: %j', async (token) => {
    const error = await refusalOf(token);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject(NOT_ACCEPTED);
  });

  it('as retryable if the keys cannot be fetched', async () => {
    const down = await startIssuer();
    down.fail({ status: 500, body: '' });
    const tokens = createJwtVerifier(jwtOptions({ url: down.jwksUrl }), {
      now: () => NOW,
      monotonicNow: () => 0,
      log: recordingLog(),
    });
    await expect(tokens.callerOf(await down.token())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      retryable: true,
      message: 'The token cannot be verified at the moment. Try again later.',
      reason: 'the JWKS could not be fetched: HTTP 500',
    });
    await tokens.close();
    await down.close();
  });
});

describe('a token without a key id', () => {
  /** An issuer whose keys have no ids, and that publishes other keys first. */
  async function issuerOfSeveral() {
    const several = await startIssuer();
    const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' }) as JWK;
    several.publishWithoutKid(
      jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
      jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey),
      jwkOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey),
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' },
    );
    const tokens = createJwtVerifier(
      jwtOptions({ url: several.jwksUrl }, { algorithms: ['ES256', 'RS256'] }),
      {
        now: () => NOW,
        monotonicNow: () => 0,
        log: recordingLog(),
      },
    );
    opened.push(tokens);
    closing.push(several);
    return { several, tokens };
  }

  it('is verified with each key of its type', async () => {
    const { several, tokens } = await issuerOfSeveral();
    const token = await several.token({ sub: 'user-7' }, { kid: null });
    expect(await tokens.callerOf(token)).toMatchObject({ principal: { subject: `jwt:${ISSUER}|user-7` } });
    expect(several.fetches()).toBe(1);
  });

  it('is rejected if none of the keys has signed it', async () => {
    const { tokens } = await issuerOfSeveral();
    const token = await foreign.token({}, { kid: null });
    await expect(tokens.callerOf(token)).rejects.toMatchObject({
      ...NOT_ACCEPTED,
      reason: expect.stringContaining('SIGNATURE_VERIFICATION'),
    });
  });

  it('is rejected for its claims if one of the keys has signed it', async () => {
    const { several, tokens } = await issuerOfSeveral();
    const expired = await several.token({ exp: NOW / 1000 - 60 }, { kid: null });
    await expect(tokens.callerOf(expired)).rejects.toMatchObject({ message: 'The token has expired.' });
    const elsewhere = await several.token({ aud: 'elsewhere' }, { kid: null });
    await expect(tokens.callerOf(elsewhere)).rejects.toMatchObject({
      reason: 'the claim aud is check_failed',
    });
  });
});

describe('a part of a token that is not base64url without padding', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const padded = (part: string) => part.padEnd(Math.ceil(part.length / 4) * 4, '=');
  const header = encoded({ alg: 'EdDSA', x: '' });
  const payload = encoded({ ...validClaims(), x: '' });

  const signed = (...parts: [header: string, payload: string]) => {
    const input = parts.join('.');
    return [...parts, sign(null, Buffer.from(input), privateKey).toString('base64url')] as const;
  };
  const callerOf = (parts: readonly string[]) =>
    createJwtVerifier(jwtOptions({ publicKey }, { algorithms: ['EdDSA'] }), {
      now: () => NOW,
      monotonicNow: () => 0,
      log: recordingLog(),
    }).callerOf(parts.join('.'));

  it('is not in the token of the other tests', async () => {
    expect(await callerOf(signed(header, payload))).toBeDefined();
  });

  it.each<[string, () => readonly string[]]>([
    ['a padded header', () => signed(padded(header), payload)],
    ['a padded payload', () => signed(header, padded(payload))],
    [
      'a padded signature',
      () => {
        const [head, body, signature] = signed(header, payload);
        return [head, body, padded(signature)];
      },
    ],
    [
      'a payload in base64',
      () => {
        const claims = JSON.stringify({ ...validClaims(), x: '~~~~~' });
        return signed(header, Buffer.from(claims).toString('base64').replaceAll('=', ''));
      },
    ],
    ['a line break', () => signed(header, `${payload}\n`)],
  ])('is rejected: %s', async (_, parts) => {
    const plain = signed(header, payload).join('.');
    expect(parts().join('.')).not.toBe(plain);
    await expect(callerOf(parts())).rejects.toMatchObject({
      ...NOT_ACCEPTED,
      reason: 'a token that cannot be verified: ERR_JWS_INVALID',
    });
  });
});
