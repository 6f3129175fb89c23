import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { f } from '../fields/f.ts';
import { implementType } from '../fields/output.ts';
import { CustomerNode, PaymentMethodNode } from '../nodes.ts';
import { NodeRef } from '../relay/stripe-node.ts';
import { acssDebit, auBecsDebit, bacsDebit, nzBankAccount, payto, sepaDebit } from './bank-debits.ts';
import { eps, fpx, ideal, p24, sofort } from './bank-redirects.ts';
import { card } from './card.ts';
import { cardPresent, interacPresent } from './card-present.ts';
import { AllowRedisplay } from './enums.ts';
import { bizum, blik, pix, upi } from './instant-payments.ts';
import { krCard } from './kr-card.ts';
import { paymentMethodType } from './payment-method-type.ts';
import { usBankAccount } from './us-bank-account.ts';
import { cashapp, link, naverPay, paypal } from './wallets.ts';

implementType<Stripe.PaymentMethod>(PaymentMethodNode.ref, {
  description:
    'A payment instrument of a customer, such as a card or a bank account. The field with the name of its `type` holds the details, if the type has any. While the payment method is not attached to a customer, callers that are bound to a customer can see only `id`, `type`, and the `brand`, `last4`, `expMonth` and `expYear` of a card.',
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId("Stripe's id of the payment method (`pm_…`)."),
    acss_debit: acssDebit,
    affirm: f.empty,
    afterpay_clearpay: f.empty,
    alipay: f.empty,
    allow_redisplay: f.enum(
      AllowRedisplay,
      'Whether a checkout may show the payment method to its customer again.',
    ),
    alma: f.empty,
    amazon_pay: f.empty,
    au_becs_debit: auBecsDebit,
    bacs_debit: bacsDebit,
    bancontact: f.empty,
    billie: f.empty,
    billing_details: f.object('The billing details that were provided with the payment method.', {
      address: f.inline(AddressRef, 'The billing address of the customer.'),
      email: f.string('The billing email address.'),
      name: f.string('The full name of the customer.'),
      phone: f.string('The billing phone number, including its extension.'),
      tax_id: f.string(
        'The taxpayer identification number. It is used only for payments from buyers in Latin America to sellers elsewhere.',
      ),
    }),
    bizum,
    blik,
    boleto: f.object('The details of a Boleto payment method. Null unless `type` is BOLETO.', {
      tax_id: f.string(
        'The Brazilian tax number of the customer: the CPF of an individual or the CNPJ of a company.',
      ),
    }),
    card,
    card_present: cardPresent,
    cashapp,
    created: f.timestamp('The time at which the payment method was created.'),
    crypto: f.empty,
    custom: f.object(
      'The type of a custom payment method, as set up in the Dashboard. Null unless `type` is CUSTOM.',
      {
        display_name: f.string('The display name of the type in the Dashboard.'),
        logo: f.object('The logo of the type in the Dashboard. Null if there is none.', {
          content_type: f.string('The content type of the image, such as `image/png`.'),
          url: f.string('The URL of the image.'),
        }),
        type: f.id('The id of the custom payment method type (`cpmt_…`).'),
      },
    ),
    customer: f.expandable(
      CustomerNode,
      'The customer that the payment method is attached to; null if there is none.',
    ),
    customer_account: f.id(
      'The id of the account (`acct_…`) that the payment method is attached to, if an account represents the customer.',
    ),
    customer_balance: f.empty,
    eps,
    fpx,
    giropay: f.empty,
    grabpay: f.empty,
    ideal,
    interac_present: interacPresent,
    kakao_pay: f.empty,
    klarna: f.object('The details of a Klarna payment method. Null unless `type` is KLARNA.', {
      dob: f.object('The date of birth of the customer. Null if it was not provided.', {
        day: f.int('The day of the month, 1 to 31.'),
        month: f.int('The month of the year, 1 to 12.'),
        year: f.int('The year, with four digits.'),
      }),
    }),
    konbini: f.empty,
    kr_card: krCard,
    link,
    livemode: f.boolean('Whether the payment method is live data; false for test data.'),
    mb_way: f.empty,
    metadata: f.metadata(
      'Your own data about the payment method: up to 50 keys with values. Empty if there are none.',
    ),
    mobilepay: f.empty,
    multibanco: f.empty,
    naver_pay: naverPay,
    nz_bank_account: nzBankAccount,
    oxxo: f.empty,
    p24,
    pay_by_bank: f.empty,
    payco: f.empty,
    paynow: f.empty,
    paypal,
    payto,
    pix,
    promptpay: f.empty,
    radar_options: f.object('Options for Radar, which detects fraud. Null if none were provided.', {
      session: f.string(
        'The id of the Radar session (`rse_…`): a snapshot of browser and device data that helps Radar to detect fraud.',
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
    type: paymentMethodType(
      'The type of the payment method. The field with the same name holds the details, if the type has any.',
    ),
    upi,
    us_bank_account: usBankAccount,
    wechat_pay: f.empty,
    zip: f.empty,
  }),
});
