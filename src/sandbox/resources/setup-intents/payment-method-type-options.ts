import {
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
import { withNulls, withoutNulls } from '../../http/json.ts';

const KLARNA_LOCALES = [
  ...['cs-CZ', 'da-DK', 'de-AT', 'de-CH', 'de-DE', 'el-GR', 'en-AT', 'en-AU', 'en-BE', 'en-CA', 'en-CH'],
  ...['en-CZ', 'en-DE', 'en-DK', 'en-ES', 'en-FI', 'en-FR', 'en-GB', 'en-GR', 'en-IE', 'en-IT', 'en-NL'],
  ...['en-NO', 'en-NZ', 'en-PL', 'en-PT', 'en-RO', 'en-SE', 'en-US', 'es-ES', 'es-US', 'fi-FI', 'fr-BE'],
  ...['fr-CA', 'fr-CH', 'fr-FR', 'it-CH', 'it-IT', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-PT', 'ro-RO'],
  ...['sv-FI', 'sv-SE'],
] as const;

const PAYTO_SCHEDULES = [
  ...['adhoc', 'annual', 'daily', 'fortnightly', 'monthly', 'quarterly', 'semi_annual', 'weekly'],
] as const;

const PAYTO_PURPOSES = [
  ...['dependant_support', 'government', 'loan', 'mortgage', 'other', 'pension', 'personal', 'retail'],
  ...['salary', 'tax', 'utility'],
] as const;

const AMOUNT_TYPE = oneOf('fixed', 'maximum');
const INTERVAL = oneOf('day', 'month', 'week', 'year');

const PAYTO_MANDATE = {
  amount: clearable(integer),
  amount_type: clearable(AMOUNT_TYPE),
  end_date: text,
  payment_schedule: clearable(oneOf(...PAYTO_SCHEDULES)),
  payments_per_period: clearable(integer),
  purpose: clearable(oneOf(...PAYTO_PURPOSES)),
  start_date: text,
} as const satisfies Shape;

const UPI_MANDATE = {
  amount: integer,
  amount_type: AMOUNT_TYPE,
  description: text,
  end_date: integer,
} as const satisfies Shape;

const KLARNA_SUBSCRIPTION = object({
  interval: required(INTERVAL),
  interval_count: integer,
  name: text,
  next_billing: required(object({ amount: required(integer), date: required(nonEmpty) })),
  reference: required(nonEmpty),
});

/** The `payment_method_options` of all types but cards and US bank accounts. */
export const TYPE_OPTIONS = {
  acss_debit: object({
    currency: oneOf('cad', 'usd'),
    mandate_options: object({
      custom_mandate_url: text,
      default_for: list(oneOf('invoice', 'subscription')),
      interval_description: text,
      payment_schedule: oneOf('combined', 'interval', 'sporadic'),
      transaction_type: oneOf('business', 'personal'),
    }),
    verification_method: oneOf('automatic', 'instant', 'microdeposits'),
  }),
  amazon_pay: object({}),
  bacs_debit: object({ mandate_options: object({ reference_prefix: text }) }),
  bizum: object({}),
  card_present: object({}),
  klarna: object({
    currency: text,
    on_demand: object({
      average_amount: integer,
      maximum_amount: integer,
      minimum_amount: integer,
      purchase_interval: INTERVAL,
      purchase_interval_count: integer,
    }),
    preferred_locale: oneOf(...KLARNA_LOCALES),
    subscriptions: clearable(list(KLARNA_SUBSCRIPTION)),
  }),
  link: object({ persistent_token: text }),
  paypal: object({ billing_agreement_id: text }),
  payto: object({ mandate_options: object(PAYTO_MANDATE) }),
  pix: object({
    mandate_options: object({
      amount: integer,
      amount_includes_iof: oneOf('always', 'never'),
      amount_type: AMOUNT_TYPE,
      currency: text,
      end_date: text,
      payment_schedule: oneOf('halfyearly', 'monthly', 'quarterly', 'weekly', 'yearly'),
      reference: text,
      start_date: text,
    }),
  }),
  sepa_debit: object({ mandate_options: object({ reference_prefix: text }) }),
  upi: object({
    mandate_options: object(UPI_MANDATE),
    setup_future_usage: clearable(oneOf('none', 'off_session', 'on_session')),
  }),
} as const satisfies Shape;

type Options = Values<typeof TYPE_OPTIONS>;

/** The options on the intent, for the types where they differ from the parameters: in nulls and omitted members. */
export const VISIBLE_TYPE_OPTIONS: Readonly<Record<string, (options: Options) => object>> = {
  acss_debit: ({ acss_debit: given = {} }) => ({
    currency: null,
    ...given,
    mandate_options: {
      interval_description: null,
      payment_schedule: null,
      transaction_type: null,
      ...withoutNulls(given.mandate_options),
    },
  }),
  bacs_debit: ({ bacs_debit: given = {} }) => visibleMandate(given),
  paypal: ({ paypal: given = {} }) => ({ billing_agreement_id: given.billing_agreement_id ?? null }),
  payto: ({ payto: given }) => ({ mandate_options: withNulls(PAYTO_MANDATE, given?.mandate_options ?? {}) }),
  pix: ({ pix: given = {} }) => visibleMandate(given),
  sepa_debit: ({ sepa_debit: given = {} }) => visibleMandate(given),
  upi: ({ upi: given }) => ({ mandate_options: withNulls(UPI_MANDATE, given?.mandate_options ?? {}) }),
};

function visibleMandate(given: { readonly mandate_options?: object | undefined }): object {
  return given.mandate_options ? { mandate_options: withoutNulls(given.mandate_options) } : {};
}
