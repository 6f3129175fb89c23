import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { implementType } from '../fields/output.ts';
import { MandateNode, PaymentMethodNode } from '../nodes.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { NodeRef } from '../relay/stripe-node.ts';
import { stripeEnum } from '../stripe-enum.ts';
import {
  AcceptanceType,
  AcssDebitDefaultFor,
  AcssDebitPaymentSchedule,
  AcssDebitTransactionType,
  MandateAmountType,
  PixAmountIncludesIof,
  PixPaymentSchedule,
} from './enums.ts';
import {
  PaytoMandateOptionsRef,
  UpiMandateOptionsRef,
  UsBankAccountMandateOptionsRef,
} from './mandate-options.ts';

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

const details = f.object<Stripe.Mandate.PaymentMethodDetails>(
  'What is special about mandates for this kind of payment method: `type` names the field.',
  {
    acss_debit: f.object(`For Canadian debits; ${OTHER}`, {
      default_for: f.list(f.enum(AcssDebitDefaultFor, 'What the mandate is chosen for by itself.')),
      interval_description: f.string('When debits happen, in words; null for a sporadic schedule.'),
      payment_schedule: f.enum(AcssDebitPaymentSchedule, 'The rhythm of the debits.'),
      transaction_type: f.enum(AcssDebitTransactionType, 'Whether a business or a person is debited.'),
    }),
    amazon_pay: f.empty,
    au_becs_debit: f.object(`For Australian debits; ${OTHER}`, {
      url: f.string('The mandate itself, to be shown to the customer.'),
    }),
    bacs_debit: f.object(`For UK debits; ${OTHER}`, {
      display_name: f.string('The name that the customer sees on the statement.'),
      network_status: f.enum(BacsNetworkStatus, 'What the network says of it.'),
      reference: f.string('The reference of the mandate in the network.'),
      revocation_reason: f.enum(BacsRevocationReason, 'Why it was revoked; null when it was not.'),
      service_user_number: f.string('The number under which debits are made.'),
      url: f.string('The mandate itself, to be shown to the customer.'),
    }),
    card: f.empty,
    cashapp: f.empty,
    kakao_pay: f.empty,
    klarna: f.empty,
    kr_card: f.empty,
    link: f.empty,
    naver_pay: f.empty,
    nz_bank_account: f.empty,
    paypal: f.object(`For PayPal; ${OTHER}`, {
      billing_agreement_id: f.string('The billing agreement at PayPal.'),
      payer_id: f.string('The id of the customer at PayPal.'),
    }),
    payto: f.inline(PaytoMandateOptionsRef, `For PayTo; ${OTHER}`),
    pix: f.object(`For Pix; ${OTHER}`, {
      amount_includes_iof: f.enum(
        PixAmountIncludesIof,
        'Whether the amount contains the Brazilian transaction tax.',
      ),
      amount_type: f.enum(MandateAmountType, 'How the amount binds.'),
      end_date: f.date('The last day of the mandate; null if it has no end.'),
      payment_schedule: f.enum(PixPaymentSchedule, 'The rhythm of the debits.'),
      reference: f.string('What the customer reads of the mandate in the bank app.'),
      start_date: f.date('The first day of the mandate.'),
    }),
    revolut_pay: f.empty,
    sepa_debit: f.object(`For SEPA debits; ${OTHER}`, {
      reference: f.string('The reference of the mandate in the network.'),
      url: f.string('The mandate itself, to be shown to the customer.'),
    }),
    twint: f.empty,
    type: paymentMethodType('The type of the payment method.'),
    upi: f.inline(UpiMandateOptionsRef, `For UPI; ${OTHER}`),
    us_bank_account: f.inline(UsBankAccountMandateOptionsRef, `For US bank accounts; ${OTHER}`),
  },
);

implementType<Stripe.Mandate>(MandateNode.ref, {
  description: 'The permission of a customer to debit a payment method.',
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId,
    customer_acceptance: f.object('How and when the customer accepted.', {
      accepted_at: f.timestamp('When.'),
      offline: f.empty,
      online: f.object('From where, when it was online.', {
        ip_address: f.string('The IP address.'),
        user_agent: f.string("The browser's own name for itself."),
      }),
      type: f.enum(AcceptanceType, 'Online or not.'),
    }),
    livemode: f.boolean('False for test data.'),
    multi_use: f.object('The limits, for MULTI_USE; null otherwise.', {
      amount: f.money(
        'The most for one debit, in the smallest unit of the currency; null when there is no limit.',
      ),
      currency: f.string(CURRENCY),
    }),
    on_behalf_of: f.id('The connected account (`acct_…`) that the mandate is for, if any.'),
    payment_method: f.expandable(PaymentMethodNode, 'What may be debited.'),
    payment_method_details: details,
    single_use: f.object('The one debit, for SINGLE_USE; null otherwise.', {
      amount: f.money('The amount, in the smallest unit of the currency.'),
      currency: f.string(CURRENCY),
    }),
    status: f.enum(MandateStatus, 'Whether it can be used.'),
    type: f.enum(MandateType, 'How often it can be used.'),
  }),
});
