import type { Stripe } from 'stripe';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { AddressRef } from '../address.ts';
import { builder } from '../builder.ts';
import { CustomerNode } from '../customer.ts';
import { metadataField, metadataValueField } from '../metadata.ts';
import { NodeRef, reference, stripeNodeRef } from '../relay/stripe-node.ts';
import { AllowRedisplay } from '../setup-intent/enums.ts';
import { CardRef } from './card.ts';
import { PaymentMethodType } from './payment-method-types.ts';
import { UsBankAccountRef } from './us-bank-account.ts';

export const PaymentMethodNode = stripeNodeRef<Stripe.PaymentMethod, 'payment method'>('PaymentMethod', {
  id: PaymentMethodId,
  object: 'payment_method',
  loader: (loaders) => loaders.paymentMethods,
});

const BillingDetailsRef = builder
  .objectRef<Stripe.PaymentMethod.BillingDetails>('PaymentMethodBillingDetails')
  .implement({
    description: 'Who pays, as given with the payment method.',
    fields: (t) => ({
      address: t.expose('address', { type: AddressRef, description: 'The billing address.' }),
      email: t.exposeString('email', { description: 'E-mail address.' }),
      name: t.exposeString('name', { description: 'Full name.' }),
      phone: t.exposeString('phone', { description: 'Telephone number, extension included.' }),
      taxId: t.exposeString('tax_id', { description: 'Tax number, for kinds that ask for it.' }),
    }),
  });

const RadarOptionsRef = builder
  .objectRef<Stripe.PaymentMethod.RadarOptions>('PaymentMethodRadarOptions')
  .implement({
    description: 'What helps Radar to tell fraud.',
    fields: (t) => ({
      session: t.exposeString('session', {
        description: 'The Radar session that the payment method was made in.',
      }),
    }),
  });

PaymentMethodNode.ref.implement({
  description:
    'A way to pay that a customer has given: `type` says which, and names the field that holds its details.',
  interfaces: [NodeRef],
  fields: (t) => ({
    allowRedisplay: t.expose('allow_redisplay', {
      type: AllowRedisplay,
      description: 'Whether you may show it to the customer again at a later checkout.',
    }),
    billingDetails: t.expose('billing_details', {
      type: BillingDetailsRef,
      description: 'Who pays, as given with the payment method.',
    }),
    card: t.expose('card', { type: CardRef, description: 'Details of a card; null for other types.' }),
    createdAt: t.expose('created', { type: 'DateTime', description: 'When it was created.' }),
    customer: t.field(
      reference(CustomerNode, 'customer', 'The customer that it is attached to; null while it is not.'),
    ),
    customerAccount: t.exposeID('customer_account', {
      description: 'The account (`acct_…`) that stands in for a customer, if one does.',
    }),
    livemode: t.exposeBoolean('livemode', { description: 'False for test data.' }),
    metadata: t.field(metadataField),
    metadataValue: t.field(metadataValueField),
    radarOptions: t.expose('radar_options', {
      type: RadarOptionsRef,
      description: 'What helps Radar to tell fraud; null when nothing was given.',
    }),
    type: t.expose('type', { type: PaymentMethodType, description: 'The kind of payment method.' }),
    usBankAccount: t.expose('us_bank_account', {
      type: UsBankAccountRef,
      description: 'Details of a US bank account; null for other types.',
    }),
  }),
});
