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

const LINK = 'The options for the type LINK.';
const link = {
  persistent_token: f.deprecated(
    f.string('A legacy token of Link, without any effect.'),
    'Stripe no longer uses this value.',
  ),
};

const PAYPAL = 'The options for the type PAYPAL.';
const paypal = {
  billing_agreement_id: f.string(
    "PayPal's id of the billing agreement (BAID), which is the mandate between you and the customer.",
  ),
};

export const paymentMethodOptions = f.object<Stripe.SetupIntent.PaymentMethodOptions>(
  'The options for individual payment method types. The options of types that do not apply to the intent are null.',
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
  'The options for individual payment method types. Each object applies to one type only.',
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
