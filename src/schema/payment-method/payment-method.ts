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
    'A way to pay that a customer has given: `type` says which, and names the field that holds its details, if it has any. A caller bound to a customer sees only `id`, `type`, and the `brand`, `last4`, `expMonth` and `expYear` of a card while it is attached to nobody.',
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId,
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
    billing_details: f.object('Who pays, as given with the payment method.', {
      address: f.inline(AddressRef, 'The billing address.'),
      email: f.string('E-mail address.'),
      name: f.string('Full name.'),
      phone: f.string('Telephone number, extension included.'),
      tax_id: f.string('Tax number, for kinds that ask for it.'),
    }),
    bizum,
    blik,
    boleto: f.object('Details of Boleto, for BOLETO. Null for other types.', {
      tax_id: f.string('The tax number of the customer in Brazil: a CPF of a person, a CNPJ of a company.'),
    }),
    card,
    card_present: cardPresent,
    cashapp,
    created: f.timestamp('When it was created.'),
    crypto: f.empty,
    custom: f.object('The method that you process outside Stripe, for CUSTOM. Null for other types.', {
      display_name: f.string('Its name in your Dashboard.'),
      logo: f.object('Its logo in your Dashboard; null when it has none.', {
        content_type: f.string('The format of the picture, such as `image/png`.'),
        url: f.string('Where the picture is.'),
      }),
      type: f.id('The kind (`cpmt_…`) that you set up in your Dashboard.'),
    }),
    customer: f.expandable(CustomerNode, 'The customer that it is attached to; null while it is not.'),
    customer_account: f.id('The account (`acct_…`) that stands in for a customer, if one does.'),
    customer_balance: f.empty,
    eps,
    fpx,
    giropay: f.empty,
    grabpay: f.empty,
    ideal,
    interac_present: interacPresent,
    kakao_pay: f.empty,
    klarna: f.object('Details of Klarna, for KLARNA. Null for other types.', {
      dob: f.object('When the customer was born; null when it was not given.', {
        day: f.int('Day of the month, 1 to 31.'),
        month: f.int('Month, 1 to 12.'),
        year: f.int('Year, four digits.'),
      }),
    }),
    konbini: f.empty,
    kr_card: krCard,
    link,
    livemode: f.boolean('False for test data.'),
    mb_way: f.empty,
    metadata: f.metadata(
      'Your own keys and values on the payment method, up to 50. Empty when there are none.',
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
    radar_options: f.object('What helps Radar to tell fraud; null when nothing was given.', {
      session: f.string('The Radar session (`rse_…`) of the browser that it was made in.'),
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
      'The type of the payment method. The field of the same name holds its details, if the type has any.',
    ),
    upi,
    us_bank_account: usBankAccount,
    wechat_pay: f.empty,
    zip: f.empty,
  }),
});
