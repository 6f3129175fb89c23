import { mergedMetadata } from '../../form/metadata.ts';
import { childPath } from '../../form/params.ts';
import type { JsonObject } from '../../http/json.ts';
import { withNulls } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import { digest } from '../../store/ids.ts';
import type { PaymentMethod } from '../../store/objects.ts';
import type { PaymentMethodRecord } from '../../store/store.ts';
import { ADDRESS, BILLING_DETAILS } from '../customers/address.ts';
import { type CheckedCard, checkCard } from './card-data.ts';
import {
  bankAccountDetails,
  detailsOfType,
  fingerprint,
  TEST_BANK,
  TEST_ROUTING_NUMBER,
} from './method-details.ts';
import { ALL_CHECKS_PASS, type CheckResults, type Outcome, outcomeOfType, SUCCEEDS } from './outcomes.ts';
import type { MethodFields } from './payment-method-data.ts';
import { bankAccountOutcome, type TestSepaAccount } from './test-bank-accounts.ts';
import type { TestMethod } from './test-payment-methods.ts';

interface NewMethod {
  readonly type: string;
  /** The value of the field that is named after the type, such as `card`. */
  readonly details: JsonObject;
  readonly outcome: Outcome;
  readonly checks?: CheckResults;
  /** The parameters of the request. */
  readonly fields?: MethodFields | undefined;
}

function newMethod(
  context: Context,
  { type, details, outcome, checks = ALL_CHECKS_PASS, fields = {} }: NewMethod,
): PaymentMethodRecord {
  const wire: PaymentMethod = {
    id: context.ids.next('pm_', 24),
    object: 'payment_method',
    allow_redisplay: fields.allow_redisplay ?? 'unspecified',
    billing_details: billingDetails(fields.billing_details ?? {}),
    created: context.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergedMetadata({}, fields.metadata),
    ...(fields.radar_options?.session ? { radar_options: { session: fields.radar_options.session } } : {}),
    shared_payment_granted_token: null,
    type,
    [type]: details,
  };
  return {
    id: wire.id,
    created: wire.created,
    wire,
    outcome,
    checks,
    mandateOptions: fields.upi?.mandate_options ?? null,
    usedUp: false,
    detached: false,
  };
}

function billingDetails(given: NonNullable<MethodFields['billing_details']>): JsonObject {
  return {
    ...withNulls(BILLING_DETAILS, { ...given, address: null }),
    address: withNulls(ADDRESS, given.address ?? {}),
  };
}

/** A new payment method from one of Stripe's test payment methods, such as `pm_card_visa`. It is not stored yet. */
export function methodFromTestMethod(context: Context, method: TestMethod): PaymentMethodRecord {
  const { type } = method;
  switch (type) {
    case 'card':
      return methodFromCard(context, {
        ...{ card: method.card, expiry: null, hasCvc: true, preferredNetwork: null },
      });
    case 'us_bank_account': {
      const numbers = { account_number: method.accountNumber, routing_number: TEST_ROUTING_NUMBER };
      const outcome = bankAccountOutcome(method.accountNumber);
      return newMethod(context, { type, details: bankAccountDetails(numbers, context), outcome });
    }
    case 'sepa_debit':
      return newMethod(context, { type, details: sepaDetails(context, method.account), outcome: SUCCEEDS });
    case 'acss_debit':
      return newMethod(context, { type, details: acssDetails(), outcome: SUCCEEDS });
  }
}

/**
 * A payment method from `payment_method_data`, or from a create call. `path` is the parameter of the data, or empty at
 * the top level. It is not stored yet.
 *
 * @throws StripeApiError 402 for invalid card data, 400 for an unknown card token.
 */
export function methodFromData(
  context: Context,
  data: MethodFields & { type: string },
  path = '',
): PaymentMethodRecord {
  const { type } = data;
  if (type === 'card') {
    const checked = checkCard(data.card, { path: childPath(path, type), now: context.now });
    return methodFromCard(context, checked, data);
  }
  const outcome =
    type === 'us_bank_account'
      ? bankAccountOutcome(data.us_bank_account?.account_number ?? '')
      : outcomeOfType(type);
  return newMethod(context, { type, details: detailsOfType(type, data, context), outcome, fields: data });
}

/**
 * A payment method from a test card. Without an expiry, it expires in the current month of next year, as recorded from
 * Stripe. Checks of what was not given are null; the others are `unchecked` until the card is attached.
 */
function methodFromCard(context: Context, given: CheckedCard, fields?: MethodFields): PaymentMethodRecord {
  const { card, expiry, hasCvc } = given;
  const today = new Date(context.now * 1000);
  const address = fields?.billing_details?.address;
  const networks = card.coBrand === null ? [card.brand] : [card.coBrand, card.brand];
  const details: JsonObject = {
    brand: card.brand,
    checks: {
      address_line1_check: address?.line1 ? 'unchecked' : null,
      address_postal_code_check: address?.postal_code ? 'unchecked' : null,
      cvc_check: hasCvc ? 'unchecked' : null,
    },
    country: card.country,
    display_brand: card.brand,
    exp_month: expiry?.month ?? today.getUTCMonth() + 1,
    exp_year: expiry?.year ?? today.getUTCFullYear() + 1,
    fingerprint: fingerprint(context, card.number),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: networks, preferred: given.preferredNetwork },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.threeDSecure },
    wallet: null,
  };
  const { outcome, checks } = card;
  const cannotFail = !hasCvc && outcome.kind === 'declines' && outcome.decline.code === 'incorrect_cvc';
  return newMethod(context, {
    ...{ type: 'card', details, checks, fields },
    outcome: cannotFail ? SUCCEEDS : outcome,
  });
}

/**
 * A copy of a payment method for a connected account, which belongs to no customer there. It is not stored yet. The
 * fingerprint depends on the account, as at Stripe.
 */
export function clonedMethod(context: Context, original: PaymentMethodRecord): PaymentMethodRecord {
  const { wire } = original;
  const details = structuredClone(wire[wire.type]) as JsonObject;
  if (details.fingerprint) details.fingerprint = fingerprint(context, String(details.fingerprint));
  const clone = newMethod(context, { type: wire.type, details, outcome: original.outcome });
  clone.wire.billing_details = structuredClone(wire.billing_details);
  clone.wire.allow_redisplay = wire.allow_redisplay;
  return { ...clone, checks: original.checks, mandateOptions: original.mandateOptions };
}

function sepaDetails(context: Context, { country, iban }: TestSepaAccount): JsonObject {
  if (iban !== null) return detailsOfType('sepa_debit', { sepa_debit: { iban } }, context);
  return {
    bank_code: '37040044',
    branch_code: '',
    country,
    fingerprint: digest(`sepa ${country}`, 16),
    generated_from: { charge: null, setup_attempt: null },
    last4: '3201',
  };
}

function acssDetails(): JsonObject {
  return {
    bank_name: TEST_BANK,
    fingerprint: digest('acss', 16),
    institution_number: '000',
    last4: '6789',
    transit_number: '11000',
  };
}
