import type { Stripe } from 'stripe';
import { AddressRef } from '../address.ts';
import { builder } from '../builder.ts';
import { stripeEnum } from '../stripe-enum.ts';

const ChecksRef = builder.objectRef<Stripe.PaymentMethod.Card.Checks>('PaymentMethodCardChecks').implement({
  description: 'What the issuer said of the details given: `pass`, `fail`, `unavailable` or `unchecked`.',
  fields: (t) => ({
    addressLine1Check: t.exposeString('address_line1_check', {
      description: 'Of the first line of the address; null when none was given.',
    }),
    addressPostalCodeCheck: t.exposeString('address_postal_code_check', {
      description: 'Of the postal code; null when none was given.',
    }),
    cvcCheck: t.exposeString('cvc_check', { description: 'Of the security code; null when none was given.' }),
  }),
});

const NetworksRef = builder
  .objectRef<Stripe.PaymentMethod.Card.Networks>('PaymentMethodCardNetworks')
  .implement({
    description: 'The networks that the card can run on.',
    fields: (t) => ({
      available: t.exposeStringList('available', { description: 'All of them.' }),
      preferred: t.exposeString('preferred', {
        description: 'The one that the customer or you prefer; null when nobody chose.',
      }),
    }),
  });

const ThreeDSecureUsageRef = builder
  .objectRef<Stripe.PaymentMethod.Card.ThreeDSecureUsage>('PaymentMethodCardThreeDSecureUsage')
  .implement({
    description: 'What the card can do about 3-D Secure.',
    fields: (t) => ({
      supported: t.exposeBoolean('supported', { description: 'Whether the card supports it.' }),
    }),
  });

/** The two wallets that hand over more than their name hand over the same. */
type WalletContact =
  | Stripe.PaymentMethod.Card.Wallet.Masterpass
  | Stripe.PaymentMethod.Card.Wallet.VisaCheckout;

const walletContactRef = (name: string, wallet: string) =>
  builder.objectRef<WalletContact>(name).implement({
    description: `What ${wallet} handed over of the customer.`,
    fields: (t) => ({
      billingAddress: t.expose('billing_address', {
        type: AddressRef,
        description: 'The billing address that the wallet verified.',
      }),
      email: t.exposeString('email', { description: 'The e-mail address that the wallet verified.' }),
      name: t.exposeString('name', { description: 'The name that the wallet verified.' }),
      shippingAddress: t.expose('shipping_address', {
        type: AddressRef,
        description: 'The shipping address that the wallet verified.',
      }),
    }),
  });

const MasterpassRef = walletContactRef('PaymentMethodCardWalletMasterpass', 'Masterpass');
const VisaCheckoutRef = walletContactRef('PaymentMethodCardWalletVisaCheckout', 'Visa Checkout');

const WalletType = stripeEnum<Stripe.PaymentMethod.Card.Wallet.Type>('PaymentMethodCardWalletType', {
  description: 'The wallet that a card came from.',
  values: {
    amex_express_checkout: 'Amex Express Checkout.',
    apple_pay: 'Apple Pay.',
    google_pay: 'Google Pay.',
    link: 'Link.',
    masterpass: 'Masterpass.',
    samsung_pay: 'Samsung Pay.',
    visa_checkout: 'Visa Checkout.',
  },
});

const WalletRef = builder.objectRef<Stripe.PaymentMethod.Card.Wallet>('PaymentMethodCardWallet').implement({
  description: 'The wallet that a card came from.',
  fields: (t) => ({
    dynamicLast4: t.exposeString('dynamic_last4', {
      description: 'The last four digits of the number that stands in for the card on the device.',
    }),
    masterpass: t.expose('masterpass', {
      type: MasterpassRef,
      description: 'For Masterpass; null otherwise.',
    }),
    type: t.expose('type', { type: WalletType, description: 'Which wallet.' }),
    visaCheckout: t.expose('visa_checkout', {
      type: VisaCheckoutRef,
      description: 'For Visa Checkout; null otherwise.',
    }),
  }),
});

const RegulatedStatus = stripeEnum<Stripe.PaymentMethod.Card.RegulatedStatus>(
  'PaymentMethodCardRegulatedStatus',
  {
    description: 'Whether the law limits the fees of a card.',
    values: { regulated: 'It does.', unregulated: 'It does not.' },
  },
);

export const CardRef = builder.objectRef<Stripe.PaymentMethod.Card>('PaymentMethodCard').implement({
  description: 'Details of a card. Its number is never among them.',
  fields: (t) => ({
    brand: t.exposeString('brand', { description: 'Such as `visa`, `mastercard`, `amex` or `unknown`.' }),
    checks: t.expose('checks', {
      type: ChecksRef,
      description: 'What the issuer said of the details given.',
    }),
    country: t.exposeString('country', { description: 'Two-letter code of the country of the issuer.' }),
    description: t.exposeString('description', {
      description: 'The kind of card in words, where your account may see it.',
    }),
    displayBrand: t.exposeString('display_brand', {
      description: 'The brand to show, with the preference of the customer in mind.',
    }),
    expMonth: t.exposeInt('exp_month', { description: 'Month of expiry, 1 to 12.' }),
    expYear: t.exposeInt('exp_year', { description: 'Year of expiry, four digits.' }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'The same for the same card number within one account, to recognize duplicates.',
    }),
    funding: t.exposeString('funding', { description: '`credit`, `debit`, `prepaid` or `unknown`.' }),
    iin: t.exposeString('iin', {
      description: 'The issuer identification number, where your account may see it.',
    }),
    issuer: t.exposeString('issuer', {
      description: 'The name of the issuing bank, where your account may see it.',
    }),
    last4: t.exposeString('last4', { description: 'The last four digits.' }),
    networks: t.expose('networks', {
      type: NetworksRef,
      description: 'The networks that the card can run on.',
    }),
    regulatedStatus: t.expose('regulated_status', {
      type: RegulatedStatus,
      description: 'Whether the law limits the fees of the card.',
    }),
    threeDSecureUsage: t.expose('three_d_secure_usage', {
      type: ThreeDSecureUsageRef,
      description: 'What the card can do about 3-D Secure.',
    }),
    wallet: t.expose('wallet', {
      type: WalletRef,
      description: 'The wallet that the card came from; null when it came from none.',
    }),
  }),
});
