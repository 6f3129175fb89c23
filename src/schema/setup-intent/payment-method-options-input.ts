import type { Stripe } from 'stripe';
import { builder } from '../builder.ts';
import { stripeEnum } from '../stripe-enum.ts';
import {
  BankAccountSubcategory,
  BankMandateCollectionMethod,
  BankNetwork,
  BankPermission,
  BankPrefetch,
  BankVerificationMethod,
  CardMandateAmountType,
  CardMandateInterval,
  CardMandateSupportedType,
  CardNetwork,
  ElectronicCommerceIndicator,
  RequestThreeDSecure,
  ThreeDSecureAresTransStatus,
  ThreeDSecureVersion,
} from './enums.ts';

const CardMandateOptionsInput = builder.inputType('SetupIntentPaymentMethodOptionsCardMandateOptionsInput', {
  description: 'The terms of a card mandate for payments that repeat, as Indian rules ask for.',
  fields: (t) => ({
    amount: t.field({
      type: 'SafeInt',
      required: true,
      description: 'The amount of each payment, in the smallest unit of the currency.',
    }),
    amountType: t.field({
      type: CardMandateAmountType,
      required: true,
      description: 'How the amount binds.',
    }),
    currency: t.string({ required: true, description: 'Three-letter currency code, in lower case.' }),
    description: t.string({ description: 'What the customer reads of the mandate.' }),
    endDate: t.field({
      type: 'DateTime',
      description: 'When the mandate ends; left out, it ends with its cancellation only.',
    }),
    interval: t.field({
      type: CardMandateInterval,
      required: true,
      description: 'The rhythm of the payments.',
    }),
    intervalCount: t.int({
      description: 'How many intervals lie between two payments. Not for SPORADIC.',
    }),
    reference: t.string({ required: true, description: 'Your own unique name for the mandate.' }),
    startDate: t.field({ type: 'DateTime', required: true, description: 'When the mandate starts.' }),
    supportedTypes: t.field({
      type: [CardMandateSupportedType],
      description: 'The legal forms that the mandate has to take.',
    }),
  }),
});

const CbAvalgo =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.NetworkOptions.CartesBancaires.CbAvalgo>(
    'SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesCbAvalgo',
    {
      description: 'How the issuer of a Cartes Bancaires card made the authentication value (CB-AVALGO).',
      values: {
        '0': 'Algorithm 0.',
        '1': 'Algorithm 1.',
        '2': 'Algorithm 2.',
        '3': 'Algorithm 3.',
        '4': 'Algorithm 4.',
        A: 'Algorithm A.',
      },
    },
  );

const CartesBancairesInput = builder.inputType(
  'SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesInput',
  {
    description: 'What Cartes Bancaires asks for beside.',
    fields: (t) => ({
      cbAvalgo: t.field({
        type: CbAvalgo,
        required: true,
        description: 'How the authentication value was made.',
      }),
      cbExemption: t.string({
        description: 'The exemption indicator of the response, four characters of Base64.',
      }),
      cbScore: t.int({ description: 'The risk score of the response, 0 to 99.' }),
    }),
  },
);

const NetworkOptionsInput = builder.inputType(
  'SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsInput',
  {
    description: 'What single card networks ask for beside.',
    fields: (t) => ({
      cartesBancaires: t.field({ type: CartesBancairesInput, description: 'For Cartes Bancaires.' }),
    }),
  },
);

const ThreeDSecureInput = builder.inputType('SetupIntentPaymentMethodOptionsCardThreeDSecureInput', {
  description: 'The result of a 3-D Secure authentication that you ran yourself.',
  fields: (t) => ({
    aresTransStatus: t.field({
      type: ThreeDSecureAresTransStatus,
      description: 'The `transStatus` of the response.',
    }),
    cryptogram: t.string({ description: 'The authentication value (CAVV, AEVV or the like), in Base64.' }),
    electronicCommerceIndicator: t.field({
      type: ElectronicCommerceIndicator,
      description: 'How far the authentication went.',
    }),
    networkOptions: t.field({
      type: NetworkOptionsInput,
      description: 'What single card networks ask for beside.',
    }),
    requestorChallengeIndicator: t.string({
      description: 'The challenge indicator of the request, two digits.',
    }),
    transactionId: t.string({ description: 'The id that the 3-D Secure server gave the authentication.' }),
    version: t.field({ type: ThreeDSecureVersion, description: 'The version that ran.' }),
  }),
});

const CardOptionsInput = builder.inputType('SetupIntentPaymentMethodOptionsCardInput', {
  description: 'Settings for cards.',
  fields: (t) => ({
    mandateOptions: t.field({
      type: CardMandateOptionsInput,
      description: 'The terms of a mandate for payments that repeat.',
    }),
    moto: t.boolean({
      description: 'Whether the order came by mail or telephone; your account must be allowed to.',
    }),
    network: t.field({
      type: CardNetwork,
      description: 'The network to run the card on, for cards with two.',
    }),
    requestThreeDSecure: t.field({
      type: RequestThreeDSecure,
      description: 'When to ask the customer for 3-D Secure. AUTOMATIC by default.',
    }),
    threeDSecure: t.field({
      type: ThreeDSecureInput,
      description: 'The result of an authentication that you ran yourself.',
    }),
  }),
});

const FiltersInput = builder.inputType(
  'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersInput',
  {
    description: 'Which accounts the customer may choose from.',
    fields: (t) => ({
      accountSubcategories: t.field({
        type: [BankAccountSubcategory],
        description: 'The kinds of account on offer.',
      }),
    }),
  },
);

const FinancialConnectionsInput = builder.inputType(
  'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsInput',
  {
    description: 'How the customer links the account at the bank.',
    fields: (t) => ({
      filters: t.field({ type: FiltersInput, description: 'Which accounts are on offer.' }),
      permissions: t.field({
        type: [BankPermission],
        description: 'What you want to see of the account. PAYMENT_METHOD must be among it.',
      }),
      prefetch: t.field({
        type: [BankPrefetch],
        description: 'What to fetch as soon as the account is linked.',
      }),
      returnUrl: t.string({ description: 'Where the customer of a mobile app comes back to.' }),
    }),
  },
);

const UsBankMandateOptionsInput = builder.inputType(
  'SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsInput',
  {
    description: 'The terms of a debit mandate.',
    fields: (t) => ({
      collectionMethod: t.field({
        type: BankMandateCollectionMethod,
        description: 'How the mandate was collected, if not online.',
      }),
    }),
  },
);

const UsBankNetworksInput = builder.inputType('SetupIntentPaymentMethodOptionsUsBankAccountNetworksInput', {
  description: 'The networks that the account must be reached by.',
  fields: (t) => ({
    requested: t.field({ type: [BankNetwork], description: 'All of them.' }),
  }),
});

const UsBankAccountOptionsInput = builder.inputType('SetupIntentPaymentMethodOptionsUsBankAccountInput', {
  description: 'Settings for US bank accounts.',
  fields: (t) => ({
    financialConnections: t.field({
      type: FinancialConnectionsInput,
      description: 'How the customer links the account.',
    }),
    mandateOptions: t.field({
      type: UsBankMandateOptionsInput,
      description: 'The terms of the debit mandate.',
    }),
    networks: t.field({
      type: UsBankNetworksInput,
      description: 'The networks that the account must be reached by.',
    }),
    verificationMethod: t.field({
      type: BankVerificationMethod,
      description: 'How ownership of the account is proven. AUTOMATIC by default.',
    }),
  }),
});

export const PaymentMethodOptionsInput = builder.inputType('SetupIntentPaymentMethodOptionsInput', {
  description: 'Settings for single kinds of payment method.',
  fields: (t) => ({
    card: t.field({ type: CardOptionsInput, description: 'Settings for cards.' }),
    usBankAccount: t.field({
      type: UsBankAccountOptionsInput,
      description: 'Settings for US bank accounts.',
    }),
  }),
});
