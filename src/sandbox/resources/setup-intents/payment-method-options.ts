import {
  bool,
  clearable,
  integer,
  list,
  nonEmpty,
  object,
  oneOf,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { type JsonObject, withoutNulls } from '../../http/json.ts';
import { TYPE_OPTIONS, VISIBLE_TYPE_OPTIONS } from './payment-method-type-options.ts';

const CARD_NETWORKS = [
  ...['amex', 'cartes_bancaires', 'diners', 'discover', 'eftpos_au', 'girocard', 'interac', 'jcb', 'link'],
  ...['mastercard', 'unionpay', 'unknown', 'visa'],
] as const;

const CARD_MANDATE = {
  amount: required(integer),
  amount_type: required(oneOf('fixed', 'maximum')),
  currency: required(nonEmpty),
  description: text,
  end_date: integer,
  interval: required(oneOf('day', 'month', 'sporadic', 'week', 'year')),
  interval_count: integer,
  reference: required(nonEmpty),
  start_date: required(integer),
  supported_types: list(oneOf('india')),
} as const satisfies Shape;

const CARD = {
  mandate_options: object(CARD_MANDATE),
  moto: bool,
  network: oneOf(...CARD_NETWORKS),
  request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
  three_d_secure: object({
    ares_trans_status: oneOf('A', 'C', 'I', 'N', 'R', 'U', 'Y'),
    cryptogram: text,
    electronic_commerce_indicator: oneOf('01', '02', '05', '06', '07'),
    network_options: object({
      cartes_bancaires: object({
        cb_avalgo: required(oneOf('0', '1', '2', '3', '4', 'A')),
        cb_exemption: text,
        cb_score: integer,
      }),
    }),
    requestor_challenge_indicator: text,
    transaction_id: text,
    version: oneOf('1.0.2', '2.1.0', '2.2.0', '2.3.0', '2.3.1'),
  }),
} as const satisfies Shape;

const US_BANK_ACCOUNT = {
  financial_connections: object({
    filters: object({ account_subcategories: list(oneOf('checking', 'savings')) }),
    permissions: list(oneOf('balances', 'ownership', 'payment_method', 'transactions')),
    prefetch: list(oneOf('balances', 'ownership', 'transactions')),
    return_url: text,
  }),
  mandate_options: object({ collection_method: clearable(oneOf('paper')) }),
  networks: object({ requested: list(oneOf('ach', 'us_domestic_wire')) }),
  verification_method: oneOf('automatic', 'instant', 'microdeposits'),
} as const satisfies Shape;

const OPTIONS = {
  ...TYPE_OPTIONS,
  card: object(CARD),
  us_bank_account: object(US_BANK_ACCOUNT),
} as const satisfies Shape;

/** `payment_method_options`, the same on create, update and confirm. */
export const paymentMethodOptions = object(OPTIONS);

export type MethodOptions = Values<typeof OPTIONS>;

/** The options that are present on every intent that accepts their type. Those of Klarna and Link as recorded. */
const ALWAYS_VISIBLE: Readonly<Record<string, (options: MethodOptions) => object>> = {
  klarna: ({ klarna: given = {} }) => ({
    currency: given.currency ?? null,
    preferred_locale: given.preferred_locale ?? null,
  }),
  link: ({ link: given = {} }) => ({ persistent_token: given.persistent_token ?? null }),
  card: ({ card = {} }) => ({
    mandate_options: card.mandate_options ? visibleCardMandate(card.mandate_options) : null,
    network: card.network ?? null,
    request_three_d_secure: card.request_three_d_secure ?? 'automatic',
  }),
  us_bank_account: ({ us_bank_account: bank = {} }) => ({
    ...(bank.financial_connections
      ? { financial_connections: { prefetch: null, ...withoutNulls(bank.financial_connections) } }
      : {}),
    ...(bank.mandate_options ? { mandate_options: withoutNulls(bank.mandate_options) } : {}),
    verification_method: bank.verification_method ?? 'automatic',
  }),
};

function visibleCardMandate(mandate: Values<typeof CARD_MANDATE>): object {
  const absent = { description: null, end_date: null, interval_count: null, supported_types: null };
  return { ...absent, ...mandate };
}

/** The `payment_method_options` of an intent: those of its types, with Stripe's defaults. */
export function visibleOptions(types: readonly string[], options: MethodOptions): JsonObject {
  const visible: Record<string, unknown> = {};
  for (const type of types) {
    const given = options[type as keyof MethodOptions];
    const toVisible = ALWAYS_VISIBLE[type] ?? (given === undefined ? undefined : VISIBLE_TYPE_OPTIONS[type]);
    if (toVisible) visible[type] = toVisible(options);
    else if (given !== undefined) visible[type] = given;
  }
  return visible as JsonObject;
}

/** The options after a request, whose members replace those of the same name and type. */
export function mergedOptions(current: MethodOptions, given: MethodOptions | undefined): MethodOptions {
  if (given === undefined) return current;
  const merged: Record<string, unknown> = { ...current };
  for (const [type, options] of Object.entries(given)) {
    merged[type] = { ...current[type as keyof MethodOptions], ...(options as object) };
  }
  return merged;
}
