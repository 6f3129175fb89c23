import type { Stripe } from 'stripe';
import { addressParam } from '../../address.ts';
import { inputObject } from '../../fields/input.ts';
import { empty, emptyable, integer, oneOf, required, text } from '../../fields/vocabulary.ts';
import { upiMandateOptions } from '../../mandate/upi-mandate-options.ts';
import { metadata } from '../../metadata.ts';
import { NaverPayFunding } from '../../payment-method/banks.ts';
import { AllowRedisplay } from '../../payment-method/enums.ts';
import { SetupIntentPaymentMethodDataType } from '../../payment-method/payment-method-types.ts';
import {
  acssDebit,
  auBecsDebit,
  bacsDebit,
  nzBankAccount,
  payto,
  sepaDebit,
  usBankAccount,
} from './bank-accounts.ts';
import { eps, fpx, ideal, p24, sofort } from './bank-redirects.ts';

type Data = Stripe.SetupIntentCreateParams.PaymentMethodData;

const billingDetails = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.BillingDetails>(
  'Who pays.',
  {
    address: emptyable(addressParam('The billing address.')),
    email: emptyable(text('E-mail address; some kinds need it.')),
    name: emptyable(text('Full name; bank debits need it.')),
    phone: emptyable(text('Telephone number, extension included.')),
    tax_id: text('Tax number, for kinds that ask for it.'),
  },
);

const klarna = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Klarna>(
  'Details for Klarna. Goes with KLARNA.',
  {
    dob: inputObject('When the customer was born; Klarna may ask for it.', {
      day: required(integer('The day of the month, 1 to 31.')),
      month: required(integer('The month, 1 to 12.')),
      year: required(integer('The year, four digits.')),
    }),
  },
);

/** What a new payment method is made of, the same in create, update and confirm. */
export const paymentMethodData = inputObject<Data>(
  'Details that a new payment method is made of. For cards, send a payment method id instead.',
  {
    acss_debit: acssDebit,
    affirm: empty,
    afterpay_clearpay: empty,
    alipay: empty,
    allow_redisplay: oneOf(
      AllowRedisplay,
      'Whether you may show it to the customer again at a later checkout.',
    ),
    alma: empty,
    amazon_pay: empty,
    au_becs_debit: auBecsDebit,
    bacs_debit: bacsDebit,
    bancontact: empty,
    billie: empty,
    billing_details: billingDetails,
    bizum: empty,
    blik: empty,
    boleto: inputObject('Details for Boleto. Goes with BOLETO.', {
      tax_id: required(text('The Brazilian tax number: CPF of a person, CNPJ of a business.')),
    }),
    cashapp: empty,
    crypto: empty,
    customer_balance: empty,
    eps,
    fpx,
    giropay: empty,
    grabpay: empty,
    ideal,
    interac_present: empty,
    kakao_pay: empty,
    klarna,
    konbini: empty,
    kr_card: empty,
    link: empty,
    mb_way: empty,
    metadata: metadata('Your own keys and values, kept on the payment method.'),
    mobilepay: empty,
    multibanco: empty,
    naver_pay: inputObject('Details for Naver Pay. Goes with NAVER_PAY.', {
      funding: oneOf(NaverPayFunding, 'What the money is taken from. CARD by default.'),
    }),
    nz_bank_account: nzBankAccount,
    oxxo: empty,
    p24,
    pay_by_bank: empty,
    payco: empty,
    paynow: empty,
    paypal: empty,
    payto,
    pix: empty,
    promptpay: empty,
    radar_options: inputObject('What helps Radar, the fraud protection of Stripe, to tell fraud.', {
      session: text('The Radar session (`rse_…`) of the browser.'),
    }),
    revolut_pay: empty,
    samsung_pay: empty,
    satispay: empty,
    scalapay: empty,
    sepa_debit: sepaDebit,
    sofort,
    sunbit: empty,
    swish: empty,
    twint: empty,
    type: required(
      oneOf(
        SetupIntentPaymentMethodDataType,
        'The kind of payment method; the field of the same name holds its details.',
      ),
    ),
    upi: inputObject('Details for UPI. Goes with UPI.', {
      mandate_options: inputObject(
        'The terms of the mandate that the customer agrees to in the bank app.',
        upiMandateOptions,
      ),
    }),
    us_bank_account: usBankAccount,
    wechat_pay: empty,
    zip: empty,
  },
);
