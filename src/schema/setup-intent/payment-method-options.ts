import type { Stripe } from 'stripe';
import { inputObject } from '../fields/input.ts';
import { object } from '../fields/output.ts';
import { empty, text } from '../fields/vocabulary.ts';
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
const link = { persistent_token: text('A leftover of an older Link; it has no effect any more.') };

const PAYPAL = 'Settings for PayPal.';
const paypal = {
  billing_agreement_id: text(
    "PayPal's id of an agreement that you have with the customer already, to go on with that one.",
  ),
};

export const paymentMethodOptions = object<Stripe.SetupIntent.PaymentMethodOptions>(
  'Settings for single kinds of payment method: a field is filled when its kind applies.',
  {
    acss_debit: acssDebit,
    amazon_pay: empty,
    bacs_debit: bacsDebit,
    bizum: empty,
    card,
    card_present: empty,
    klarna,
    link: object(LINK, link),
    paypal: object(PAYPAL, paypal),
    payto,
    pix,
    sepa_debit: sepaDebit,
    upi,
    us_bank_account: usBankAccount,
  },
);

/** The same among the parameters of create, update and confirm. */
export const paymentMethodOptionsParam = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions>(
  'Settings for single kinds of payment method: what is given for a kind goes for it alone.',
  {
    acss_debit: acssDebitParam,
    amazon_pay: empty,
    bacs_debit: bacsDebitParam,
    bizum: empty,
    card: cardParam,
    card_present: empty,
    klarna: klarnaParam,
    link: inputObject(LINK, link),
    paypal: inputObject(PAYPAL, paypal),
    payto: paytoParam,
    pix: pixParam,
    sepa_debit: sepaDebitParam,
    upi: upiParam,
    us_bank_account: usBankAccountParam,
  },
);
