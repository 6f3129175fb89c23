import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { upiMandateOptionsParam } from '../../mandate/mandate-options.ts';
import { NaverPayFunding } from '../../payment-method/banks.ts';
import { AllowRedisplay } from '../../payment-method/enums.ts';
import { billingDetails, payto } from '../../payment-method/inputs.ts';
import { paymentMethodType } from '../../payment-method/payment-method-type.ts';
import {
  acssDebit,
  auBecsDebit,
  bacsDebit,
  nzBankAccount,
  sepaDebit,
  usBankAccount,
} from './bank-accounts.ts';
import { eps, fpx, ideal, p24, sofort } from './bank-redirects.ts';

type Data = Stripe.SetupIntentCreateParams.PaymentMethodData;

const klarna = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Klarna>(
  'Details for Klarna. Goes with KLARNA.',
  {
    dob: f.inputObject('When the customer was born; Klarna may ask for it.', {
      day: f.required(f.int('The day of the month, 1 to 31.')),
      month: f.required(f.int('The month, 1 to 12.')),
      year: f.required(f.int('The year, four digits.')),
    }),
  },
);

/** The data of a new payment method, which create, update and confirm share. */
export const paymentMethodData = f.inputObject<Data>(
  'Details that a new payment method is made of. For cards, send a payment method id instead.',
  {
    acss_debit: acssDebit,
    affirm: f.empty,
    afterpay_clearpay: f.empty,
    alipay: f.empty,
    allow_redisplay: f.enum(
      AllowRedisplay,
      'Whether you may show it to the customer again at a later checkout.',
    ),
    alma: f.empty,
    amazon_pay: f.empty,
    au_becs_debit: auBecsDebit,
    bacs_debit: bacsDebit,
    bancontact: f.empty,
    billie: f.empty,
    billing_details: billingDetails,
    bizum: f.empty,
    blik: f.empty,
    boleto: f.inputObject('Details for Boleto. Goes with BOLETO.', {
      tax_id: f.required(f.string('The Brazilian tax number: CPF of a person, CNPJ of a business.')),
    }),
    cashapp: f.empty,
    crypto: f.empty,
    customer_balance: f.empty,
    eps,
    fpx,
    giropay: f.empty,
    grabpay: f.empty,
    ideal,
    interac_present: f.empty,
    kakao_pay: f.empty,
    klarna,
    konbini: f.empty,
    kr_card: f.empty,
    link: f.empty,
    mb_way: f.empty,
    metadata: f.metadata('Your own keys and values, kept on the payment method.'),
    mobilepay: f.empty,
    multibanco: f.empty,
    naver_pay: f.inputObject('Details for Naver Pay. Goes with NAVER_PAY.', {
      funding: f.enum(NaverPayFunding, 'What the money is taken from. CARD by default.'),
    }),
    nz_bank_account: nzBankAccount,
    oxxo: f.empty,
    p24,
    pay_by_bank: f.empty,
    payco: f.empty,
    paynow: f.empty,
    paypal: f.empty,
    payto,
    pix: f.empty,
    promptpay: f.empty,
    radar_options: f.inputObject('What helps Radar, the fraud protection of Stripe, to tell fraud.', {
      session: f.string('The Radar session (`rse_…`) of the browser.'),
    }),
    revolut_pay: f.empty,
    samsung_pay: f.empty,
    satispay: f.empty,
    scalapay: f.empty,
    sepa_debit: sepaDebit,
    sofort,
    sunbit: f.empty,
    swish: f.empty,
    twint: f.empty,
    type: f.required(
      paymentMethodType(
        'The type of the new payment method. The field of the same name holds its details, if the type has any. Stripe does not accept CARD here.',
      ),
    ),
    upi: f.inputObject('Details for UPI. Goes with UPI.', {
      mandate_options: upiMandateOptionsParam,
    }),
    us_bank_account: usBankAccount,
    wechat_pay: f.empty,
    zip: f.empty,
  },
);
