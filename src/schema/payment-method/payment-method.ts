import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { implementType, object, shared } from '../fields/output.ts';
import { empty, flag, id, instant, integer, oneOf, text } from '../fields/vocabulary.ts';
import { metadata } from '../metadata.ts';
import { CustomerNode, PaymentMethodNode } from '../nodes.ts';
import { reference } from '../relay/expandable.ts';
import { NodeRef, nodeId } from '../relay/stripe-node.ts';
import { acssDebit, auBecsDebit, bacsDebit, nzBankAccount, payto, sepaDebit } from './bank-debits.ts';
import { eps, fpx, ideal, p24, sofort } from './bank-redirects.ts';
import { card } from './card.ts';
import { cardPresent, interacPresent } from './card-present.ts';
import { AllowRedisplay } from './enums.ts';
import { bizum, blik, pix, upi } from './instant-payments.ts';
import { krCard } from './kr-card.ts';
import { PaymentMethodType } from './payment-method-types.ts';
import { usBankAccount } from './us-bank-account.ts';
import { cashapp, link, naverPay, paypal } from './wallets.ts';

implementType<Stripe.PaymentMethod>(PaymentMethodNode.ref, {
  description:
    'A way to pay that a customer has given: `type` says which, and names the field that holds its details, if it has any. A caller bound to a customer sees only `id`, `type`, and the `brand`, `last4`, `expMonth` and `expYear` of a card while it is attached to nobody.',
  interfaces: [NodeRef],
  fields: () => ({
    id: nodeId,
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
    billing_details: object('Who pays, as given with the payment method.', {
      address: shared(AddressRef, 'The billing address.'),
      email: text('E-mail address.'),
      name: text('Full name.'),
      phone: text('Telephone number, extension included.'),
      tax_id: text('Tax number, for kinds that ask for it.'),
    }),
    bizum,
    blik,
    boleto: object('Details of Boleto, for BOLETO. Null for other types.', {
      tax_id: text('The tax number of the customer in Brazil: a CPF of a person, a CNPJ of a company.'),
    }),
    card,
    card_present: cardPresent,
    cashapp,
    created: instant('When it was created.'),
    crypto: empty,
    custom: object('The method that you process outside Stripe, for CUSTOM. Null for other types.', {
      display_name: text('Its name in your Dashboard.'),
      logo: object('Its logo in your Dashboard; null when it has none.', {
        content_type: text('The format of the picture, such as `image/png`.'),
        url: text('Where the picture is.'),
      }),
      type: id('The kind (`cpmt_…`) that you set up in your Dashboard.'),
    }),
    customer: reference(CustomerNode, 'The customer that it is attached to; null while it is not.'),
    customer_account: id('The account (`acct_…`) that stands in for a customer, if one does.'),
    customer_balance: empty,
    eps,
    fpx,
    giropay: empty,
    grabpay: empty,
    ideal,
    interac_present: interacPresent,
    kakao_pay: empty,
    klarna: object('Details of Klarna, for KLARNA. Null for other types.', {
      dob: object('When the customer was born; null when it was not given.', {
        day: integer('Day of the month, 1 to 31.'),
        month: integer('Month, 1 to 12.'),
        year: integer('Year, four digits.'),
      }),
    }),
    konbini: empty,
    kr_card: krCard,
    link,
    livemode: flag('False for test data.'),
    mb_way: empty,
    metadata: metadata(
      'Your own keys and values on the payment method, up to 50. Empty when there are none.',
    ),
    mobilepay: empty,
    multibanco: empty,
    naver_pay: naverPay,
    nz_bank_account: nzBankAccount,
    oxxo: empty,
    p24,
    pay_by_bank: empty,
    payco: empty,
    paynow: empty,
    paypal,
    payto,
    pix,
    promptpay: empty,
    radar_options: object('What helps Radar to tell fraud; null when nothing was given.', {
      session: text('The Radar session (`rse_…`) of the browser that it was made in.'),
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
    type: oneOf(PaymentMethodType, 'The kind of payment method.'),
    upi,
    us_bank_account: usBankAccount,
    wechat_pay: empty,
    zip: empty,
  }),
});
