import type { Stripe } from 'stripe';
import { MandateId } from '../stripe/ids.ts';
import { builder } from './builder.ts';
import { PaymentMethodNode } from './payment-method/payment-method.ts';
import { NodeRef, reference, stripeNodeRef } from './relay/stripe-node.ts';
import { AcceptanceType, BankMandateCollectionMethod } from './setup-intent/enums.ts';
import { stripeEnum } from './stripe-enum.ts';

export const MandateNode = stripeNodeRef<Stripe.Mandate, 'mandate'>('Mandate', {
  id: MandateId,
  object: 'mandate',
  loader: (loaders) => loaders.mandates,
});

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

const OnlineRef = builder
  .objectRef<Stripe.Mandate.CustomerAcceptance.Online>('MandateCustomerAcceptanceOnline')
  .implement({
    description: 'From where the customer accepted online.',
    fields: (t) => ({
      ipAddress: t.exposeString('ip_address', { description: 'The IP address.' }),
      userAgent: t.exposeString('user_agent', { description: "The browser's own name for itself." }),
    }),
  });

const CustomerAcceptanceRef = builder
  .objectRef<Stripe.Mandate.CustomerAcceptance>('MandateCustomerAcceptance')
  .implement({
    description: 'How and when the customer accepted.',
    fields: (t) => ({
      acceptedAt: t.expose('accepted_at', { type: 'DateTime', description: 'When.' }),
      online: t.expose('online', { type: OnlineRef, description: 'From where, when it was online.' }),
      type: t.expose('type', { type: AcceptanceType, description: 'Online or not.' }),
    }),
  });

const MultiUseRef = builder.objectRef<Stripe.Mandate.MultiUse>('MandateMultiUse').implement({
  description: 'The limits of a mandate that can be used more than once.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'SafeInt',
      description:
        'The most for one debit, in the smallest unit of the currency; null when there is no limit.',
    }),
    currency: t.exposeString('currency', { description: 'Three-letter currency code, in lower case.' }),
  }),
});

const SingleUseRef = builder.objectRef<Stripe.Mandate.SingleUse>('MandateSingleUse').implement({
  description: 'The one debit that a mandate allows.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'SafeInt',
      description: 'The amount, in the smallest unit of the currency.',
    }),
    currency: t.exposeString('currency', { description: 'Three-letter currency code, in lower case.' }),
  }),
});

const UsBankAccountRef = builder
  .objectRef<Stripe.Mandate.PaymentMethodDetails.UsBankAccount>('MandatePaymentMethodDetailsUsBankAccount')
  .implement({
    description: 'What is special about mandates for US bank accounts.',
    fields: (t) => ({
      collectionMethod: t.expose('collection_method', {
        type: BankMandateCollectionMethod,
        description: 'How the mandate was collected, if not online.',
      }),
    }),
  });

const PaymentMethodDetailsRef = builder
  .objectRef<Stripe.Mandate.PaymentMethodDetails>('MandatePaymentMethodDetails')
  .implement({
    description: 'What is special about mandates for one kind of payment method: `type` names the field.',
    fields: (t) => ({
      type: t.exposeString('type', { description: 'The kind of payment method, by its wire name.' }),
      usBankAccount: t.expose('us_bank_account', {
        type: UsBankAccountRef,
        description: 'For US bank accounts; null otherwise.',
      }),
    }),
  });

MandateNode.ref.implement({
  description: 'The permission of a customer to debit a payment method.',
  interfaces: [NodeRef],
  fields: (t) => ({
    customerAcceptance: t.expose('customer_acceptance', {
      type: CustomerAcceptanceRef,
      description: 'How and when the customer accepted.',
    }),
    livemode: t.exposeBoolean('livemode', { description: 'False for test data.' }),
    multiUse: t.expose('multi_use', {
      type: MultiUseRef,
      description: 'The limits, for MULTI_USE; null otherwise.',
    }),
    onBehalfOf: t.exposeID('on_behalf_of', {
      description: 'The connected account (`acct_…`) that the mandate is for, if any.',
    }),
    paymentMethod: t.field(reference(PaymentMethodNode, 'payment_method', 'What may be debited.')),
    paymentMethodDetails: t.expose('payment_method_details', {
      type: PaymentMethodDetailsRef,
      description: 'What is special about mandates for this kind of payment method.',
    }),
    singleUse: t.expose('single_use', {
      type: SingleUseRef,
      description: 'The one debit, for SINGLE_USE; null otherwise.',
    }),
    status: t.expose('status', { type: MandateStatus, description: 'Whether it can be used.' }),
    type: t.expose('type', { type: MandateType, description: 'How often it can be used.' }),
  }),
});
