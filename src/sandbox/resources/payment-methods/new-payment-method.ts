import { mergedMetadata } from '../../form/metadata.ts';
import type { JsonObject } from '../../http/json.ts';
import { withNulls } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import { digest } from '../../store/ids.ts';
import type { PaymentMethod } from '../../store/objects.ts';
import type { PaymentMethodRecord } from '../../store/store.ts';
import { ADDRESS, BILLING_DETAILS } from '../customers/address.ts';
import {
  bankAccountDetails,
  detailsOfType,
  fingerprint,
  TEST_BANK,
  TEST_ROUTING_NUMBER,
} from './method-details.ts';
import type { MethodFields } from './payment-method-data.ts';
import {
  bankAccountOutcome,
  type Outcome,
  outcomeOfType,
  type TestCard,
  type TestMethod,
} from './test-payment-methods.ts';

interface NewMethod {
  readonly type: string;
  /** The value of the field that is named after the type, such as `card`. */
  readonly details: JsonObject;
  readonly outcome: Outcome;
  /** The parameters of the request. */
  readonly fields?: MethodFields;
}

function newMethod(
  context: Context,
  { type, details, outcome, fields = {} }: NewMethod,
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
      return methodFromCard(context, { card: method.card });
    case 'us_bank_account': {
      const numbers = { account_number: method.accountNumber, routing_number: TEST_ROUTING_NUMBER };
      const outcome = bankAccountOutcome(method.accountNumber);
      return newMethod(context, { type, details: bankAccountDetails(numbers, context), outcome });
    }
    case 'sepa_debit':
      return newMethod(context, {
        type,
        details: sepaDetails(method.country),
        outcome: { kind: 'succeeds' },
      });
    case 'acss_debit':
      return newMethod(context, { type, details: acssDetails(), outcome: { kind: 'succeeds' } });
  }
}

/** A payment method from `payment_method_data`, or from a create call with any type but `card`. It is not stored yet. */
export function methodFromData(context: Context, data: MethodFields & { type: string }): PaymentMethodRecord {
  const { type } = data;
  const outcome =
    type === 'us_bank_account'
      ? bankAccountOutcome(data.us_bank_account?.account_number ?? '')
      : outcomeOfType(type);
  return newMethod(context, { type, details: detailsOfType(type, data, context), outcome, fields: data });
}

/**
 * A payment method from a test card. It is not stored yet. Without `expiry`, it expires in the current month of next
 * year, as recorded from Stripe.
 */
export function methodFromCard(
  context: Context,
  given: { card: TestCard; fields?: MethodFields; expiry?: { month: number; year: number } },
): PaymentMethodRecord {
  const { card, fields } = given;
  const today = new Date(context.now * 1000);
  const details: JsonObject = {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country: 'US',
    display_brand: card.brand,
    exp_month: given.expiry?.month ?? today.getUTCMonth() + 1,
    exp_year: given.expiry?.year ?? today.getUTCFullYear() + 1,
    fingerprint: fingerprint(context, card.number),
    funding: card.funding ?? 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.threeDSecure ?? true },
    wallet: null,
  };
  return newMethod(context, { type: 'card', details, outcome: card.outcome, ...(fields ? { fields } : {}) });
}

function sepaDetails(country: string): JsonObject {
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
