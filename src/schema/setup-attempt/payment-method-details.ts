import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import type { Context } from '../context.ts';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { MandateNode, PaymentMethodNode } from '../nodes.ts';
import { IdealBank, IdealBic } from '../payment-method/banks.ts';
import { CardChecksRef, CHECKS } from '../payment-method/card-lines.ts';
import { CardPresentOfflineRef } from '../payment-method/card-present.ts';
import { CardWalletType } from '../payment-method/enums.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { ElectronicCommerceIndicator, ThreeDSecureVersion } from '../setup-intent/enums.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { AuthenticationFlow, ThreeDSecureResult, ThreeDSecureResultReason } from './card-enums.ts';

type Details = Stripe.SetupAttempt.PaymentMethodDetails;

const PreferredLanguage = stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Bancontact.PreferredLanguage>(
  'SetupAttemptPaymentMethodDetailsPreferredLanguage',
  {
    description: 'The language of the page that the customer was sent to.',
    values: { de: 'German.', en: 'English.', fr: 'French.', nl: 'Dutch.' },
  },
);

/** The bank account behind a bank redirect, which can be debited by SEPA. */
const sepaDebit = {
  generated_sepa_debit: f.expandable(
    PaymentMethodNode,
    'The SEPA debit payment method that came of the attempt.',
  ),
  generated_sepa_debit_mandate: f.expandable(MandateNode, 'The mandate for that SEPA debit payment method.'),
  iban_last4: f.string('The last four characters of the IBAN.'),
  verified_name: f.string('The name of the account holder, as the bank verified it.'),
};

const BankRedirectRef = objectType<
  Stripe.SetupAttempt.PaymentMethodDetails.Bancontact | Stripe.SetupAttempt.PaymentMethodDetails.Sofort
>('SetupAttemptPaymentMethodDetailsBankRedirect', {
  description: 'Details of an attempt in which the bank of the customer authenticated the customer.',
  fields: () => ({
    bank_code: f.string('The code of the bank.'),
    bank_name: f.string('The name of the bank.'),
    bic: f.string('The BIC of the bank.'),
    preferred_language: f.enum(PreferredLanguage, 'The language of the page that the customer was sent to.'),
    ...sepaDebit,
  }),
});

const OTHER = 'null for other types.';

const card = f.object<Stripe.SetupAttempt.PaymentMethodDetails.Card>(
  `The card as it was in this attempt; ${OTHER}`,
  {
    brand: f.string('Such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: f.inline(CardChecksRef, CHECKS),
    country: f.string('Two-letter code of the country of the issuer.'),
    description: f.string('The kind of card in words, where your account may see it.'),
    exp_month: f.int('Month of expiry, 1 to 12.'),
    exp_year: f.int('Year of expiry, four digits.'),
    fingerprint: f.string('The same for the same card number within one account.'),
    funding: f.string('`credit`, `debit`, `prepaid` or `unknown`.'),
    iin: f.string('The issuer identification number, where your account may see it.'),
    issuer: f.string('The name of the issuing bank, where your account may see it.'),
    last4: f.string('The last four digits.'),
    moto: f.boolean('Whether the order came by mail or telephone.'),
    network: f.string('The network that the attempt ran on.'),
    three_d_secure: f.object('How the 3-D Secure authentication went; null when there was none.', {
      authentication_flow: f.enum(AuthenticationFlow, 'Whether the customer noticed it.'),
      electronic_commerce_indicator: f.enum(
        ElectronicCommerceIndicator,
        "How far it went, in the card network's code.",
      ),
      result: f.enum(ThreeDSecureResult, 'How it went.'),
      result_reason: f.enum(ThreeDSecureResultReason, 'Why it went so; null when there is nothing to say.'),
      transaction_id: f.string('The id that the 3-D Secure server gave it.'),
      version: f.enum(ThreeDSecureVersion, 'The version that ran.'),
    }),
    wallet: f.object('The wallet that the card came from; null when it came from none.', {
      apple_pay: f.empty,
      google_pay: f.empty,
      type: f.enum(CardWalletType, 'Which wallet.'),
    }),
  },
);

export const paymentMethodDetails = f.object<Details>(
  'What was learned of the payment method in this attempt: `type` names the field.',
  {
    acss_debit: f.empty,
    amazon_pay: f.empty,
    au_becs_debit: f.empty,
    bacs_debit: f.empty,
    bancontact: f.inline(BankRedirectRef, `What Bancontact reported; ${OTHER}`),
    boleto: f.empty,
    card,
    card_present: f.object(`What a terminal read of the card; ${OTHER}`, {
      generated_card: f.expandable(PaymentMethodNode, 'The card that can be charged without the terminal.'),
      offline: f.inline(CardPresentOfflineRef, 'How the terminal worked offline; null if it was online.'),
    }),
    cashapp: f.empty,
    ideal: f.object(`What iDEAL told; ${OTHER}`, {
      bank: f.enum(IdealBank, 'The bank of the customer.'),
      bic: f.enum(IdealBic, 'The BIC of that bank.'),
      ...sepaDebit,
    }),
    kakao_pay: f.empty,
    klarna: f.empty,
    kr_card: f.empty,
    link: f.empty,
    naver_pay: f.object(`What Naver Pay told; ${OTHER}`, {
      buyer_id: f.string('The id of the customer at Naver Pay.'),
    }),
    nz_bank_account: f.empty,
    paypal: f.empty,
    payto: f.empty,
    pix: f.object(`What Pix told; ${OTHER}`, {
      fingerprint: f.string('The same for the same account of a customer within one Stripe account.'),
    }),
    revolut_pay: f.empty,
    satispay: f.empty,
    sepa_debit: f.empty,
    sofort: f.inline(BankRedirectRef, `What Sofort reported; ${OTHER}`),
    twint: f.empty,
    type: paymentMethodType('The type of the payment method that was tried.'),
    upi: f.empty,
    us_bank_account: f.empty,
  },
  { upstream: { owner: 'payment_method', retrieve: PaymentMethodNode.retrieve }, resolve: visibleDetails },
);

/** The details repeat the payment method's data, so they are visible only to the extent that the payment method is. */
function visibleDetails(
  details: Details,
  { payment_method: method }: Readonly<Record<string, unknown>>,
  { policy, loaders }: Context,
): Details | null | Promise<Details | null> {
  const id = typeof method === 'string' ? PaymentMethodId.parse(method) : null;
  return policy.visibleDetails(details, async () => (id ? loaders.paymentMethods.loadOrNull(id) : method));
}
