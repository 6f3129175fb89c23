import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature that is older is rejected, so that a recorded request cannot be sent again later. */
const MAX_AGE_SECONDS = 300;

export interface SignedRequest {
  /** The header `Stripe-Signature`: `t=…,v1=…`, with one `v1` for each secret that Stripe knows. */
  readonly header: string | null;
  /** The body, byte by byte as it was received. */
  readonly body: Uint8Array;
}

/**
 * Checks the signature of a webhook request as Stripe's library does: HMAC-SHA256 over the time, a dot and the body, with
 * the whole `whsec_…` text as the key.
 * @param secrets any of them may match, so that a secret can be replaced
 * @param nowSeconds Unix seconds
 * @returns the problem with the signature; null if it is valid
 */
export function signatureProblem(
  { header, body }: SignedRequest,
  secrets: readonly string[],
  nowSeconds: number,
): string | null {
  if (header === null) return 'The header Stripe-Signature is missing.';
  const parts = header.split(',').map((part) => part.split('='));
  const valuesOf = (name: string) =>
    parts.flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []));
  const time = valuesOf('t').at(-1);
  const given = valuesOf('v1');
  if (time === undefined || !/^\d+$/.test(time) || given.length === 0)
    return 'The header Stripe-Signature must contain t and v1.';
  const isValid = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
    return given.some((signature) => areEqual(signature, expected));
  });
  if (!isValid)
    return 'No signature matches: check STRIPE_WEBHOOK_SECRETS, and that no body parser runs before the gateway.';
  if (nowSeconds - Number(time) > MAX_AGE_SECONDS) return 'The signature is too old.';
  return null;
}

function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
