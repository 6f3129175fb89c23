import { AddressInput } from '../address.ts';
import { builder } from '../builder.ts';
import { MetadataEntryInput } from '../metadata.ts';
import { SetupIntentPaymentMethodDataType } from '../payment-method/payment-method-types.ts';
import {
  AcceptanceType,
  AccountHolderType,
  AllowRedisplay,
  SetupIntentAllowRedirects,
  UsBankAccountType,
} from './enums.ts';

// The shapes that create, update and confirm share. Where these differ in what is required, the weaker rule stands here
// and Stripe refuses the rest.

export const AutomaticPaymentMethodsInput = builder.inputType('SetupIntentAutomaticPaymentMethodsInput', {
  description: 'Whether Stripe chooses the kinds of payment method from your Dashboard settings.',
  fields: (t) => ({
    allowRedirects: t.field({
      type: SetupIntentAllowRedirects,
      description:
        'Whether kinds that send the customer to another page are among them. ALWAYS by default; with NEVER, a confirm needs no `returnUrl`.',
    }),
    enabled: t.boolean({ required: true, description: 'Whether Stripe chooses.' }),
  }),
});

const OnlineInput = builder.inputType('SetupIntentMandateDataCustomerAcceptanceOnlineInput', {
  description: 'From where the customer accepted online.',
  fields: (t) => ({
    ipAddress: t.string({ description: 'The IP address. Needed on create.' }),
    userAgent: t.string({ description: "The browser's own name for itself. Needed on create." }),
  }),
});

const CustomerAcceptanceInput = builder.inputType('SetupIntentMandateDataCustomerAcceptanceInput', {
  description: 'How and when the customer accepted the mandate.',
  fields: (t) => ({
    acceptedAt: t.field({ type: 'DateTime', description: 'When; now by default.' }),
    online: t.field({ type: OnlineInput, description: 'From where. Goes with ONLINE.' }),
    type: t.field({ type: AcceptanceType, required: true, description: 'Online or not.' }),
  }),
});

export const MandateDataInput = builder.inputType('SetupIntentMandateDataInput', {
  description: 'The consent of the customer to be debited, for kinds of payment method that need a mandate.',
  fields: (t) => ({
    customerAcceptance: t.field({
      type: CustomerAcceptanceInput,
      description: 'How and when the customer accepted. Needed on create.',
    }),
  }),
});

export const SingleUseInput = builder.inputType('SetupIntentSingleUseInput', {
  description: 'Asks for a mandate that allows one debit only.',
  fields: (t) => ({
    amount: t.field({
      type: 'SafeInt',
      required: true,
      description: 'The amount, in the smallest unit of the currency.',
    }),
    currency: t.string({ required: true, description: 'Three-letter currency code, in lower case.' }),
  }),
});

const BillingDetailsInput = builder.inputType('SetupIntentPaymentMethodDataBillingDetailsInput', {
  description: 'Who pays.',
  fields: (t) => ({
    address: t.field({ type: AddressInput, description: 'The billing address.' }),
    email: t.string({ description: 'E-mail address.' }),
    name: t.string({ description: 'Full name; bank debits need it.' }),
    phone: t.string({ description: 'Telephone number, extension included.' }),
    taxId: t.string({ description: 'Tax number, for kinds that ask for it.' }),
  }),
});

const RadarOptionsInput = builder.inputType('SetupIntentPaymentMethodDataRadarOptionsInput', {
  description: 'What helps Radar to tell fraud.',
  fields: (t) => ({
    session: t.string({ description: 'The Radar session (`rse_…`) of the browser.' }),
  }),
});

const UsBankAccountInput = builder.inputType('SetupIntentPaymentMethodDataUsBankAccountInput', {
  description: 'Details of a US bank account. Goes with US_BANK_ACCOUNT.',
  fields: (t) => ({
    accountHolderType: t.field({ type: AccountHolderType, description: 'Who holds it.' }),
    accountNumber: t.string({ description: 'Its number.' }),
    accountType: t.field({
      type: UsBankAccountType,
      description: 'The kind of account; checking by default.',
    }),
    financialConnectionsAccount: t.id({
      description: 'A linked account (`fca_…`), in place of the numbers.',
    }),
    routingNumber: t.string({ description: 'The routing number of the bank.' }),
  }),
});

export const PaymentMethodDataInput = builder.inputType('SetupIntentPaymentMethodDataInput', {
  description: 'Details that a new payment method is made of. For cards, send a payment method id instead.',
  fields: (t) => ({
    allowRedisplay: t.field({
      type: AllowRedisplay,
      description: 'Whether you may show it to the customer again at a later checkout.',
    }),
    billingDetails: t.field({ type: BillingDetailsInput, description: 'Who pays.' }),
    metadata: t.field({
      type: [MetadataEntryInput],
      description: 'Your own keys and values, kept on the payment method.',
    }),
    radarOptions: t.field({ type: RadarOptionsInput, description: 'What helps Radar to tell fraud.' }),
    type: t.field({
      type: SetupIntentPaymentMethodDataType,
      required: true,
      description: 'The kind of payment method; the field of the same name holds its details.',
    }),
    usBankAccount: t.field({ type: UsBankAccountInput, description: 'Details of a US bank account.' }),
  }),
});
