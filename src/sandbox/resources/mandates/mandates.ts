import { EXPAND } from '../../form/params.ts';
import { missingObject } from '../../http/errors.ts';
import type { JsonObject } from '../../http/json.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { CustomerAcceptance, Mandate, PaymentMethod } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord, World } from '../../store/store.ts';
import { withoutNulls } from '../setup-intents/payment-method-type-options.ts';
import type { MethodOptions } from '../setup-intents/payment-method-options.ts';

interface Setup {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
}

/**
 * The mandate that an intent may use in place of a new one. Stripe does not document which mandates count as existing;
 * the sandbox takes an active multi-use mandate for the same payment method and the same `on_behalf_of`. A single use
 * always needs an acceptance of its own, because its mandate is for one amount.
 */
export function existingMandate(world: World, { record, method }: Setup): Mandate | undefined {
  if (record.singleUse !== null) return undefined;
  const mandates = world.mandates.items();
  return mandates.findLast(
    ({ wire }) =>
      wire.payment_method === method.id &&
      wire.status === 'active' &&
      wire.type === 'multi_use' &&
      (wire.on_behalf_of ?? null) === record.wire.on_behalf_of,
  )?.wire;
}

/** The mandate of a finished setup: a new one, or without a new acceptance the existing one, if there is one. */
export function mandateOf(context: Context, setup: Setup): Mandate {
  const existing = setup.record.acceptance === null ? existingMandate(context.world, setup) : undefined;
  return existing ?? createMandate(context, setup);
}

function createMandate(context: Context, setup: Setup): Mandate {
  const { record } = setup;
  const { singleUse, options } = record;
  const { wire: method, mandateOptions: own } = setup.method;
  const wire: Mandate = {
    id: context.ids.next('mandate_', 24),
    object: 'mandate',
    customer_acceptance: acceptanceFrom(record.acceptance, context.now),
    livemode: false,
    ...(singleUse ? { single_use: singleUse } : { multi_use: {} }),
    ...(record.wire.on_behalf_of === null ? {} : { on_behalf_of: record.wire.on_behalf_of }),
    payment_method: method.id,
    payment_method_details: {
      type: method.type,
      [method.type]: (DETAILS[method.type]?.({ method, options, own, context }) ?? {}) as JsonObject,
    },
    status: 'active',
    type: singleUse ? 'single_use' : 'multi_use',
  };
  context.world.mandates.add({ id: wire.id, created: context.now, wire });
  return wire;
}

/** Types that are confirmed without an acceptance, such as wallets, record it as given offline. */
function acceptanceFrom(given: CustomerAcceptance | null, now: number): CustomerAcceptance {
  if (given === null) return { accepted_at: now, offline: {}, type: 'offline' };
  return { ...given, accepted_at: given.accepted_at ?? now };
}

type Details = (terms: {
  readonly method: PaymentMethod;
  readonly options: MethodOptions;
  /** Of the method's own data. */
  readonly own: object | null;
  readonly context: Context;
}) => object;

/** What a mandate says of its type, for each type that has members: what the options asked for, or Stripe's defaults. */
const DETAILS: Readonly<Record<string, Details>> = {
  acss_debit: ({ options }) => {
    const asked = options.acss_debit?.mandate_options;
    return {
      ...(asked?.default_for ? { default_for: asked.default_for } : {}),
      interval_description: asked?.interval_description ?? null,
      payment_schedule: asked?.payment_schedule ?? 'sporadic',
      transaction_type: asked?.transaction_type ?? 'personal',
    };
  },
  au_becs_debit: ({ method }) => ({ url: mandateUrl(method) }),
  bacs_debit: ({ method, options, context }) => ({
    display_name: null,
    network_status: 'accepted',
    reference: reference(context, options.bacs_debit),
    revocation_reason: null,
    service_user_number: null,
    url: mandateUrl(method),
  }),
  paypal: ({ method, options }) => ({
    billing_agreement_id: options.paypal?.billing_agreement_id ?? null,
    payer_id: (method.paypal as { payer_id: string | null }).payer_id,
  }),
  payto: ({ options }) => {
    const asked = options.payto?.mandate_options;
    return {
      amount: asked?.amount ?? null,
      amount_type: asked?.amount_type ?? 'maximum',
      end_date: asked?.end_date ?? null,
      payment_schedule: asked?.payment_schedule ?? 'adhoc',
      payments_per_period: asked?.payments_per_period ?? null,
      purpose: asked?.purpose ?? null,
      start_date: asked?.start_date ?? null,
    };
  },
  pix: ({ options }) => {
    const { amount: _amount, currency: _currency, ...shown } = options.pix?.mandate_options ?? {};
    return withoutNulls(shown);
  },
  sepa_debit: ({ method, options, context }) => ({
    reference: reference(context, options.sepa_debit),
    url: mandateUrl(method),
  }),
  upi: ({ options, own }) => ({
    ...{ amount: null, amount_type: null, description: null, end_date: null },
    ...own,
    ...options.upi?.mandate_options,
  }),
  us_bank_account: ({ options }) => withoutNulls(options.us_bank_account?.mandate_options),
};

function mandateUrl(method: PaymentMethod): string {
  return `https://example.com/mandates/${method.id}`;
}

function reference(
  context: Context,
  options: { mandate_options?: { reference_prefix?: string | null | undefined } | undefined } | undefined,
): string {
  return `${options?.mandate_options?.reference_prefix ?? ''}${context.ids.next('', 16).toUpperCase()}`;
}

export const mandateOperations: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/mandates/:mandate',
    returns: 'mandate',
    shape: EXPAND,
    run: ({ world }, _params, [id = '']) => {
      const record = world.mandates.get(id);
      if (record === undefined) throw missingObject('mandate', id, { param: 'mandate', status: 404 });
      return record.wire;
    },
  }),
];
