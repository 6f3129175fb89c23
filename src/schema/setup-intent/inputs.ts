import type { Stripe } from 'stripe';
import { inputObject } from '../fields/input.ts';
import { empty, emptyable, flag, instant, money, oneOf, required, text } from '../fields/vocabulary.ts';
import { AcceptanceType } from '../mandate/enums.ts';
import { SetupIntentAllowRedirects } from './enums.ts';

// The smaller objects among the parameters. Where create and confirm differ in what is required, the weaker rule stands
// here and Stripe refuses the rest.

export const automaticPaymentMethods = inputObject<Stripe.SetupIntentCreateParams.AutomaticPaymentMethods>(
  'Whether Stripe chooses the kinds of payment method from your Dashboard settings: the default, with redirects allowed, unless kinds are listed.',
  {
    allow_redirects: oneOf(
      SetupIntentAllowRedirects,
      'Whether kinds that send the customer to another page are among them. ALWAYS by default; with NEVER, a confirm needs no `returnUrl`.',
    ),
    enabled: required(flag('Whether Stripe chooses.')),
  },
);

export const mandateData = emptyable(
  inputObject<Stripe.SetupIntentCreateParams.MandateData>(
    'The consent of the customer to be debited, for kinds of payment method that need a mandate. On a create, it goes with `confirm`.',
    {
      customer_acceptance: inputObject('How and when the customer accepted. Needed on create.', {
        accepted_at: instant('When; now by default.'),
        offline: empty,
        online: inputObject('From where the customer accepted online. Goes with ONLINE.', {
          ip_address: text('The IP address. Needed on create.'),
          user_agent: text("The browser's own name for itself. Needed on create."),
        }),
        type: required(oneOf(AcceptanceType, 'Online or not.')),
      }),
    },
  ),
);

export const singleUse = inputObject<Stripe.SetupIntentCreateParams.SingleUse>(
  'Asks for a mandate for one debit only, in place of a lasting one.',
  {
    amount: required(money('The amount, in the smallest unit of the currency.')),
    currency: required(text('Three-letter currency code, in lower case.')),
  },
);
