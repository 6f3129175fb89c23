import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { AcceptanceType } from '../mandate/enums.ts';
import { SetupIntentAllowRedirects } from './enums.ts';

// Parameters that create and confirm share. A field that only one of them requires is optional here: Stripe rejects
// requests without it.

export const automaticPaymentMethods = f.inputObject<Stripe.SetupIntentCreateParams.AutomaticPaymentMethods>(
  'The settings of dynamic payment methods: Stripe chooses the payment method types from the settings in your Dashboard. Enabled by default, with redirects, unless the intent lists its types.',
  {
    allow_redirects: f.enum(
      SetupIntentAllowRedirects,
      'Whether the intent accepts payment methods with redirects. ALWAYS by default. With NEVER, a confirmation does not need `returnUrl`.',
    ),
    enabled: f.required(f.boolean('Whether Stripe chooses the payment method types.')),
  },
);

export const MANDATE_DATA =
  'The details of the mandate that the setup creates, for payment method types that need one.';

export const mandateData = f.emptyable(
  f.inputObject<Stripe.SetupIntentCreateParams.MandateData>(MANDATE_DATA, {
    customer_acceptance: f.inputObject(
      'The acceptance of the mandate by the customer. Required in `createSetupIntent`.',
      {
        accepted_at: f.timestamp('The time at which the customer accepted the mandate.'),
        offline: f.empty,
        online: f.inputObject('The details of an online acceptance, for the type ONLINE.', {
          ip_address: f.string(
            'The IP address from which the customer accepted the mandate. Required in `createSetupIntent`.',
          ),
          user_agent: f.string(
            'The user agent of the browser in which the customer accepted the mandate. Required in `createSetupIntent`.',
          ),
        }),
        type: f.required(
          f.enum(AcceptanceType, 'Whether the customer accepted the mandate online or offline.'),
        ),
      },
    ),
  }),
);

export const singleUse = f.inputObject<Stripe.SetupIntentCreateParams.SingleUse>(
  'The terms of a mandate for a single payment, which Stripe creates on success. Only for ACSS_DEBIT, ALIPAY, AU_BECS_DEBIT, BACS_DEBIT, BANCONTACT, BOLETO, IDEAL, LINK, SEPA_DEBIT and US_BANK_ACCOUNT.',
  {
    amount: f.required(
      f.money(
        'The amount that the customer permits you to collect later, in the smallest currency unit, such as cents. At least the equivalent of 0.50 US dollars.',
      ),
    ),
    currency: f.required(f.string('The three-letter ISO currency code, in lower case, such as `usd`.')),
  },
);
