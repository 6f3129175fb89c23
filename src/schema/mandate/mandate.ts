import type { Stripe } from 'stripe';
import { implementType, object } from '../fields/output.ts';
import { empty, flag, id, instant, integer, list, money, oneOf, text } from '../fields/vocabulary.ts';
import { MandateNode, PaymentMethodNode } from '../nodes.ts';
import { reference } from '../relay/expandable.ts';
import { NodeRef, nodeId } from '../relay/stripe-node.ts';
import { stripeEnum } from '../stripe-enum.ts';
import {
  AcceptanceType,
  AcssDebitDefaultFor,
  AcssDebitPaymentSchedule,
  AcssDebitTransactionType,
  BankMandateCollectionMethod,
  MandateAmountType,
  PaytoPaymentSchedule,
  PaytoPurpose,
  PixAmountIncludesIof,
  PixPaymentSchedule,
} from './enums.ts';
import { upiMandateOptions } from './upi-mandate-options.ts';

const MandateStatus = stripeEnum<Stripe.Mandate.Status>('MandateStatus', {
  description: 'Whether a mandate can be used.',
  values: {
    active: 'It can.',
    inactive: 'It was revoked, was used up, or has ended.',
    pending: 'Not yet: the bank has still to accept it.',
  },
});

const MandateType = stripeEnum<Stripe.Mandate.Type>('MandateType', {
  description: 'How often a mandate can be used.',
  values: { multi_use: 'Until it is revoked.', single_use: 'Once.' },
});

const BacsNetworkStatus = stripeEnum<Stripe.Mandate.PaymentMethodDetails.BacsDebit.NetworkStatus>(
  'MandatePaymentMethodDetailsBacsDebitNetworkStatus',
  {
    description: 'What the Bacs network says of a mandate.',
    values: {
      accepted: 'It is in force.',
      pending: 'It waits to be accepted.',
      refused: 'The bank refused it.',
      revoked: 'The customer or the bank revoked it.',
    },
  },
);

const BacsRevocationReason = stripeEnum<Stripe.Mandate.PaymentMethodDetails.BacsDebit.RevocationReason>(
  'MandatePaymentMethodDetailsBacsDebitRevocationReason',
  {
    description: 'Why a Bacs mandate was revoked.',
    values: {
      account_closed: 'The account is closed.',
      bank_account_restricted: 'The account does not take debits.',
      bank_ownership_changed: 'The account has another owner.',
      could_not_process: 'The bank could not process it.',
      debit_not_authorized: 'The customer did not permit the debit.',
    },
  },
);

const CURRENCY = 'Three-letter currency code, in lower case.';
const OTHER = 'null for other types.';

const details = object<Stripe.Mandate.PaymentMethodDetails>(
  'What is special about mandates for this kind of payment method: `type` names the field.',
  {
    acss_debit: object(`For Canadian debits; ${OTHER}`, {
      default_for: list(oneOf(AcssDebitDefaultFor, 'What the mandate is chosen for by itself.')),
      interval_description: text('When debits happen, in words; null for a sporadic schedule.'),
      payment_schedule: oneOf(AcssDebitPaymentSchedule, 'The rhythm of the debits.'),
      transaction_type: oneOf(AcssDebitTransactionType, 'Whether a business or a person is debited.'),
    }),
    amazon_pay: empty,
    au_becs_debit: object(`For Australian debits; ${OTHER}`, {
      url: text('The mandate itself, to be shown to the customer.'),
    }),
    bacs_debit: object(`For UK debits; ${OTHER}`, {
      display_name: text('The name that the customer sees on the statement.'),
      network_status: oneOf(BacsNetworkStatus, 'What the network says of it.'),
      reference: text('The reference of the mandate in the network.'),
      revocation_reason: oneOf(BacsRevocationReason, 'Why it was revoked; null when it was not.'),
      service_user_number: text('The number under which debits are made.'),
      url: text('The mandate itself, to be shown to the customer.'),
    }),
    card: empty,
    cashapp: empty,
    kakao_pay: empty,
    klarna: empty,
    kr_card: empty,
    link: empty,
    naver_pay: empty,
    nz_bank_account: empty,
    paypal: object(`For PayPal; ${OTHER}`, {
      billing_agreement_id: text('The billing agreement at PayPal.'),
      payer_id: text('The id of the customer at PayPal.'),
    }),
    payto: object(`For PayTo; ${OTHER}`, {
      amount: money('The amount of each debit, in cents; null when none was agreed.'),
      amount_type: oneOf(MandateAmountType, 'How the amount binds.'),
      end_date: text('The last day, as YYYY-MM-DD; null when it stays until it is canceled.'),
      payment_schedule: oneOf(PaytoPaymentSchedule, 'The rhythm of the debits.'),
      payments_per_period: integer('How many debits a period has at most.'),
      purpose: oneOf(PaytoPurpose, 'What the debits are for.'),
      start_date: text('The first day, as YYYY-MM-DD; null for at once.'),
    }),
    pix: object(`For Pix; ${OTHER}`, {
      amount_includes_iof: oneOf(
        PixAmountIncludesIof,
        'Whether the amount contains the Brazilian transaction tax.',
      ),
      amount_type: oneOf(MandateAmountType, 'How the amount binds.'),
      end_date: text('The last day, as YYYY-MM-DD.'),
      payment_schedule: oneOf(PixPaymentSchedule, 'The rhythm of the debits.'),
      reference: text('What the customer reads of the mandate in the bank app.'),
      start_date: text('The first day, as YYYY-MM-DD.'),
    }),
    revolut_pay: empty,
    sepa_debit: object(`For SEPA debits; ${OTHER}`, {
      reference: text('The reference of the mandate in the network.'),
      url: text('The mandate itself, to be shown to the customer.'),
    }),
    twint: empty,
    type: text('The kind of payment method, by its wire name.'),
    upi: object(`For UPI; ${OTHER}`, upiMandateOptions),
    us_bank_account: object(`For US bank accounts; ${OTHER}`, {
      collection_method: oneOf(BankMandateCollectionMethod, 'How the mandate was collected, if not online.'),
    }),
  },
);

implementType<Stripe.Mandate>(MandateNode.ref, {
  description: 'The permission of a customer to debit a payment method.',
  interfaces: [NodeRef],
  fields: () => ({
    id: nodeId,
    customer_acceptance: object('How and when the customer accepted.', {
      accepted_at: instant('When.'),
      offline: empty,
      online: object('From where, when it was online.', {
        ip_address: text('The IP address.'),
        user_agent: text("The browser's own name for itself."),
      }),
      type: oneOf(AcceptanceType, 'Online or not.'),
    }),
    livemode: flag('False for test data.'),
    multi_use: object('The limits, for MULTI_USE; null otherwise.', {
      amount: money(
        'The most for one debit, in the smallest unit of the currency; null when there is no limit.',
      ),
      currency: text(CURRENCY),
    }),
    on_behalf_of: id('The connected account (`acct_…`) that the mandate is for, if any.'),
    payment_method: reference(PaymentMethodNode, 'What may be debited.'),
    payment_method_details: details,
    single_use: object('The one debit, for SINGLE_USE; null otherwise.', {
      amount: money('The amount, in the smallest unit of the currency.'),
      currency: text(CURRENCY),
    }),
    status: oneOf(MandateStatus, 'Whether it can be used.'),
    type: oneOf(MandateType, 'How often it can be used.'),
  }),
});
