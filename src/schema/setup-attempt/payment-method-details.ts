import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import type { Context } from '../context.ts';
import { object } from '../fields/output.ts';
import { empty, flag, instant, integer, oneOf, text } from '../fields/vocabulary.ts';
import { MandateNode, PaymentMethodNode } from '../nodes.ts';
import { IdealBank, IdealBic } from '../payment-method/banks.ts';
import { CHECKS, checks } from '../payment-method/card-lines.ts';
import { OfflineType } from '../payment-method/terminal-enums.ts';
import { reference } from '../relay/expandable.ts';
import { ElectronicCommerceIndicator, ThreeDSecureVersion } from '../setup-intent/enums.ts';
import { stripeEnum } from '../stripe-enum.ts';
import {
  AuthenticationFlow,
  ThreeDSecureResult,
  ThreeDSecureResultReason,
  WalletType,
} from './card-enums.ts';

type Details = Stripe.SetupAttempt.PaymentMethodDetails;

const PreferredLanguage = stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Bancontact.PreferredLanguage>(
  'SetupAttemptPaymentMethodDetailsPreferredLanguage',
  {
    description: 'The language of the page that the customer was sent to.',
    values: { de: 'German.', en: 'English.', fr: 'French.', nl: 'Dutch.' },
  },
);

/** What a payment by bank redirect leaves: a bank account that can be debited by SEPA. */
const sepaDebit = {
  generated_sepa_debit: reference(
    PaymentMethodNode,
    'The SEPA debit payment method that came of the attempt.',
  ),
  generated_sepa_debit_mandate: reference(MandateNode, 'The mandate for that SEPA debit payment method.'),
  iban_last4: text('The last four characters of the IBAN.'),
  verified_name: text('The name of the account holder, as the bank verified it.'),
};

const bankRedirect = {
  bank_code: text('The code of the bank.'),
  bank_name: text('The name of the bank.'),
  bic: text('The BIC of the bank.'),
  preferred_language: oneOf(PreferredLanguage, 'The language of the page that the customer was sent to.'),
  ...sepaDebit,
};

const OTHER = 'null for other types.';

const card = object<Stripe.SetupAttempt.PaymentMethodDetails.Card>(
  `The card as it was in this attempt; ${OTHER}`,
  {
    brand: text('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: object(CHECKS, checks),
    country: text('Two-letter code of the country of the issuer.'),
    description: text('The kind of card in words, where your account may see it.'),
    exp_month: integer('Month of expiry, 1 to 12.'),
    exp_year: integer('Year of expiry, four digits.'),
    fingerprint: text('The same for the same card number within one account.'),
    funding: text('`credit`, `debit`, `prepaid` or `unknown`.'),
    iin: text('The issuer identification number, where your account may see it.'),
    issuer: text('The name of the issuing bank, where your account may see it.'),
    last4: text('The last four digits.'),
    moto: flag('Whether the order came by mail or telephone.'),
    network: text('The network that the attempt ran on.'),
    three_d_secure: object('How the 3-D Secure authentication went; null when there was none.', {
      authentication_flow: oneOf(AuthenticationFlow, 'Whether the customer noticed it.'),
      electronic_commerce_indicator: oneOf(
        ElectronicCommerceIndicator,
        "How far it went, in the card network's code.",
      ),
      result: oneOf(ThreeDSecureResult, 'How it went.'),
      result_reason: oneOf(ThreeDSecureResultReason, 'Why it went so; null when there is nothing to say.'),
      transaction_id: text('The id that the 3-D Secure server gave it.'),
      version: oneOf(ThreeDSecureVersion, 'The version that ran.'),
    }),
    wallet: object('The wallet that the card came from; null when it came from none.', {
      apple_pay: empty,
      google_pay: empty,
      type: oneOf(WalletType, 'Which wallet.'),
    }),
  },
);

export const paymentMethodDetails = object<Details>(
  'What was learned of the payment method in this attempt: `type` names the field.',
  {
    acss_debit: empty,
    amazon_pay: empty,
    au_becs_debit: empty,
    bacs_debit: empty,
    bancontact: object(`What Bancontact told; ${OTHER}`, bankRedirect),
    boleto: empty,
    card,
    card_present: object(`What a terminal read of the card; ${OTHER}`, {
      generated_card: reference(PaymentMethodNode, 'The card that can be charged without the terminal.'),
      offline: object('How the terminal worked without a connection; null when it had one.', {
        stored_at: instant('When the terminal stored the attempt.'),
        type: oneOf(OfflineType, 'How the attempt was taken.'),
      }),
    }),
    cashapp: empty,
    ideal: object(`What iDEAL told; ${OTHER}`, {
      bank: oneOf(IdealBank, 'The bank of the customer.'),
      bic: oneOf(IdealBic, 'The BIC of that bank.'),
      ...sepaDebit,
    }),
    kakao_pay: empty,
    klarna: empty,
    kr_card: empty,
    link: empty,
    naver_pay: object(`What Naver Pay told; ${OTHER}`, {
      buyer_id: text('The id of the customer at Naver Pay.'),
    }),
    nz_bank_account: empty,
    paypal: empty,
    payto: empty,
    pix: object(`What Pix told; ${OTHER}`, {
      fingerprint: text('The same for the same account of a customer within one Stripe account.'),
    }),
    revolut_pay: empty,
    satispay: empty,
    sepa_debit: empty,
    sofort: object(`What Sofort told; ${OTHER}`, bankRedirect),
    twint: empty,
    type: text('The kind of payment method, by its wire name.'),
    upi: empty,
    us_bank_account: empty,
  },
  { upstream: { owner: 'payment_method', retrieve: '/v1/payment_methods/:id' }, resolve: visibleDetails },
);

/** The details repeat the payment method's data, so a customer sees of them what they see of the payment method. */
function visibleDetails(
  details: Details,
  { payment_method: method }: Readonly<Record<string, unknown>>,
  { policy, loaders }: Context,
): Details | null | Promise<Details | null> {
  const id = typeof method === 'string' ? PaymentMethodId.parse(method) : null;
  return policy.visibleDetails(details, async () => (id ? loaders.paymentMethods.loadOrNull(id) : method));
}
