import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import type { Variation } from './measure.ts';
import type { Workload } from './workloads.ts';

/** The customer of the objects that the workloads read. */
const READER = 1;

/** Writes are sent by many customers, because a gateway remembers the writes of each for an hour. */
const WRITERS = 2000;

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'setup-intents-gateway';
const CLAIM = 'stripe_customer';
const ALGORITHM = 'RS256';
const SCOPES = 'setup_intents:read setup_intents:write setup_intents:client_secret';

/** Customers with JSON Web Tokens as callers of a gateway. */
export interface Customers {
  /** The settings of a gateway that accepts their tokens. */
  readonly env: Readonly<Record<string, string>>;
  /** A workload as these customers send it. */
  requestsOf(workload: Workload): Variation;
}

/** Creates a key pair, and signs a token for each customer. */
export async function createCustomers(): Promise<Customers> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const headersFor = async (customer: string) => {
    const token = await new SignJWT({ scope: SCOPES, [CLAIM]: customer })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(`user-of-${customer}`)
      .setIssuedAt()
      .setExpirationTime('1d')
      .sign(privateKey);
    return { authorization: `Bearer ${token}` };
  };
  const all = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => headersFor(`cus_${String(READER + n).padStart(6, '0')}`)),
  );
  return {
    env: {
      GATEWAY_AUTH: 'jwt',
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      JWT_PUBLIC_KEY: await exportSPKI(publicKey),
      JWT_CUSTOMER_CLAIM: CLAIM,
      // The workloads also select fields that customers cannot see by default.
      CUSTOMER_HIDDEN_FIELDS: 'none',
      CUSTOMER_WRITES_PER_HOUR: '1000000',
    },
    requestsOf({ query, variables, customerVariables, upstream }) {
      const callers = upstream.method === 'POST' ? all : all.slice(0, 1);
      const body = JSON.stringify({ query, variables: customerVariables ?? variables });
      return { headersOf: (n) => callers[n % callers.length] ?? {}, bodyOf: () => body };
    },
  };
}
