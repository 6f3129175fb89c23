import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { AcceptanceType } from '../mandate/enums.ts';
import { SetupIntentAllowRedirects } from './enums.ts';

// Parameters that create and confirm share. A field that only one of them requires is optional here. If it is missing
// there, Stripe rejects the request.

export const automaticPaymentMethods = f.inputObject<Stripe.SetupIntentCreateParams.AutomaticPaymentMethods>(
  'Whether Stripe chooses the kinds of payment method from your Dashboard settings: the default, with redirects allowed, unless kinds are listed.',
  {
    allow_redirects: f.enum(
      SetupIntentAllowRedirects,
      'Whether kinds that send the customer to another page are among them. ALWAYS by default; with NEVER, a confirm needs no `returnUrl`.',
    ),
    enabled: f.required(f.boolean('Whether Stripe chooses.')),
  },
);

export const mandateData = f.emptyable(
  f.inputObject<Stripe.SetupIntentCreateParams.MandateData>(
    'The consent of the customer to be debited, for kinds of payment method that need a mandate. On a create, it goes with `confirm`.',
    {
      customer_acceptance: f.inputObject('How and when the customer accepted. Needed on create.', {
        accepted_at: f.timestamp('When; now by default.'),
        offline: f.empty,
        online: f.inputObject('From where the customer accepted online. Goes with ONLINE.', {
          ip_address: f.string('The IP address. Needed on create.'),
          user_agent: f.string("The browser's own name for itself. Needed on create."),
        }),
        type: f.required(f.enum(AcceptanceType, 'Online or not.')),
      }),
    },
  ),
);

export const singleUse = f.inputObject<Stripe.SetupIntentCreateParams.SingleUse>(
  'Asks for a mandate for one debit only, in place of a lasting one.',
  {
    amount: f.required(f.money('The amount, in the smallest unit of the currency.')),
    currency: f.required(f.string('Three-letter currency code, in lower case.')),
  },
);
