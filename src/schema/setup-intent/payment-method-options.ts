import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import {
  acssDebit,
  acssDebitParam,
  bacsDebit,
  bacsDebitParam,
  sepaDebit,
  sepaDebitParam,
} from './payment-method-options/bank-debits.ts';
import { card, cardParam } from './payment-method-options/card.ts';
import {
  payto,
  paytoParam,
  pix,
  pixParam,
  upi,
  upiParam,
} from './payment-method-options/instant-payments.ts';
import { klarna, klarnaParam } from './payment-method-options/klarna.ts';
import { usBankAccount, usBankAccountParam } from './payment-method-options/us-bank-account.ts';

const LINK = 'Settings for Link.';
const link = { persistent_token: f.string('A leftover of an older Link; it has no effect any more.') };

const PAYPAL = 'Settings for PayPal.';
const paypal = {
  billing_agreement_id: f.string(
    "PayPal's id of an agreement that you have with the customer already, to go on with that one.",
  ),
};

export const paymentMethodOptions = f.object<Stripe.SetupIntent.PaymentMethodOptions>(
  'Settings for single kinds of payment method: a field is filled when its kind applies.',
  {
    acss_debit: acssDebit,
    amazon_pay: f.empty,
    bacs_debit: bacsDebit,
    bizum: f.empty,
    card,
    card_present: f.empty,
    klarna,
    link: f.object(LINK, link),
    paypal: f.object(PAYPAL, paypal),
    payto,
    pix,
    sepa_debit: sepaDebit,
    upi,
    us_bank_account: usBankAccount,
  },
);

/** The payment method options as parameters, which create, update and confirm share. */
export const paymentMethodOptionsParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions>(
  'Settings for single kinds of payment method: what is given for a kind goes for it alone.',
  {
    acss_debit: acssDebitParam,
    amazon_pay: f.empty,
    bacs_debit: bacsDebitParam,
    bizum: f.empty,
    card: cardParam,
    card_present: f.empty,
    klarna: klarnaParam,
    link: f.inputObject(LINK, link),
    paypal: f.inputObject(PAYPAL, paypal),
    payto: paytoParam,
    pix: pixParam,
    sepa_debit: sepaDebitParam,
    upi: upiParam,
    us_bank_account: usBankAccountParam,
  },
);
