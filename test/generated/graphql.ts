/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A postal address. */
export type AddressInput = {
  /** City, district, suburb, town or village. */
  city?: string | null | undefined;
  /** Two-letter country code (ISO 3166-1 alpha-2). */
  country?: string | null | undefined;
  /** Street and number, or P.O. box. */
  line1?: string | null | undefined;
  /** Apartment, suite, unit or building. */
  line2?: string | null | undefined;
  /** ZIP or postal code. */
  postalCode?: string | null | undefined;
  /** State, county, province or region. */
  state?: string | null | undefined;
};

/** Who holds a bank account. */
export type BankAccountHolderType =
  /** A company. */
  | 'COMPANY'
  /** A person. */
  | 'INDIVIDUAL'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** What a new setup intent starts with. Nothing is required; null counts as left out. */
export type CreateSetupIntentInput = {
  /** Limits the kinds of payment method. Not together with `automaticPaymentMethods`, `excludedPaymentMethodTypes` or `paymentMethodConfiguration`. */
  allowedPaymentMethodTypes?: Array<SetupIntentAllowedPaymentMethodType> | null | undefined;
  /** Attach the payment method to your own account, for moving your own money. Not together with `customer`. */
  attachToSelf?: boolean | null | undefined;
  /** Let Stripe choose the kinds of payment method: the default, with redirects allowed, unless kinds are listed. */
  automaticPaymentMethods?: SetupIntentAutomaticPaymentMethodsInput | null | undefined;
  /** Confirm at once. Needs a payment method. */
  confirm?: boolean | null | undefined;
  /** A confirmation token (`ctoken_…`) from the browser. Goes with `confirm`. */
  confirmationToken?: string | number | null | undefined;
  /** Whose payment method is saved (`cus_…`). On success it is attached to this customer. */
  customer?: string | number | null | undefined;
  /** The account (`acct_…`) that stands in for a customer. Not together with `customer`. */
  customerAccount?: string | number | null | undefined;
  /** Your own note on the intent. */
  description?: string | null | undefined;
  /** Kinds to leave out of those that Stripe chooses. */
  excludedPaymentMethodTypes?: Array<SetupIntentExcludedPaymentMethodType> | null | undefined;
  /** Which way money will move with the payment method. */
  flowDirections?: Array<SetupIntentFlowDirection> | null | undefined;
  /** Your own key for this change, of up to 255 characters: asking again with it and the same input changes nothing twice. By default the HTTP header `Idempotency-Key` with the place of this field, or else a new key. */
  idempotencyKey?: string | null | undefined;
  /** The consent of the customer to be debited. Goes with `confirm`. */
  mandateData?: SetupIntentMandateDataInput | null | undefined;
  /** Your own keys and values, up to 50. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** The connected account (`acct_…`) that the payment method is set up for. Connect only. */
  onBehalfOf?: string | number | null | undefined;
  /** The payment method to save (`pm_…`). Not together with `paymentMethodData`. */
  paymentMethod?: string | number | null | undefined;
  /** The configuration (`pmc_…`) that the kinds of payment method come from. */
  paymentMethodConfiguration?: string | number | null | undefined;
  /** Details that a new payment method is made of, and saved. */
  paymentMethodData?: SetupIntentPaymentMethodDataInput | null | undefined;
  /** Settings for single kinds of payment method. */
  paymentMethodOptions?: SetupIntentPaymentMethodOptionsInput | null | undefined;
  /** The kinds of payment method, listed by you in place of chosen by Stripe. */
  paymentMethodTypes?: Array<PaymentMethodType> | null | undefined;
  /** Where the customer comes back to from another page. Goes with `confirm`, which needs it when such kinds are allowed. */
  returnUrl?: string | null | undefined;
  /** Asks for a mandate for one debit only, in place of a lasting one. */
  singleUse?: SetupIntentSingleUseInput | null | undefined;
  /** How the payment method will be used. OFF_SESSION by default. */
  usage?: SetupIntentUsage | null | undefined;
  /** Set by mobile and browser apps that handle `nextAction` with a library of Stripe. */
  useStripeSdk?: boolean | null | undefined;
};

/** Where the customer accepted a mandate. */
export type MandateCustomerAcceptanceType =
  /** Away from your site: on paper or by phone. */
  | 'OFFLINE'
  /** On your site or in your app. */
  | 'ONLINE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** One key of the metadata to set or to remove. */
export type MetadataEntryInput = {
  /** The key: up to 40 characters, no brackets, each key once. */
  key: string;
  /** The value, of up to 500 characters. Null removes the key. */
  value?: string | null | undefined;
};

/** Whether you may show the saved method to the customer again at a later checkout. */
export type PaymentMethodAllowRedisplay =
  /** You may, in any checkout. */
  | 'ALWAYS'
  /** Only where it was saved for. */
  | 'LIMITED'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Nobody asked the customer. */
  | 'UNSPECIFIED';

/** The kinds of payment method. On a payment method, also the name of the one field that holds its details. */
export type PaymentMethodType =
  /** Pre-authorized debits from Canadian bank accounts. */
  | 'ACSS_DEBIT'
  /** Affirm: buy now, pay later (US, Canada). */
  | 'AFFIRM'
  /** Afterpay or Clearpay: buy now, pay later. */
  | 'AFTERPAY_CLEARPAY'
  /** Alipay: a wallet, mostly of customers from China. */
  | 'ALIPAY'
  /** Alma: payment in instalments (mostly France). */
  | 'ALMA'
  /** Amazon Pay: a wallet. */
  | 'AMAZON_PAY'
  /** BECS direct debits from Australian bank accounts. */
  | 'AU_BECS_DEBIT'
  /** Bacs direct debits from bank accounts in the UK. */
  | 'BACS_DEBIT'
  /** Bancontact: bank redirects in Belgium; can set up SEPA debits. */
  | 'BANCONTACT'
  /** Billie: invoices for businesses, paid later. */
  | 'BILLIE'
  /** Bizum: payments by phone number in Spain. */
  | 'BIZUM'
  /** BLIK: codes from bank apps in Poland. */
  | 'BLIK'
  /** Boleto: vouchers in Brazil. */
  | 'BOLETO'
  /** Cards: credit, debit and prepaid, wallets that hold cards included. */
  | 'CARD'
  /** Cards read by a terminal. */
  | 'CARD_PRESENT'
  /** Cash App Pay: a wallet in the US. */
  | 'CASHAPP'
  /** Stablecoins, from a crypto wallet. */
  | 'CRYPTO'
  /** A payment method that you process outside Stripe. */
  | 'CUSTOM'
  /** The balance that the customer holds with you, filled by bank transfers. */
  | 'CUSTOMER_BALANCE'
  /** EPS: bank redirects in Austria. */
  | 'EPS'
  /** FPX: bank redirects in Malaysia. */
  | 'FPX'
  /** giropay: bank redirects in Germany (discontinued). */
  | 'GIROPAY'
  /** GrabPay: a wallet in South-East Asia. */
  | 'GRABPAY'
  /** iDEAL: bank redirects in the Netherlands; can set up SEPA debits. */
  | 'IDEAL'
  /** Interac debit cards read by a terminal (Canada). */
  | 'INTERAC_PRESENT'
  /** Kakao Pay: a wallet in South Korea. */
  | 'KAKAO_PAY'
  /** Klarna: buy now, pay later. */
  | 'KLARNA'
  /** Konbini: cash in convenience stores in Japan. */
  | 'KONBINI'
  /** Local cards in South Korea. */
  | 'KR_CARD'
  /** Link: the wallet of saved methods that Stripe runs itself. */
  | 'LINK'
  /** MB WAY: payments by phone number in Portugal. */
  | 'MB_WAY'
  /** MobilePay: a wallet in Denmark and Finland. */
  | 'MOBILEPAY'
  /** Multibanco: vouchers in Portugal. */
  | 'MULTIBANCO'
  /** Naver Pay: a wallet in South Korea. */
  | 'NAVER_PAY'
  /** Direct debits from bank accounts in New Zealand. */
  | 'NZ_BANK_ACCOUNT'
  /** OXXO: cash in convenience stores in Mexico. */
  | 'OXXO'
  /** Przelewy24: bank redirects in Poland. */
  | 'P24'
  /** PAYCO: a wallet in South Korea. */
  | 'PAYCO'
  /** PayNow: bank payments in Singapore. */
  | 'PAYNOW'
  /** PayPal: a wallet. */
  | 'PAYPAL'
  /** PayTo: debits agreed in the bank app, in Australia. */
  | 'PAYTO'
  /** Pay by Bank: open banking in the UK and Europe. */
  | 'PAY_BY_BANK'
  /** Pix: instant bank payments in Brazil. */
  | 'PIX'
  /** PromptPay: bank payments in Thailand. */
  | 'PROMPTPAY'
  /** Revolut Pay: a wallet. */
  | 'REVOLUT_PAY'
  /** Samsung Pay: a wallet in South Korea. */
  | 'SAMSUNG_PAY'
  /** Satispay: a wallet, mostly in Italy. */
  | 'SATISPAY'
  /** Scalapay: payment in instalments (mostly Italy). */
  | 'SCALAPAY'
  /** SEPA direct debits from bank accounts in the euro zone. */
  | 'SEPA_DEBIT'
  /** Sofort: bank redirects (discontinued); could set up SEPA debits. */
  | 'SOFORT'
  /** Sunbit: payment in instalments (US). */
  | 'SUNBIT'
  /** Swish: payments by phone number in Sweden. */
  | 'SWISH'
  /** TWINT: a wallet in Switzerland. */
  | 'TWINT'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** UPI: bank payments in India. */
  | 'UPI'
  /** ACH debits from bank accounts in the US. */
  | 'US_BANK_ACCOUNT'
  /** WeChat Pay: a wallet, mostly of customers from China. */
  | 'WECHAT_PAY'
  /** Zip: buy now, pay later (Australia, US). */
  | 'ZIP';

/** The kind of a US bank account. */
export type PaymentMethodUsBankAccountAccountType =
  /** Checking. */
  | 'CHECKING'
  /** Savings. */
  | 'SAVINGS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The kinds of payment method that an intent can be limited to; some are not open to every account. */
export type SetupIntentAllowedPaymentMethodType =
  /** Pre-authorized debits from Canadian bank accounts. */
  | 'ACSS_DEBIT'
  /** Affirm: buy now, pay later (US, Canada). */
  | 'AFFIRM'
  /** Afterpay or Clearpay: buy now, pay later. */
  | 'AFTERPAY_CLEARPAY'
  /** Alipay: a wallet, mostly of customers from China. */
  | 'ALIPAY'
  /** Alma: payment in instalments (mostly France). */
  | 'ALMA'
  /** Amazon Pay: a wallet. */
  | 'AMAZON_PAY'
  /** BECS direct debits from Australian bank accounts. */
  | 'AU_BECS_DEBIT'
  /** Bacs direct debits from bank accounts in the UK. */
  | 'BACS_DEBIT'
  /** Bancontact: bank redirects in Belgium; can set up SEPA debits. */
  | 'BANCONTACT'
  /** Billie: invoices for businesses, paid later. */
  | 'BILLIE'
  /** Bizum: payments by phone number in Spain. */
  | 'BIZUM'
  /** BLIK: codes from bank apps in Poland. */
  | 'BLIK'
  /** PromptPay through Boku (Thailand). */
  | 'BOKU_PROMPTPAY'
  /** Boleto: vouchers in Brazil. */
  | 'BOLETO'
  /** Capchase Pay: financing for software bought by businesses. */
  | 'CAPCHASE_PAY'
  /** Cards: credit, debit and prepaid, wallets that hold cards included. */
  | 'CARD'
  /** Cash App Pay: a wallet in the US. */
  | 'CASHAPP'
  /** Paper checks, scanned. */
  | 'CHECK_SCAN'
  /** Click to Pay: cards stored with the card networks. */
  | 'CLICK_TO_PAY'
  /** Stablecoins, from a crypto wallet. */
  | 'CRYPTO'
  /** The balance that the customer holds with you, filled by bank transfers. */
  | 'CUSTOMER_BALANCE'
  /** A demonstration method of Stripe's. */
  | 'DEMO_PAY'
  /** DuitNow: bank payments in Malaysia. */
  | 'DUITNOW'
  /** A trial method of Stripe's, authorized by push. */
  | 'DUMMY_AUTH_PUSH'
  /** A trial method of Stripe's, a card handed through. */
  | 'DUMMY_PASSTHROUGH_CARD'
  /** Edenred: meal and benefit vouchers. */
  | 'EDENRED'
  /** EPS: bank redirects in Austria. */
  | 'EPS'
  /** FPX: bank redirects in Malaysia. */
  | 'FPX'
  /** GCash: a wallet in the Philippines. */
  | 'GCASH'
  /** Balance: invoices for businesses, paid later. */
  | 'GETBALANCE'
  /** Gift cards. */
  | 'GIFT_CARD'
  /** giropay: bank redirects in Germany (discontinued). */
  | 'GIROPAY'
  /** GoPay: a wallet in Indonesia. */
  | 'GOPAY'
  /** GrabPay: a wallet in South-East Asia. */
  | 'GRABPAY'
  /** iDEAL: bank redirects in the Netherlands; can set up SEPA debits. */
  | 'IDEAL'
  /** Bank transfers in Indonesia. */
  | 'ID_BANK_TRANSFER'
  /** Kakao Pay: a wallet in South Korea. */
  | 'KAKAO_PAY'
  /** Klarna: buy now, pay later. */
  | 'KLARNA'
  /** KNET: debit cards in Kuwait. */
  | 'KNET'
  /** Konbini: cash in convenience stores in Japan. */
  | 'KONBINI'
  /** Kriya: invoices for businesses, paid later (UK). */
  | 'KRIYA'
  /** Local cards in South Korea. */
  | 'KR_CARD'
  /** Marketplace wallets in South Korea. */
  | 'KR_MARKET'
  /** Link: the wallet of saved methods that Stripe runs itself. */
  | 'LINK'
  /** MB WAY: payments by phone number in Portugal. */
  | 'MB_WAY'
  /** MobilePay: a wallet in Denmark and Finland. */
  | 'MOBILEPAY'
  /** MoMo: a wallet in Vietnam. */
  | 'MOMO'
  /** Mondu: invoices for businesses, paid later (Europe). */
  | 'MONDU'
  /** Multibanco: vouchers in Portugal. */
  | 'MULTIBANCO'
  /** Naver Pay: a wallet in South Korea. */
  | 'NAVER_PAY'
  /** Netbanking: bank redirects in India. */
  | 'NETBANKING'
  /** Bank debits in Nigeria. */
  | 'NG_BANK'
  /** Bank transfers in Nigeria. */
  | 'NG_BANK_TRANSFER'
  /** Local cards in Nigeria. */
  | 'NG_CARD'
  /** Marketplace methods in Nigeria. */
  | 'NG_MARKET'
  /** USSD codes of banks in Nigeria. */
  | 'NG_USSD'
  /** Wallets in Nigeria. */
  | 'NG_WALLET'
  /** Direct debits from bank accounts in New Zealand. */
  | 'NZ_BANK_ACCOUNT'
  /** Octopus: stored-value cards in Hong Kong. */
  | 'OCTOPUS'
  /** OXXO: cash in convenience stores in Mexico. */
  | 'OXXO'
  /** Przelewy24: bank redirects in Poland. */
  | 'P24'
  /** Paper checks. */
  | 'PAPER_CHECK'
  /** PAYCO: a wallet in South Korea. */
  | 'PAYCO'
  /** PayNow: bank payments in Singapore. */
  | 'PAYNOW'
  /** PayPal: a wallet. */
  | 'PAYPAL'
  /** PayPay: a wallet in Japan. */
  | 'PAYPAY'
  /** PayTo: debits agreed in the bank app, in Australia. */
  | 'PAYTO'
  /** Pay by Bank: open banking in the UK and Europe. */
  | 'PAY_BY_BANK'
  /** Pix: instant bank payments in Brazil. */
  | 'PIX'
  /** PromptPay: bank payments in Thailand. */
  | 'PROMPTPAY'
  /** QRIS: QR payments in Indonesia. */
  | 'QRIS'
  /** Rechnung: invoices paid later in Germany. */
  | 'RECHNUNG'
  /** Revolut Pay: a wallet. */
  | 'REVOLUT_PAY'
  /** Samsung Pay: a wallet in South Korea. */
  | 'SAMSUNG_PAY'
  /** Satispay: a wallet, mostly in Italy. */
  | 'SATISPAY'
  /** Scalapay: payment in instalments (mostly Italy). */
  | 'SCALAPAY'
  /** SEPA direct debits from bank accounts in the euro zone. */
  | 'SEPA_DEBIT'
  /** seQura: payment in instalments (mostly Spain). */
  | 'SEQURA'
  /** ShopeePay: a wallet in South-East Asia. */
  | 'SHOPEEPAY'
  /** Shop Pay: a wallet. */
  | 'SHOP_PAY'
  /** Sofort: bank redirects (discontinued); could set up SEPA debits. */
  | 'SOFORT'
  /** Marketplace methods in South Korea. */
  | 'SOUTH_KOREA_MARKET'
  /** The balance of another Stripe account. */
  | 'STRIPE_BALANCE'
  /** Sunbit: payment in instalments (US). */
  | 'SUNBIT'
  /** Swish: payments by phone number in Sweden. */
  | 'SWISH'
  /** Tamara: buy now, pay later in the Gulf states. */
  | 'TAMARA'
  /** A test method of Stripe's. */
  | 'TEST_PAY'
  /** Touch 'n Go: a wallet in Malaysia. */
  | 'TOUCH_N_GO'
  /** TrueMoney: a wallet in Thailand. */
  | 'TRUEMONEY'
  /** TWINT: a wallet in Switzerland. */
  | 'TWINT'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** UPI: bank payments in India. */
  | 'UPI'
  /** ACH debits from bank accounts in the US. */
  | 'US_BANK_ACCOUNT'
  /** Cash, paid against a voucher in US stores. */
  | 'US_CASH_VOUCHER'
  /** Vipps: a wallet in Norway. */
  | 'VIPPS'
  /** WeChat Pay: a wallet, mostly of customers from China. */
  | 'WECHAT_PAY'
  /** Wero: payments by phone number in Europe. */
  | 'WERO'
  /** Zip: buy now, pay later (Australia, US). */
  | 'ZIP';

/** Whether payment methods that send the customer to another page may be used. */
export type SetupIntentAutomaticPaymentMethodsAllowRedirects =
  /** They may: a confirm then needs a `returnUrl`. */
  | 'ALWAYS'
  /** They may not: a confirm needs no `returnUrl`. */
  | 'NEVER'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Whether Stripe chooses the kinds of payment method from your Dashboard settings. */
export type SetupIntentAutomaticPaymentMethodsInput = {
  /** Whether kinds that send the customer to another page are among them. ALWAYS by default; with NEVER, a confirm needs no `returnUrl`. */
  allowRedirects?: SetupIntentAutomaticPaymentMethodsAllowRedirects | null | undefined;
  /** Whether Stripe chooses. */
  enabled: boolean;
};

/** The kinds of payment method that an intent can leave out. */
export type SetupIntentExcludedPaymentMethodType =
  /** Pre-authorized debits from Canadian bank accounts. */
  | 'ACSS_DEBIT'
  /** Affirm: buy now, pay later (US, Canada). */
  | 'AFFIRM'
  /** Afterpay or Clearpay: buy now, pay later. */
  | 'AFTERPAY_CLEARPAY'
  /** Alipay: a wallet, mostly of customers from China. */
  | 'ALIPAY'
  /** Alma: payment in instalments (mostly France). */
  | 'ALMA'
  /** Amazon Pay: a wallet. */
  | 'AMAZON_PAY'
  /** BECS direct debits from Australian bank accounts. */
  | 'AU_BECS_DEBIT'
  /** Bacs direct debits from bank accounts in the UK. */
  | 'BACS_DEBIT'
  /** Bancontact: bank redirects in Belgium; can set up SEPA debits. */
  | 'BANCONTACT'
  /** Billie: invoices for businesses, paid later. */
  | 'BILLIE'
  /** Bizum: payments by phone number in Spain. */
  | 'BIZUM'
  /** BLIK: codes from bank apps in Poland. */
  | 'BLIK'
  /** Boleto: vouchers in Brazil. */
  | 'BOLETO'
  /** Cards: credit, debit and prepaid, wallets that hold cards included. */
  | 'CARD'
  /** Cash App Pay: a wallet in the US. */
  | 'CASHAPP'
  /** Stablecoins, from a crypto wallet. */
  | 'CRYPTO'
  /** The balance that the customer holds with you, filled by bank transfers. */
  | 'CUSTOMER_BALANCE'
  /** EPS: bank redirects in Austria. */
  | 'EPS'
  /** FPX: bank redirects in Malaysia. */
  | 'FPX'
  /** giropay: bank redirects in Germany (discontinued). */
  | 'GIROPAY'
  /** GrabPay: a wallet in South-East Asia. */
  | 'GRABPAY'
  /** iDEAL: bank redirects in the Netherlands; can set up SEPA debits. */
  | 'IDEAL'
  /** Kakao Pay: a wallet in South Korea. */
  | 'KAKAO_PAY'
  /** Klarna: buy now, pay later. */
  | 'KLARNA'
  /** Konbini: cash in convenience stores in Japan. */
  | 'KONBINI'
  /** Local cards in South Korea. */
  | 'KR_CARD'
  /** MB WAY: payments by phone number in Portugal. */
  | 'MB_WAY'
  /** MobilePay: a wallet in Denmark and Finland. */
  | 'MOBILEPAY'
  /** Multibanco: vouchers in Portugal. */
  | 'MULTIBANCO'
  /** Naver Pay: a wallet in South Korea. */
  | 'NAVER_PAY'
  /** Direct debits from bank accounts in New Zealand. */
  | 'NZ_BANK_ACCOUNT'
  /** OXXO: cash in convenience stores in Mexico. */
  | 'OXXO'
  /** Przelewy24: bank redirects in Poland. */
  | 'P24'
  /** PAYCO: a wallet in South Korea. */
  | 'PAYCO'
  /** PayNow: bank payments in Singapore. */
  | 'PAYNOW'
  /** PayPal: a wallet. */
  | 'PAYPAL'
  /** PayTo: debits agreed in the bank app, in Australia. */
  | 'PAYTO'
  /** Pay by Bank: open banking in the UK and Europe. */
  | 'PAY_BY_BANK'
  /** Pix: instant bank payments in Brazil. */
  | 'PIX'
  /** PromptPay: bank payments in Thailand. */
  | 'PROMPTPAY'
  /** Revolut Pay: a wallet. */
  | 'REVOLUT_PAY'
  /** Samsung Pay: a wallet in South Korea. */
  | 'SAMSUNG_PAY'
  /** Satispay: a wallet, mostly in Italy. */
  | 'SATISPAY'
  /** Scalapay: payment in instalments (mostly Italy). */
  | 'SCALAPAY'
  /** SEPA direct debits from bank accounts in the euro zone. */
  | 'SEPA_DEBIT'
  /** Sofort: bank redirects (discontinued); could set up SEPA debits. */
  | 'SOFORT'
  /** Sunbit: payment in instalments (US). */
  | 'SUNBIT'
  /** Swish: payments by phone number in Sweden. */
  | 'SWISH'
  /** TWINT: a wallet in Switzerland. */
  | 'TWINT'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** UPI: bank payments in India. */
  | 'UPI'
  /** ACH debits from bank accounts in the US. */
  | 'US_BANK_ACCOUNT'
  /** WeChat Pay: a wallet, mostly of customers from China. */
  | 'WECHAT_PAY'
  /** Zip: buy now, pay later (Australia, US). */
  | 'ZIP';

/** Which way money will move with the payment method. */
export type SetupIntentFlowDirection =
  /** You take money from it. */
  | 'INBOUND'
  /** You send money to it. */
  | 'OUTBOUND'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** How and when the customer accepted the mandate. */
export type SetupIntentMandateDataCustomerAcceptanceInput = {
  /** When; now by default. */
  acceptedAt?: string | null | undefined;
  /** From where. Goes with ONLINE. */
  online?: SetupIntentMandateDataCustomerAcceptanceOnlineInput | null | undefined;
  /** Online or not. */
  type: MandateCustomerAcceptanceType;
};

/** From where the customer accepted online. */
export type SetupIntentMandateDataCustomerAcceptanceOnlineInput = {
  /** The IP address. Needed on create. */
  ipAddress?: string | null | undefined;
  /** The browser's own name for itself. Needed on create. */
  userAgent?: string | null | undefined;
};

/** The consent of the customer to be debited, for kinds of payment method that need a mandate. */
export type SetupIntentMandateDataInput = {
  /** How and when the customer accepted. Needed on create. */
  customerAcceptance?: SetupIntentMandateDataCustomerAcceptanceInput | null | undefined;
};

/** Who pays. */
export type SetupIntentPaymentMethodDataBillingDetailsInput = {
  /** The billing address. */
  address?: AddressInput | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Full name; bank debits need it. */
  name?: string | null | undefined;
  /** Telephone number, extension included. */
  phone?: string | null | undefined;
  /** Tax number, for kinds that ask for it. */
  taxId?: string | null | undefined;
};

/** Details that a new payment method is made of. For cards, send a payment method id instead. */
export type SetupIntentPaymentMethodDataInput = {
  /** Whether you may show it to the customer again at a later checkout. */
  allowRedisplay?: PaymentMethodAllowRedisplay | null | undefined;
  /** Who pays. */
  billingDetails?: SetupIntentPaymentMethodDataBillingDetailsInput | null | undefined;
  /** Your own keys and values, kept on the payment method. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** What helps Radar to tell fraud. */
  radarOptions?: SetupIntentPaymentMethodDataRadarOptionsInput | null | undefined;
  /** The kind of payment method; the field of the same name holds its details. */
  type: SetupIntentPaymentMethodDataType;
  /** Details of a US bank account. */
  usBankAccount?: SetupIntentPaymentMethodDataUsBankAccountInput | null | undefined;
};

/** What helps Radar to tell fraud. */
export type SetupIntentPaymentMethodDataRadarOptionsInput = {
  /** The Radar session (`rse_…`) of the browser. */
  session?: string | null | undefined;
};

/** The kinds of payment method that can be made from details sent with an intent. Cards are not among them: their details go to Stripe directly. */
export type SetupIntentPaymentMethodDataType =
  /** Pre-authorized debits from Canadian bank accounts. */
  | 'ACSS_DEBIT'
  /** Affirm: buy now, pay later (US, Canada). */
  | 'AFFIRM'
  /** Afterpay or Clearpay: buy now, pay later. */
  | 'AFTERPAY_CLEARPAY'
  /** Alipay: a wallet, mostly of customers from China. */
  | 'ALIPAY'
  /** Alma: payment in instalments (mostly France). */
  | 'ALMA'
  /** Amazon Pay: a wallet. */
  | 'AMAZON_PAY'
  /** BECS direct debits from Australian bank accounts. */
  | 'AU_BECS_DEBIT'
  /** Bacs direct debits from bank accounts in the UK. */
  | 'BACS_DEBIT'
  /** Bancontact: bank redirects in Belgium; can set up SEPA debits. */
  | 'BANCONTACT'
  /** Billie: invoices for businesses, paid later. */
  | 'BILLIE'
  /** Bizum: payments by phone number in Spain. */
  | 'BIZUM'
  /** BLIK: codes from bank apps in Poland. */
  | 'BLIK'
  /** Boleto: vouchers in Brazil. */
  | 'BOLETO'
  /** Cash App Pay: a wallet in the US. */
  | 'CASHAPP'
  /** Stablecoins, from a crypto wallet. */
  | 'CRYPTO'
  /** The balance that the customer holds with you, filled by bank transfers. */
  | 'CUSTOMER_BALANCE'
  /** EPS: bank redirects in Austria. */
  | 'EPS'
  /** FPX: bank redirects in Malaysia. */
  | 'FPX'
  /** giropay: bank redirects in Germany (discontinued). */
  | 'GIROPAY'
  /** GrabPay: a wallet in South-East Asia. */
  | 'GRABPAY'
  /** iDEAL: bank redirects in the Netherlands; can set up SEPA debits. */
  | 'IDEAL'
  /** Kakao Pay: a wallet in South Korea. */
  | 'KAKAO_PAY'
  /** Klarna: buy now, pay later. */
  | 'KLARNA'
  /** Konbini: cash in convenience stores in Japan. */
  | 'KONBINI'
  /** Local cards in South Korea. */
  | 'KR_CARD'
  /** Link: the wallet of saved methods that Stripe runs itself. */
  | 'LINK'
  /** MB WAY: payments by phone number in Portugal. */
  | 'MB_WAY'
  /** MobilePay: a wallet in Denmark and Finland. */
  | 'MOBILEPAY'
  /** Multibanco: vouchers in Portugal. */
  | 'MULTIBANCO'
  /** Naver Pay: a wallet in South Korea. */
  | 'NAVER_PAY'
  /** Direct debits from bank accounts in New Zealand. */
  | 'NZ_BANK_ACCOUNT'
  /** OXXO: cash in convenience stores in Mexico. */
  | 'OXXO'
  /** Przelewy24: bank redirects in Poland. */
  | 'P24'
  /** PAYCO: a wallet in South Korea. */
  | 'PAYCO'
  /** PayNow: bank payments in Singapore. */
  | 'PAYNOW'
  /** PayPal: a wallet. */
  | 'PAYPAL'
  /** PayTo: debits agreed in the bank app, in Australia. */
  | 'PAYTO'
  /** Pay by Bank: open banking in the UK and Europe. */
  | 'PAY_BY_BANK'
  /** Pix: instant bank payments in Brazil. */
  | 'PIX'
  /** PromptPay: bank payments in Thailand. */
  | 'PROMPTPAY'
  /** Revolut Pay: a wallet. */
  | 'REVOLUT_PAY'
  /** Samsung Pay: a wallet in South Korea. */
  | 'SAMSUNG_PAY'
  /** Satispay: a wallet, mostly in Italy. */
  | 'SATISPAY'
  /** Scalapay: payment in instalments (mostly Italy). */
  | 'SCALAPAY'
  /** SEPA direct debits from bank accounts in the euro zone. */
  | 'SEPA_DEBIT'
  /** Sofort: bank redirects (discontinued); could set up SEPA debits. */
  | 'SOFORT'
  /** Sunbit: payment in instalments (US). */
  | 'SUNBIT'
  /** Swish: payments by phone number in Sweden. */
  | 'SWISH'
  /** TWINT: a wallet in Switzerland. */
  | 'TWINT'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** UPI: bank payments in India. */
  | 'UPI'
  /** ACH debits from bank accounts in the US. */
  | 'US_BANK_ACCOUNT'
  /** WeChat Pay: a wallet, mostly of customers from China. */
  | 'WECHAT_PAY'
  /** Zip: buy now, pay later (Australia, US). */
  | 'ZIP';

/** Details of a US bank account. Goes with US_BANK_ACCOUNT. */
export type SetupIntentPaymentMethodDataUsBankAccountInput = {
  /** Who holds it. */
  accountHolderType?: BankAccountHolderType | null | undefined;
  /** Its number. */
  accountNumber?: string | null | undefined;
  /** The kind of account; checking by default. */
  accountType?: PaymentMethodUsBankAccountAccountType | null | undefined;
  /** A linked account (`fca_…`), in place of the numbers. */
  financialConnectionsAccount?: string | number | null | undefined;
  /** The routing number of the bank. */
  routingNumber?: string | null | undefined;
};

/** Settings for cards. */
export type SetupIntentPaymentMethodOptionsCardInput = {
  /** The terms of a mandate for payments that repeat. */
  mandateOptions?: SetupIntentPaymentMethodOptionsCardMandateOptionsInput | null | undefined;
  /** Whether the order came by mail or telephone; your account must be allowed to. */
  moto?: boolean | null | undefined;
  /** The network to run the card on, for cards with two. */
  network?: SetupIntentPaymentMethodOptionsCardNetwork | null | undefined;
  /** When to ask the customer for 3-D Secure. AUTOMATIC by default. */
  requestThreeDSecure?: SetupIntentPaymentMethodOptionsCardRequestThreeDSecure | null | undefined;
  /** The result of an authentication that you ran yourself. */
  threeDSecure?: SetupIntentPaymentMethodOptionsCardThreeDSecureInput | null | undefined;
};

/** How the amount of a card mandate binds. */
export type SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType =
  /** Each payment is of exactly this amount. */
  | 'FIXED'
  /** Each payment is of at most this amount. */
  | 'MAXIMUM'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The terms of a card mandate for payments that repeat, as Indian rules ask for. */
export type SetupIntentPaymentMethodOptionsCardMandateOptionsInput = {
  /** The amount of each payment, in the smallest unit of the currency. */
  amount: number;
  /** How the amount binds. */
  amountType: SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType;
  /** Three-letter currency code, in lower case. */
  currency: string;
  /** What the customer reads of the mandate. */
  description?: string | null | undefined;
  /** When the mandate ends; left out, it ends with its cancellation only. */
  endDate?: string | null | undefined;
  /** The rhythm of the payments. */
  interval: SetupIntentPaymentMethodOptionsCardMandateOptionsInterval;
  /** How many intervals lie between two payments. Not for SPORADIC. */
  intervalCount?: number | null | undefined;
  /** Your own unique name for the mandate. */
  reference: string;
  /** When the mandate starts. */
  startDate: string;
  /** The legal forms that the mandate has to take. */
  supportedTypes?: Array<SetupIntentPaymentMethodOptionsCardMandateOptionsSupportedType> | null | undefined;
};

/** The rhythm of payments under a card mandate. */
export type SetupIntentPaymentMethodOptionsCardMandateOptionsInterval =
  /** Every day, or every so many days. */
  | 'DAY'
  /** Every month, or every so many months. */
  | 'MONTH'
  /** At no fixed rhythm. */
  | 'SPORADIC'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Every week, or every so many weeks. */
  | 'WEEK'
  /** Every year, or every so many years. */
  | 'YEAR';

/** The legal form of a card mandate. */
export type SetupIntentPaymentMethodOptionsCardMandateOptionsSupportedType =
  /** A mandate under the rules of India. */
  | 'INDIA'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The network that a card runs on. */
export type SetupIntentPaymentMethodOptionsCardNetwork =
  /** American Express. */
  | 'AMEX'
  /** Cartes Bancaires (France). */
  | 'CARTES_BANCAIRES'
  /** Diners Club. */
  | 'DINERS'
  /** Discover. */
  | 'DISCOVER'
  /** eftpos (Australia). */
  | 'EFTPOS_AU'
  /** girocard (Germany). */
  | 'GIROCARD'
  /** Interac (Canada). */
  | 'INTERAC'
  /** JCB. */
  | 'JCB'
  /** Link. */
  | 'LINK'
  /** Mastercard. */
  | 'MASTERCARD'
  /** UnionPay. */
  | 'UNIONPAY'
  /** A network that Stripe could not tell. */
  | 'UNKNOWN'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Visa. */
  | 'VISA';

/** When to ask the customer for 3-D Secure. */
export type SetupIntentPaymentMethodOptionsCardRequestThreeDSecure =
  /** Whenever the card can do it. */
  | 'ANY'
  /** When the law or the risk asks for it. */
  | 'AUTOMATIC'
  /** Whenever the card can do it, with a preference for a challenge over a silent check. */
  | 'CHALLENGE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The `transStatus` of the authentication response of a 3-D Secure that you ran yourself. */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureAresTransStatus =
  /** Attempted; proof of the attempt was given. */
  | 'A'
  /** A challenge is needed. */
  | 'C'
  /** For information only. */
  | 'I'
  /** Not authenticated. */
  | 'N'
  /** Rejected by the issuer. */
  | 'R'
  /** Could not be performed. */
  | 'U'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Authenticated. */
  | 'Y';

/** The result of a 3-D Secure authentication that you ran yourself. */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureInput = {
  /** The `transStatus` of the response. */
  aresTransStatus?: SetupIntentPaymentMethodOptionsCardThreeDSecureAresTransStatus | null | undefined;
  /** The authentication value (CAVV, AEVV or the like), in Base64. */
  cryptogram?: string | null | undefined;
  /** How far the authentication went. */
  electronicCommerceIndicator?: ThreeDSecureElectronicCommerceIndicator | null | undefined;
  /** What single card networks ask for beside. */
  networkOptions?: SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsInput | null | undefined;
  /** The challenge indicator of the request, two digits. */
  requestorChallengeIndicator?: string | null | undefined;
  /** The id that the 3-D Secure server gave the authentication. */
  transactionId?: string | null | undefined;
  /** The version that ran. */
  version?: ThreeDSecureVersion | null | undefined;
};

/** How the issuer of a Cartes Bancaires card made the authentication value (CB-AVALGO). */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesCbAvalgo =
  /** Algorithm A. */
  | 'A'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Algorithm 0. */
  | '_0'
  /** Algorithm 1. */
  | '_1'
  /** Algorithm 2. */
  | '_2'
  /** Algorithm 3. */
  | '_3'
  /** Algorithm 4. */
  | '_4';

/** What Cartes Bancaires asks for beside. */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesInput = {
  /** How the authentication value was made. */
  cbAvalgo: SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesCbAvalgo;
  /** The exemption indicator of the response, four characters of Base64. */
  cbExemption?: string | null | undefined;
  /** The risk score of the response, 0 to 99. */
  cbScore?: number | null | undefined;
};

/** What single card networks ask for beside. */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsInput = {
  /** For Cartes Bancaires. */
  cartesBancaires?: SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesInput | null | undefined;
};

/** Settings for single kinds of payment method. */
export type SetupIntentPaymentMethodOptionsInput = {
  /** Settings for cards. */
  card?: SetupIntentPaymentMethodOptionsCardInput | null | undefined;
  /** Settings for US bank accounts. */
  usBankAccount?: SetupIntentPaymentMethodOptionsUsBankAccountInput | null | undefined;
};

/** The kinds of account that the customer may choose from. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersAccountSubcategory =
  /** Checking accounts. */
  | 'CHECKING'
  /** Savings accounts. */
  | 'SAVINGS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Which accounts the customer may choose from. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersInput = {
  /** The kinds of account on offer. */
  accountSubcategories?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersAccountSubcategory> | null | undefined;
};

/** How the customer links the account at the bank. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsInput = {
  /** Which accounts are on offer. */
  filters?: SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersInput | null | undefined;
  /** What you want to see of the account. PAYMENT_METHOD must be among it. */
  permissions?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPermission> | null | undefined;
  /** What to fetch as soon as the account is linked. */
  prefetch?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPrefetch> | null | undefined;
  /** Where the customer of a mobile app comes back to. */
  returnUrl?: string | null | undefined;
};

/** What you may see of the bank account. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPermission =
  /** Its balances. */
  | 'BALANCES'
  /** Who owns it. */
  | 'OWNERSHIP'
  /** What is needed to debit it. */
  | 'PAYMENT_METHOD'
  /** Its transactions. */
  | 'TRANSACTIONS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** What is fetched from the bank as soon as the account is linked. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPrefetch =
  /** Its balances. */
  | 'BALANCES'
  /** Who owns it. */
  | 'OWNERSHIP'
  /** Its transactions. */
  | 'TRANSACTIONS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Settings for US bank accounts. */
export type SetupIntentPaymentMethodOptionsUsBankAccountInput = {
  /** How the customer links the account. */
  financialConnections?: SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsInput | null | undefined;
  /** The terms of the debit mandate. */
  mandateOptions?: SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsInput | null | undefined;
  /** The networks that the account must be reached by. */
  networks?: SetupIntentPaymentMethodOptionsUsBankAccountNetworksInput | null | undefined;
  /** How ownership of the account is proven. AUTOMATIC by default. */
  verificationMethod?: SetupIntentPaymentMethodOptionsUsBankAccountVerificationMethod | null | undefined;
};

/** How a debit mandate was collected outside Stripe. */
export type SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsCollectionMethod =
  /** On paper. */
  | 'PAPER'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The terms of a debit mandate. */
export type SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsInput = {
  /** How the mandate was collected, if not online. */
  collectionMethod?: SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsCollectionMethod | null | undefined;
};

/** The networks that the account must be reached by. */
export type SetupIntentPaymentMethodOptionsUsBankAccountNetworksInput = {
  /** All of them. */
  requested?: Array<UsBankAccountNetwork> | null | undefined;
};

/** How the ownership of a bank account is proven. */
export type SetupIntentPaymentMethodOptionsUsBankAccountVerificationMethod =
  /** At once where the bank takes part, by microdeposits elsewhere. */
  | 'AUTOMATIC'
  /** At once, by signing in at the bank. */
  | 'INSTANT'
  /** By small deposits that the customer reads from the statement some days later. */
  | 'MICRODEPOSITS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Asks for a mandate that allows one debit only. */
export type SetupIntentSingleUseInput = {
  /** The amount, in the smallest unit of the currency. */
  amount: number;
  /** Three-letter currency code, in lower case. */
  currency: string;
};

/** Where a setup intent stands on its way to a saved payment method. */
export type SetupIntentStatus =
  /** The intent was canceled. Final. */
  | 'CANCELED'
  /** The outcome is not known yet; rare for cards. Nothing can be changed meanwhile. */
  | 'PROCESSING'
  /** The customer has to do something; `nextAction` says what. */
  | 'REQUIRES_ACTION'
  /** A payment method is set: confirm next. */
  | 'REQUIRES_CONFIRMATION'
  /** No payment method yet, or the last one failed: give one with an update or a confirm. */
  | 'REQUIRES_PAYMENT_METHOD'
  /** The payment method is saved. Final. */
  | 'SUCCEEDED'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** How the saved payment method will be used. */
export type SetupIntentUsage =
  /** Also when the customer is absent, as for subscriptions. */
  | 'OFF_SESSION'
  /** Only while the customer is present to take part. */
  | 'ON_SESSION'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The electronic commerce indicator (ECI): how far 3-D Secure went, in the code of the card network. */
export type ThreeDSecureElectronicCommerceIndicator =
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Attempted (Mastercard). */
  | '_01'
  /** Authenticated (Mastercard). */
  | '_02'
  /** Authenticated (other networks). */
  | '_05'
  /** Attempted (other networks). */
  | '_06'
  /** Not authenticated (other networks). */
  | '_07';

/** The version of 3-D Secure that ran. */
export type ThreeDSecureVersion =
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** 3-D Secure 1.0.2. */
  | '_1_0_2'
  /** 3-D Secure 2.1.0. */
  | '_2_1_0'
  /** 3-D Secure 2.2.0. */
  | '_2_2_0'
  /** 3-D Secure 2.3.0. */
  | '_2_3_0'
  /** 3-D Secure 2.3.1. */
  | '_2_3_1';

/** The networks that move money from and to US bank accounts. */
export type UsBankAccountNetwork =
  /** ACH. */
  | 'ACH'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Domestic wire transfers. */
  | 'US_DOMESTIC_WIRE';

export type CreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type CreateMutation = { createSetupIntent:
    | { __typename: 'CardError' }
    | { __typename: 'CreateSetupIntentPayload', setupIntent: { id: string, status: SetupIntentStatus, description: string | null, metadata: Array<{ key: string | null, value: string | null }> | null } | null }
    | { __typename: 'IdempotencyError' }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null };


export const CreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Create"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateMutation, CreateMutationVariables>;