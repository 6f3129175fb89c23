import { EXPAND } from '../../form/params.ts';
import { missingObject } from '../../http/errors.ts';
import { type JsonObject, withoutNulls } from '../../http/json.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { CustomerAcceptance, Mandate, PaymentMethod } from '../../store/objects.ts';
import type { Account, PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';

import type { MethodOptions } from '../setup-intents/payment-method-options.ts';

interface Setup {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
}

/**
 * The mandate that an intent can use instead of a new one. Stripe does not document which ones it accepts; the sandbox
 * accepts an active multi-use mandate for the same payment method and `on_behalf_of`. A single-use intent always needs
 * a new mandate, because a single-use mandate covers one amount.
 */
export function existingMandate(account: Account, { record, method }: Setup): Mandate | undefined {
  if (record.singleUse !== null) return undefined;
  const mandates = account.mandates.items();
  return mandates.findLast(
    ({ wire }) =>
      wire.payment_method === method.id &&
      wire.status === 'active' &&
      wire.type === 'multi_use' &&
      (wire.on_behalf_of ?? null) === record.wire.on_behalf_of,
  )?.wire;
}

/** The mandate of a successful setup: the existing one, unless there is none or the customer accepted a new one. */
export function mandateForSetup(context: Context, setup: Setup): Mandate {
  const existing = setup.record.acceptance === null ? existingMandate(context.account, setup) : undefined;
  return existing ?? createMandate(context, setup);
}

function createMandate(context: Context, setup: Setup): Mandate {
  const { record } = setup;
  const { singleUse, options } = record;
  const { wire: method, mandateOptions } = setup.method;
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
      [method.type]: (DETAILS[method.type]?.({ method, options, mandateOptions, context }) ??
        {}) as JsonObject,
    },
    status: 'active',
    type: singleUse ? 'single_use' : 'multi_use',
  };
  context.account.mandates.add({ id: wire.id, created: context.now, wire });
  return wire;
}

/** A type that needs no acceptance, such as a wallet, gets an offline one. */
function acceptanceFrom(given: CustomerAcceptance | null, now: number): CustomerAcceptance {
  if (given === null) return { accepted_at: now, offline: {}, type: 'offline' };
  return { ...given, accepted_at: given.accepted_at ?? now };
}

type Details = (terms: {
  readonly method: PaymentMethod;
  /** The `payment_method_options` of the intent. */
  readonly options: MethodOptions;
  /** The mandate options in the payment method's own data. */
  readonly mandateOptions: object | null;
  readonly context: Context;
}) => object;

/** The details of a mandate, for each type that has any: from the options, or else Stripe's defaults. */
const DETAILS: Readonly<Record<string, Details>> = {
  acss_debit: ({ options }) => {
    const given = options.acss_debit?.mandate_options;
    return {
      ...(given?.default_for ? { default_for: given.default_for } : {}),
      interval_description: given?.interval_description ?? null,
      payment_schedule: given?.payment_schedule ?? 'sporadic',
      transaction_type: given?.transaction_type ?? 'personal',
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
    const given = options.payto?.mandate_options;
    return {
      amount: given?.amount ?? null,
      amount_type: given?.amount_type ?? 'maximum',
      end_date: given?.end_date ?? null,
      payment_schedule: given?.payment_schedule ?? 'adhoc',
      payments_per_period: given?.payments_per_period ?? null,
      purpose: given?.purpose ?? null,
      start_date: given?.start_date ?? null,
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
  upi: ({ options, mandateOptions }) => ({
    ...{ amount: null, amount_type: null, description: null, end_date: null },
    ...mandateOptions,
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
    run: ({ account }, _params, [id = '']) => {
      const record = account.mandates.get(id);
      if (record === undefined) throw missingObject('mandate', id, { param: 'mandate', status: 404 });
      return record.wire;
    },
  }),
];
