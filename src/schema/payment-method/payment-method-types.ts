import type { Stripe } from 'stripe';
import { type KnownValue, stripeEnum } from '../stripe-enum.ts';

type Type = Stripe.PaymentMethod.Type;

/** The descriptions of the types. */
const types: Record<KnownValue<Type>, string> = {
  acss_debit: 'Pre-authorized debits from Canadian bank accounts.',
  affirm: 'Affirm: buy now, pay later (US, Canada).',
  afterpay_clearpay: 'Afterpay or Clearpay: buy now, pay later.',
  alipay: 'Alipay: a wallet, mostly of customers from China.',
  alma: 'Alma: payment in instalments (mostly France).',
  amazon_pay: 'Amazon Pay: a wallet.',
  au_becs_debit: 'BECS direct debits from Australian bank accounts.',
  bacs_debit: 'Bacs direct debits from bank accounts in the UK.',
  bancontact: 'Bancontact: bank redirects in Belgium; can set up SEPA debits.',
  billie: 'Billie: invoices for businesses, paid later.',
  bizum: 'Bizum: payments by phone number in Spain.',
  blik: 'BLIK: codes from bank apps in Poland.',
  boleto: 'Boleto: vouchers in Brazil.',
  card: 'Cards: credit, debit and prepaid, wallets that hold cards included.',
  card_present: 'Cards read by a terminal.',
  cashapp: 'Cash App Pay: a wallet in the US.',
  crypto: 'Stablecoins, from a crypto wallet.',
  custom: 'A payment method that you process outside Stripe.',
  customer_balance: 'The balance that the customer holds with you, filled by bank transfers.',
  eps: 'EPS: bank redirects in Austria.',
  fpx: 'FPX: bank redirects in Malaysia.',
  giropay: 'giropay: bank redirects in Germany (discontinued).',
  grabpay: 'GrabPay: a wallet in South-East Asia.',
  ideal: 'iDEAL: bank redirects in the Netherlands; can set up SEPA debits.',
  interac_present: 'Interac debit cards read by a terminal (Canada).',
  kakao_pay: 'Kakao Pay: a wallet in South Korea.',
  klarna: 'Klarna: buy now, pay later.',
  konbini: 'Konbini: cash in convenience stores in Japan.',
  kr_card: 'Local cards in South Korea.',
  link: 'Link: the wallet of saved methods that Stripe runs itself.',
  mb_way: 'MB WAY: payments by phone number in Portugal.',
  mobilepay: 'MobilePay: a wallet in Denmark and Finland.',
  multibanco: 'Multibanco: vouchers in Portugal.',
  naver_pay: 'Naver Pay: a wallet in South Korea.',
  nz_bank_account: 'Direct debits from bank accounts in New Zealand.',
  oxxo: 'OXXO: cash in convenience stores in Mexico.',
  p24: 'Przelewy24: bank redirects in Poland.',
  pay_by_bank: 'Pay by Bank: open banking in the UK and Europe.',
  payco: 'PAYCO: a wallet in South Korea.',
  paynow: 'PayNow: bank payments in Singapore.',
  paypal: 'PayPal: a wallet.',
  payto: 'PayTo: debits agreed in the bank app, in Australia.',
  pix: 'Pix: instant bank payments in Brazil.',
  promptpay: 'PromptPay: bank payments in Thailand.',
  revolut_pay: 'Revolut Pay: a wallet.',
  samsung_pay: 'Samsung Pay: a wallet in South Korea.',
  satispay: 'Satispay: a wallet, mostly in Italy.',
  scalapay: 'Scalapay: payment in instalments (mostly Italy).',
  sepa_debit: 'SEPA direct debits from bank accounts in the euro zone.',
  sofort: 'Sofort: bank redirects (discontinued); could set up SEPA debits.',
  sunbit: 'Sunbit: payment in instalments (US).',
  swish: 'Swish: payments by phone number in Sweden.',
  twint: 'TWINT: a wallet in Switzerland.',
  upi: 'UPI: bank payments in India.',
  us_bank_account: 'ACH debits from bank accounts in the US.',
  wechat_pay: 'WeChat Pay: a wallet, mostly of customers from China.',
  zip: 'Zip: buy now, pay later (Australia, US).',
};

// The other sets of types are derived from this one.
const { card_present: _cardPresent, interac_present: _interacPresent, ...withoutTerminal } = types;
const { custom: _custom, ...usableOnline } = withoutTerminal;
const { link: _link, ...excludable } = usableOnline;
const { card: _card, ...withoutCard } = usableOnline;

export const PaymentMethodType = stripeEnum<Type>('PaymentMethodType', {
  description:
    'The kinds of payment method. On a payment method, also the name of the one field that holds its details.',
  values: types,
});

export const CustomerPaymentMethodType = stripeEnum<Stripe.CustomerListPaymentMethodsParams.Type>(
  'CustomerPaymentMethodType',
  {
    description: 'The kinds of payment method that can be attached to a customer.',
    values: withoutTerminal,
  },
);

export const SetupIntentExcludedPaymentMethodType = stripeEnum<Stripe.SetupIntent.ExcludedPaymentMethodType>(
  'SetupIntentExcludedPaymentMethodType',
  { description: 'The kinds of payment method that an intent can leave out.', values: excludable },
);

export const SetupIntentPaymentMethodDataType =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodData.Type>('SetupIntentPaymentMethodDataType', {
    description:
      'The kinds of payment method that can be made from details sent with an intent. Cards are not among them: their details go to Stripe directly.',
    values: withoutCard,
  });

export const SetupIntentAllowedPaymentMethodType = stripeEnum<Stripe.SetupIntent.AllowedPaymentMethodType>(
  'SetupIntentAllowedPaymentMethodType',
  {
    description:
      'The kinds of payment method that an intent can be limited to; some are not open to every account.',
    values: {
      ...usableOnline,
      boku_promptpay: 'PromptPay through Boku (Thailand).',
      capchase_pay: 'Capchase Pay: financing for software bought by businesses.',
      check_scan: 'Paper checks, scanned.',
      click_to_pay: 'Click to Pay: cards stored with the card networks.',
      demo_pay: "A demonstration method of Stripe's.",
      duitnow: 'DuitNow: bank payments in Malaysia.',
      dummy_auth_push: "A trial method of Stripe's, authorized by push.",
      dummy_passthrough_card: "A trial method of Stripe's, a card handed through.",
      edenred: 'Edenred: meal and benefit vouchers.',
      gcash: 'GCash: a wallet in the Philippines.',
      getbalance: 'Balance: invoices for businesses, paid later.',
      gift_card: 'Gift cards.',
      gopay: 'GoPay: a wallet in Indonesia.',
      id_bank_transfer: 'Bank transfers in Indonesia.',
      knet: 'KNET: debit cards in Kuwait.',
      kr_market: 'Marketplace wallets in South Korea.',
      kriya: 'Kriya: invoices for businesses, paid later (UK).',
      momo: 'MoMo: a wallet in Vietnam.',
      mondu: 'Mondu: invoices for businesses, paid later (Europe).',
      netbanking: 'Netbanking: bank redirects in India.',
      ng_bank: 'Bank debits in Nigeria.',
      ng_bank_transfer: 'Bank transfers in Nigeria.',
      ng_card: 'Local cards in Nigeria.',
      ng_market: 'Marketplace methods in Nigeria.',
      ng_ussd: 'USSD codes of banks in Nigeria.',
      ng_wallet: 'Wallets in Nigeria.',
      octopus: 'Octopus: stored-value cards in Hong Kong.',
      paper_check: 'Paper checks.',
      paypay: 'PayPay: a wallet in Japan.',
      qris: 'QRIS: QR payments in Indonesia.',
      rechnung: 'Rechnung: invoices paid later in Germany.',
      sequra: 'seQura: payment in instalments (mostly Spain).',
      shop_pay: 'Shop Pay: a wallet.',
      shopeepay: 'ShopeePay: a wallet in South-East Asia.',
      south_korea_market: 'Marketplace methods in South Korea.',
      stripe_balance: 'The balance of another Stripe account.',
      tamara: 'Tamara: buy now, pay later in the Gulf states.',
      test_pay: "A test method of Stripe's.",
      touch_n_go: "Touch 'n Go: a wallet in Malaysia.",
      truemoney: 'TrueMoney: a wallet in Thailand.',
      us_cash_voucher: 'Cash, paid against a voucher in US stores.',
      vipps: 'Vipps: a wallet in Norway.',
      wero: 'Wero: payments by phone number in Europe.',
    },
  },
);
