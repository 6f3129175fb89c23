import type { Stripe } from 'stripe';
import { builder } from '../builder.ts';
import {
  BankAccountSubcategory,
  BankMandateCollectionMethod,
  BankPermission,
  BankPrefetch,
  BankVerificationMethod,
  CardMandateAmountType,
  CardMandateInterval,
  CardMandateSupportedType,
  CardNetwork,
  RequestThreeDSecure,
} from './enums.ts';

type Options = Stripe.SetupIntent.PaymentMethodOptions;

const CardMandateOptionsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions>(
    'SetupIntentPaymentMethodOptionsCardMandateOptions',
  )
  .implement({
    description: 'The terms of a card mandate for payments that repeat, as Indian rules ask for.',
    fields: (t) => ({
      amount: t.expose('amount', {
        type: 'SafeInt',
        description: 'The amount of each payment, in the smallest unit of the currency.',
      }),
      amountType: t.expose('amount_type', {
        type: CardMandateAmountType,
        description: 'How the amount binds.',
      }),
      currency: t.exposeString('currency', { description: 'Three-letter currency code, in lower case.' }),
      description: t.exposeString('description', { description: 'What the customer reads of the mandate.' }),
      endDate: t.expose('end_date', {
        type: 'DateTime',
        description: 'When the mandate ends; null when it ends with its cancellation only.',
      }),
      interval: t.expose('interval', {
        type: CardMandateInterval,
        description: 'The rhythm of the payments.',
      }),
      intervalCount: t.exposeInt('interval_count', {
        description: 'How many intervals lie between two payments; null for SPORADIC.',
      }),
      reference: t.exposeString('reference', { description: 'Your own name for the mandate.' }),
      startDate: t.expose('start_date', { type: 'DateTime', description: 'When the mandate starts.' }),
      supportedTypes: t.expose('supported_types', {
        type: [CardMandateSupportedType],
        description: 'The legal forms that the mandate takes.',
      }),
    }),
  });

const CardOptionsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.Card>('SetupIntentPaymentMethodOptionsCard')
  .implement({
    description: 'Settings for cards.',
    fields: (t) => ({
      mandateOptions: t.expose('mandate_options', {
        type: CardMandateOptionsRef,
        description: 'The terms of a mandate for payments that repeat; null when none were given.',
      }),
      network: t.expose('network', {
        type: CardNetwork,
        description: 'The network to run the card on, for cards with two; null when Stripe chooses.',
      }),
      requestThreeDSecure: t.expose('request_three_d_secure', {
        type: RequestThreeDSecure,
        description: 'When to ask the customer for 3-D Secure.',
      }),
    }),
  });

const FinancialConnectionsFiltersRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFilters',
  )
  .implement({
    description: 'Which accounts the customer may choose from.',
    fields: (t) => ({
      accountSubcategories: t.expose('account_subcategories', {
        type: [BankAccountSubcategory],
        description: 'The kinds of account on offer.',
      }),
    }),
  });

const FinancialConnectionsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.FinancialConnections>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnections',
  )
  .implement({
    description: 'How the customer links the account at the bank.',
    fields: (t) => ({
      filters: t.expose('filters', {
        type: FinancialConnectionsFiltersRef,
        description: 'Which accounts are on offer.',
      }),
      permissions: t.expose('permissions', {
        type: [BankPermission],
        description: 'What you may see of the account.',
      }),
      prefetch: t.expose('prefetch', {
        type: [BankPrefetch],
        description: 'What is fetched as soon as the account is linked.',
      }),
      returnUrl: t.exposeString('return_url', {
        description: 'Where the customer of a mobile app comes back to.',
      }),
    }),
  });

const UsBankMandateOptionsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.MandateOptions>(
    'SetupIntentPaymentMethodOptionsUsBankAccountMandateOptions',
  )
  .implement({
    description: 'The terms of a debit mandate.',
    fields: (t) => ({
      collectionMethod: t.expose('collection_method', {
        type: BankMandateCollectionMethod,
        description: 'How the mandate was collected, if not online.',
      }),
    }),
  });

const UsBankAccountOptionsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount>(
    'SetupIntentPaymentMethodOptionsUsBankAccount',
  )
  .implement({
    description: 'Settings for US bank accounts.',
    fields: (t) => ({
      financialConnections: t.expose('financial_connections', {
        type: FinancialConnectionsRef,
        description: 'How the customer links the account.',
      }),
      mandateOptions: t.expose('mandate_options', {
        type: UsBankMandateOptionsRef,
        description: 'The terms of the debit mandate.',
      }),
      verificationMethod: t.expose('verification_method', {
        type: BankVerificationMethod,
        description: 'How ownership of the account is proven.',
      }),
    }),
  });

export const PaymentMethodOptionsRef = builder
  .objectRef<Options>('SetupIntentPaymentMethodOptions')
  .implement({
    description: 'Settings for single kinds of payment method: a field is filled when its kind applies.',
    fields: (t) => ({
      card: t.expose('card', { type: CardOptionsRef, description: 'Settings for cards.' }),
      usBankAccount: t.expose('us_bank_account', {
        type: UsBankAccountOptionsRef,
        description: 'Settings for US bank accounts.',
      }),
    }),
  });
