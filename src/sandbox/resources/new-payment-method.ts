import { digest } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { mergedMetadata } from '../metadata.ts';
import type { PaymentMethod } from '../objects.ts';
import type { Context } from '../operations.ts';
import type { PaymentMethodRecord } from '../store.ts';
import {
  bankAccountOutcome,
  type Outcome,
  outcomeOfType,
  type StockMethod,
  type TestCard,
} from '../test-values.ts';
import { wireText } from '../wire-text.ts';
import { ADDRESS, BILLING_DETAILS } from './address.ts';
import type { MethodFields } from './payment-method-data.ts';

const TEST_ROUTING_NUMBER = '110000000';

/** How a method is made: its type, that type's own object, what it will come to, and what came with the request. */
interface Making {
  readonly type: string;
  readonly details: JsonObject;
  readonly outcome: Outcome;
  readonly fields?: MethodFields;
}

function make(context: Context, making: Making): PaymentMethodRecord {
  const { type, fields = {} } = making;
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
    [type]: making.details,
  };
  return { id: wire.id, created: wire.created, wire, outcome: making.outcome, spent: false, detached: false };
}

function billingDetails(given: NonNullable<MethodFields['billing_details']>): JsonObject {
  return {
    ...wireText(BILLING_DETAILS, { ...given, address: null }),
    address: wireText(ADDRESS, given.address ?? {}),
  };
}

/** A fresh method from a stock template, such as `pm_card_visa`. It is not stored yet. */
export function methodFromStock(context: Context, stock: StockMethod): PaymentMethodRecord {
  switch (stock.type) {
    case 'card':
      return methodFromCard(context, { card: stock.card });
    case 'us_bank_account':
      return make(context, {
        type: stock.type,
        details: bankAccountDetails(
          { account_number: stock.accountNumber, routing_number: TEST_ROUTING_NUMBER },
          context,
        ),
        outcome: bankAccountOutcome(stock.accountNumber),
      });
    case 'sepa_debit':
      return make(context, {
        type: stock.type,
        details: sepaDetails(stock.country),
        outcome: { kind: 'succeeds' },
      });
    case 'acss_debit':
      return make(context, { type: stock.type, details: acssDetails(), outcome: { kind: 'succeeds' } });
  }
}

/** A method from `payment_method_data` or from a create without a card. It is not stored yet. */
export function methodFromData(context: Context, data: MethodFields & { type: string }): PaymentMethodRecord {
  if (data.type !== 'us_bank_account') {
    return make(context, { type: data.type, details: {}, outcome: outcomeOfType(data.type), fields: data });
  }
  const bank = data.us_bank_account ?? {};
  return make(context, {
    type: data.type,
    details: bankAccountDetails(bank, context),
    outcome: bankAccountOutcome(bank.account_number ?? ''),
    fields: data,
  });
}

/** A method from a test card. Stock cards expire in the current month of next year, as recorded. */
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
  return make(context, { type: 'card', details, outcome: card.outcome, ...(fields ? { fields } : {}) });
}

function bankAccountDetails(
  bank: NonNullable<MethodFields['us_bank_account']>,
  context: Context,
): JsonObject {
  const number = bank.account_number ?? '000123456789';
  return {
    account_holder_type: bank.account_holder_type ?? 'individual',
    account_type: bank.account_type ?? 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: bank.financial_connections_account ?? null,
    fingerprint: fingerprint(context, number),
    last4: number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: bank.routing_number ?? TEST_ROUTING_NUMBER,
    status_details: {},
  };
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
    bank_name: 'STRIPE TEST BANK',
    fingerprint: digest('acss', 16),
    institution_number: '000',
    last4: '6789',
    transit_number: '11000',
  };
}

/** Equal for equal numbers within one account. */
function fingerprint(context: Context, number: string): string {
  return digest(`${context.world.account ?? 'platform'} ${number}`, 16);
}
