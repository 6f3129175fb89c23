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
    description: 'The language of the authorization page of Bancontact or Sofort.',
    values: {
      de: 'The page is in German.',
      en: 'The page is in English.',
      fr: 'The page is in French.',
      nl: 'The page is in Dutch.',
    },
  },
);

/** The fields of a bank account that can be debited with SEPA Direct Debit after a bank redirect. */
const sepaDebit = {
  generated_sepa_debit: f.expandable(
    PaymentMethodNode,
    'The SEPA Direct Debit payment method that the attempt created.',
  ),
  generated_sepa_debit_mandate: f.expandable(
    MandateNode,
    'The mandate for the SEPA Direct Debit payment method.',
  ),
  iban_last4: f.string('The last four characters of the IBAN of the bank account.'),
  verified_name: f.string(
    'The full name of the account owner, which the payment system has verified or provided.',
  ),
};

const BankRedirectRef = objectType<
  Stripe.SetupAttempt.PaymentMethodDetails.Bancontact | Stripe.SetupAttempt.PaymentMethodDetails.Sofort
>('SetupAttemptPaymentMethodDetailsBankRedirect', {
  description:
    'The details of an attempt with Bancontact or Sofort, in which the customer authenticated at a bank.',
  fields: () => ({
    bank_code: f.string("The bank code of the customer's bank."),
    bank_name: f.string("The name of the customer's bank."),
    bic: f.string("The Bank Identifier Code (BIC) of the customer's bank."),
    preferred_language: f.enum(
      PreferredLanguage,
      'The preferred language of the authorization page to which the customer was redirected.',
    ),
    ...sepaDebit,
  }),
});

const OTHER = 'null for other types.';

const card = f.object<Stripe.SetupAttempt.PaymentMethodDetails.Card>(
  `The card at the time of the attempt; ${OTHER}`,
  {
    brand: f.string('The brand of the card, such as `visa`, `mastercard`, `amex` or `unknown`.'),
    checks: f.inline(CardChecksRef, CHECKS),
    country: f.string('The two-letter ISO code of the country of the card.'),
    description: f.string(
      "The type of the card in words. Usually null, because the value is for Stripe's internal use.",
    ),
    exp_month: f.int('The month in which the card expires, from 1 to 12.'),
    exp_year: f.int('The year in which the card expires, with four digits.'),
    fingerprint: f.string(
      'An identifier of the card number: two cards with the same fingerprint have the same number. For wallets such as Apple Pay, it may identify the number of the wallet instead.',
    ),
    funding: f.string('The funding type of the card: `credit`, `debit`, `prepaid` or `unknown`.'),
    iin: f.string(
      "The issuer identification number of the card. Usually null, because the value is for Stripe's internal use.",
    ),
    issuer: f.string(
      "The name of the issuing bank. Usually null, because the value is for Stripe's internal use.",
    ),
    last4: f.string('The last four digits of the card number.'),
    moto: f.boolean(
      'Whether the attempt was marked as a mail or telephone order (MOTO), which is exempt from strong customer authentication.',
    ),
    network: f.string('The card network that processed the attempt, such as `visa`.'),
    three_d_secure: f.object('The 3-D Secure authentication of the attempt; null if there was none.', {
      authentication_flow: f.enum(
        AuthenticationFlow,
        'How the issuer authenticated the customer; null without an authentication.',
      ),
      electronic_commerce_indicator: f.enum(
        ElectronicCommerceIndicator,
        "The Electronic Commerce Indicator (ECI): the protocol's code for the degree of authentication.",
      ),
      result: f.enum(ThreeDSecureResult, 'The outcome of the authentication.'),
      result_reason: f.enum(ThreeDSecureResultReason, 'The reason for the outcome; null if there is none.'),
      transaction_id: f.string(
        'The id of the transaction: the XID of 3-D Secure 1, or the directory server transaction id (dsTransId) of 3-D Secure 2.',
      ),
      version: f.enum(ThreeDSecureVersion, 'The version of 3-D Secure that was used.'),
    }),
    wallet: f.object('The wallet that contains the card, such as Apple Pay; null if there is none.', {
      apple_pay: f.empty,
      google_pay: f.empty,
      type: f.enum(CardWalletType, 'The type of the wallet.'),
    }),
  },
);

export const paymentMethodDetails = f.object<Details>(
  'The data of the payment method at the time of the attempt. Only the field that `type` names is set, if there is one. For a caller that is bound to a customer, data of other customers is null.',
  {
    acss_debit: f.empty,
    amazon_pay: f.empty,
    au_becs_debit: f.empty,
    bacs_debit: f.empty,
    bancontact: f.inline(BankRedirectRef, `The details of an attempt with Bancontact; ${OTHER}`),
    boleto: f.empty,
    card,
    card_present: f.object(`The details of an attempt with a card reader; ${OTHER}`, {
      generated_card: f.expandable(
        PaymentMethodNode,
        'The card payment method that the attempt created, for later payments without a reader.',
      ),
      offline: f.inline(
        CardPresentOfflineRef,
        'The details of an offline attempt; null if the reader was online.',
      ),
    }),
    cashapp: f.empty,
    ideal: f.object(`The details of an attempt with iDEAL; ${OTHER}`, {
      bank: f.enum(IdealBank, "The customer's bank."),
      bic: f.enum(IdealBic, "The Bank Identifier Code (BIC) of the customer's bank."),
      ...sepaDebit,
    }),
    kakao_pay: f.empty,
    klarna: f.empty,
    kr_card: f.empty,
    link: f.empty,
    naver_pay: f.object(`The details of an attempt with Naver Pay; ${OTHER}`, {
      buyer_id: f.string('The id of the Naver Pay account: attempts with the same id used the same account.'),
    }),
    nz_bank_account: f.empty,
    paypal: f.empty,
    payto: f.empty,
    pix: f.object(`The details of an attempt with Pix; ${OTHER}`, {
      fingerprint: f.string(
        'An identifier of the Pix account: attempts with the same fingerprint used the same account.',
      ),
    }),
    revolut_pay: f.empty,
    satispay: f.empty,
    sepa_debit: f.empty,
    sofort: f.inline(BankRedirectRef, `The details of an attempt with Sofort; ${OTHER}`),
    twint: f.empty,
    type: paymentMethodType('The type of the payment method in the attempt.'),
    upi: f.empty,
    us_bank_account: f.empty,
  },
  { upstream: { owner: 'payment_method', retrieve: PaymentMethodNode.retrieve }, resolve: visibleDetails },
);

/** The details contain data of the payment method, so a caller who cannot read the payment method cannot read them. */
function visibleDetails(
  details: Details,
  { payment_method: method }: Readonly<Record<string, unknown>>,
  { policy, loaders }: Context,
): Details | null | Promise<Details | null> {
  const id = typeof method === 'string' ? PaymentMethodId.parse(method) : null;
  return policy.visibleDetails(details, async () => (id ? loaders.paymentMethods.loadOrNull(id) : method));
}
