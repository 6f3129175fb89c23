import { needsCustomerApproval } from './payment-method-types.ts';

export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
  readonly advice_code?: string;
  readonly network_advice_code?: string;
  readonly network_decline_code?: string;
  readonly param?: string;
}

/** The result of confirming an intent with a payment method. */
export type Outcome =
  | { readonly kind: 'succeeds' }
  | { readonly kind: 'declines'; readonly decline: Decline }
  | ThreeDSecure
  /** The customer must approve the setup on another site or in an app. */
  | { readonly kind: 'redirects' }
  | { readonly kind: 'microdeposits'; readonly undeliverable?: true }
  | { readonly kind: 'processes' }
  | { readonly kind: 'fails'; readonly code: string; readonly message: string };

/** 3-D Secure: always, or `onlyOnRequest`. */
interface ThreeDSecure {
  readonly kind: 'authenticates';
  readonly onlyOnRequest?: true;
  /** The authentication cannot start, and the card is declined. */
  readonly lookupFails?: Decline;
  /** The card is declined after a successful authentication. */
  readonly thenDeclines?: Decline;
}

/** What the issuer answers about the CVC and the address, if they were given. */
export interface CheckResults {
  readonly cvc: CheckResult;
  readonly line1: CheckResult;
  readonly postalCode: CheckResult;
}

type CheckResult = 'pass' | 'fail' | 'unavailable';

export const ALL_CHECKS_PASS: CheckResults = { cvc: 'pass', line1: 'pass', postalCode: 'pass' };

export const SUCCEEDS: Outcome = { kind: 'succeeds' };
export const MICRODEPOSITS: Outcome = { kind: 'microdeposits' };

/** The outcome of a payment method that was not created from a test card, test account or test payment method. */
export function outcomeOfType(type: string): Outcome {
  if (type === 'acss_debit') return MICRODEPOSITS;
  return needsCustomerApproval(type) ? { kind: 'redirects' } : SUCCEEDS;
}
