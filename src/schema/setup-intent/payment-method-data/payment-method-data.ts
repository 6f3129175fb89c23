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
  "The customer's date of birth, for the type KLARNA.",
  {
    dob: f.inputObject('The date of birth of the customer.', {
      day: f.required(f.int('The day of the month, from 1 to 31.')),
      month: f.required(f.int('The month, from 1 to 12.')),
      year: f.required(f.int('The year, with four digits.')),
    }),
  },
);

/** The data of a new payment method, which create, update and confirm share. */
export const paymentMethodData = f.inputObject<Data>(
  'The details of a new payment method, which Stripe creates and sets on the intent. Cards are not possible here: use `paymentMethod` for them.',
  {
    acss_debit: acssDebit,
    affirm: f.empty,
    afterpay_clearpay: f.empty,
    alipay: f.empty,
    allow_redisplay: f.enum(
      AllowRedisplay,
      'Whether later checkouts can offer the payment method to the customer again. UNSPECIFIED by default.',
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
    boleto: f.inputObject("The customer's tax id, for the type BOLETO.", {
      tax_id: f.required(
        f.string('The Brazilian tax id of the customer: CPF for persons, CNPJ for businesses.'),
      ),
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
    metadata: f.metadata('Your own data about the payment method: up to 50 keys with values.'),
    mobilepay: f.empty,
    multibanco: f.empty,
    naver_pay: f.inputObject('The source of the funds, for the type NAVER_PAY.', {
      funding: f.enum(
        NaverPayFunding,
        'The source of the funds: a card or Naver Pay points. CARD by default.',
      ),
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
    radar_options: f.inputObject("The options for Radar, Stripe's fraud detection.", {
      session: f.string(
        'The id of a Radar Session (`rse_…`), which contains data about the browser and the device of the customer.',
      ),
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
        'The type of the new payment method. If the type has details, they belong in the field of the same name. CARD is not possible, because this input has no field for card data.',
      ),
    ),
    upi: f.inputObject('The terms of the mandate, for the type UPI.', {
      mandate_options: upiMandateOptionsParam,
    }),
    us_bank_account: usBankAccount,
    wechat_pay: f.empty,
    zip: f.empty,
  },
);
