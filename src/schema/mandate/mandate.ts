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
  description: 'Whether a mandate can be used for payments.',
  values: {
    active: 'The mandate can be used for payments.',
    inactive: 'The mandate was rejected, revoked or used up, and cannot be used again.',
    pending: 'The mandate is new and cannot be used yet.',
  },
});

const MandateType = stripeEnum<Stripe.Mandate.Type>('MandateType', {
  description: 'Whether a mandate allows one payment or several.',
  values: {
    multi_use: 'The mandate allows several payments.',
    single_use: 'The mandate allows one payment.',
  },
});

const BacsNetworkStatus = stripeEnum<Stripe.Mandate.PaymentMethodDetails.BacsDebit.NetworkStatus>(
  'MandatePaymentMethodDetailsBacsDebitNetworkStatus',
  {
    description: 'The status of a mandate on the Bacs network.',
    values: {
      accepted: 'The mandate was accepted.',
      pending: 'The mandate has not been accepted yet.',
      refused: 'The mandate was refused.',
      revoked: 'The mandate was revoked; `revocationReason` has the reason.',
    },
  },
);

const BacsRevocationReason = stripeEnum<Stripe.Mandate.PaymentMethodDetails.BacsDebit.RevocationReason>(
  'MandatePaymentMethodDetailsBacsDebitRevocationReason',
  {
    description: 'The reason for the revocation of a Bacs mandate.',
    values: {
      account_closed: 'The bank account is closed.',
      bank_account_restricted: 'The bank account is restricted and does not allow the debits.',
      bank_ownership_changed: 'The bank account has a new owner.',
      could_not_process: 'The bank could not process the mandate.',
      debit_not_authorized: 'The customer did not authorize the debits.',
    },
  },
);

const CURRENCY = 'The three-letter ISO currency code in lowercase, such as `eur`.';
const OTHER = 'null for other types.';

const details = f.object<Stripe.Mandate.PaymentMethodDetails>(
  'The details of the mandate that depend on the type of the payment method. They are in the field with the name of the type, if the type has details.',
  {
    acss_debit: f.object(`The mandate for Canadian pre-authorized debits; ${OTHER}`, {
      default_for: f.list(
        f.enum(AcssDebitDefaultFor, 'The Stripe products that can select this mandate automatically.'),
      ),
      interval_description: f.string(
        'The interval between payments in words, for the schedules INTERVAL and COMBINED.',
      ),
      payment_schedule: f.enum(AcssDebitPaymentSchedule, 'The schedule of the payments.'),
      transaction_type: f.enum(
        AcssDebitTransactionType,
        'Whether the payments are for business or personal purposes.',
      ),
    }),
    amazon_pay: f.empty,
    au_becs_debit: f.object(`The mandate for Australian BECS debits; ${OTHER}`, {
      url: f.string(
        'The URL of the mandate. It contains sensitive information, so share it only with the customer.',
      ),
    }),
    bacs_debit: f.object(`The mandate for UK Bacs debits; ${OTHER}`, {
      display_name: f.string('The name of your business on the mandate.'),
      network_status: f.enum(BacsNetworkStatus, 'The status of the mandate on the Bacs network.'),
      reference: f.string('The unique reference of the mandate on the Bacs network.'),
      revocation_reason: f.enum(
        BacsRevocationReason,
        'The reason for the revocation; null if the mandate was not revoked.',
      ),
      service_user_number: f.string(
        'The service user number on the mandate, which identifies the business that collects the debits.',
      ),
      url: f.string('The URL of the mandate that the customer has signed.'),
    }),
    card: f.empty,
    cashapp: f.empty,
    kakao_pay: f.empty,
    klarna: f.empty,
    kr_card: f.empty,
    link: f.empty,
    naver_pay: f.empty,
    nz_bank_account: f.empty,
    paypal: f.object(`The mandate for PayPal; ${OTHER}`, {
      billing_agreement_id: f.string(
        'The id of the PayPal billing agreement, which is the mandate at PayPal.',
      ),
      payer_id: f.string("The id of the customer's PayPal account."),
    }),
    payto: f.inline(PaytoMandateOptionsRef, `The terms of the mandate for PayTo; ${OTHER}`),
    pix: f.object(`The terms of the mandate for Pix; ${OTHER}`, {
      amount_includes_iof: f.enum(
        PixAmountIncludesIof,
        'Whether the amount includes IOF, the Brazilian tax on financial transactions.',
      ),
      amount_type: f.enum(
        MandateAmountType,
        'Whether payments have exactly or at most the amount of the mandate.',
      ),
      end_date: f.date('The day on which the mandate expires; null if it has no end.'),
      payment_schedule: f.enum(PixPaymentSchedule, 'The schedule of the payments.'),
      reference: f.string("The name of the subscription in the customer's banking app."),
      start_date: f.date('The day on which the mandate starts.'),
    }),
    revolut_pay: f.empty,
    sepa_debit: f.object(`The mandate for SEPA debits; ${OTHER}`, {
      reference: f.string('The unique reference of the mandate.'),
      url: f.string(
        'The URL of the mandate. It contains sensitive information, so share it only with the customer.',
      ),
    }),
    twint: f.empty,
    type: paymentMethodType('The type of the payment method that the mandate is for.'),
    upi: f.inline(UpiMandateOptionsRef, `The terms of the mandate for UPI; ${OTHER}`),
    us_bank_account: f.inline(
      UsBankAccountMandateOptionsRef,
      `The terms of the mandate for a US bank account; ${OTHER}`,
    ),
  },
);

implementType<Stripe.Mandate>(MandateNode.ref, {
  description: "A customer's permission to debit a payment method.",
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId("Stripe's id of the mandate (`mandate_…`)."),
    customer_acceptance: f.object('The time and the way in which the customer accepted the mandate.', {
      accepted_at: f.timestamp('The time at which the customer accepted the mandate.'),
      offline: f.empty,
      online: f.object('The origin of an online acceptance; null for an offline one.', {
        ip_address: f.string('The IP address from which the customer accepted the mandate.'),
        user_agent: f.string('The user agent of the browser in which the customer accepted the mandate.'),
      }),
      type: f.enum(AcceptanceType, 'Whether the customer accepted the mandate online or offline.'),
    }),
    livemode: f.boolean('Whether the mandate is live data; false for test data.'),
    multi_use: f.object('The amount of a mandate for several payments; null if `type` is SINGLE_USE.', {
      amount: f.money(
        'The amount of a payment, in the smallest currency unit; null if the mandate has no amount.',
      ),
      currency: f.string(CURRENCY),
    }),
    on_behalf_of: f.id('The id of the account that the mandate is intended for (`acct_…`), if there is one.'),
    payment_method: f.expandable(
      PaymentMethodNode,
      'The payment method that the mandate allows you to debit.',
    ),
    payment_method_details: details,
    single_use: f.object('The amount of a mandate for one payment; null if `type` is MULTI_USE.', {
      amount: f.money('The amount of the payment, in the smallest currency unit.'),
      currency: f.string(CURRENCY),
    }),
    status: f.enum(MandateStatus, 'Whether the mandate can be used for payments.'),
    type: f.enum(MandateType, 'Whether the mandate allows one payment or several.'),
  }),
});
