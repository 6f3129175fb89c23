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

/** Which setup intent to cancel, and why. */
export type CancelSetupIntentInput = {
  /** Why, for your own records. */
  cancellationReason?: SetupIntentCancellationReason | null | undefined;
  /** The intent to cancel (`seti_…`). */
  id: string | number;
  /** Your own key for this change, of up to 255 characters: asking again with it and the same input changes nothing twice. By default the HTTP header `Idempotency-Key` with the place of this field, or else a new key. */
  idempotencyKey?: string | null | undefined;
};

/** How to confirm a setup intent. A field that is left out stays as it is; null counts as left out, unless the field says that it clears. */
export type ConfirmSetupIntentInput = {
  /** Limits the kinds of payment method. */
  allowedPaymentMethodTypes?: Array<SetupIntentAllowedPaymentMethodType> | null | undefined;
  /** The client secret of the intent, for callers who may not do without. */
  clientSecret?: string | null | undefined;
  /** A confirmation token (`ctoken_…`) from the browser; what is given beside it wins. */
  confirmationToken?: string | number | null | undefined;
  /** The intent to confirm (`seti_…`). */
  id: string | number;
  /** Your own key for this change, of up to 255 characters: asking again with it and the same input changes nothing twice. By default the HTTP header `Idempotency-Key` with the place of this field, or else a new key. */
  idempotencyKey?: string | null | undefined;
  /** The consent of the customer to be debited, for kinds of payment method that need a mandate. On a create, it goes with `confirm`. Null clears it. */
  mandateData?: SetupIntentMandateDataInput | null | undefined;
  /** The payment method to save (`pm_…`), if the intent has none or another. */
  paymentMethod?: string | number | null | undefined;
  /** Details that a new payment method is made of. For cards, send a payment method id instead. */
  paymentMethodData?: SetupIntentPaymentMethodDataInput | null | undefined;
  /** Settings for single kinds of payment method: what is given for a kind goes for it alone. */
  paymentMethodOptions?: SetupIntentPaymentMethodOptionsInput | null | undefined;
  /** Where the customer comes back to from another page. Needed when kinds that leave your page are allowed. */
  returnUrl?: string | null | undefined;
  /** Set by mobile and browser apps that handle `nextAction` with a library of Stripe. */
  useStripeSdk?: boolean | null | undefined;
};

/** What a new setup intent starts with. Nothing is required; null counts as left out. */
export type CreateSetupIntentInput = {
  /** Limits the kinds of payment method. Not together with `automaticPaymentMethods`, `excludedPaymentMethodTypes` or `paymentMethodConfiguration`. */
  allowedPaymentMethodTypes?: Array<SetupIntentAllowedPaymentMethodType> | null | undefined;
  /** Attach the payment method to your own account, for moving your own money. Not together with `customer`. */
  attachToSelf?: boolean | null | undefined;
  /** Whether Stripe chooses the kinds of payment method from your Dashboard settings: the default, with redirects allowed, unless kinds are listed. */
  automaticPaymentMethods?: SetupIntentAutomaticPaymentMethodsInput | null | undefined;
  /** Confirm at once. Needs a payment method. */
  confirm?: boolean | null | undefined;
  /** A confirmation token (`ctoken_…`) from the browser. Goes with `confirm`; what is given beside it wins. */
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
  /** The consent of the customer to be debited, for kinds of payment method that need a mandate. On a create, it goes with `confirm`. */
  mandateData?: SetupIntentMandateDataInput | null | undefined;
  /** Your own keys and values, up to 50. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** The connected account (`acct_…`) that the payment method is set up for. Connect only. */
  onBehalfOf?: string | number | null | undefined;
  /** The payment method to save (`pm_…`). Not together with `paymentMethodData`. */
  paymentMethod?: string | number | null | undefined;
  /** The configuration (`pmc_…`) that the kinds of payment method come from. */
  paymentMethodConfiguration?: string | number | null | undefined;
  /** Details that a new payment method is made of. For cards, send a payment method id instead. */
  paymentMethodData?: SetupIntentPaymentMethodDataInput | null | undefined;
  /** Settings for single kinds of payment method: what is given for a kind goes for it alone. */
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

/** Whether a customer pays tax. */
export type CustomerTaxExempt =
  /** No tax. */
  | 'EXEMPT'
  /** Tax as usual. */
  | 'NONE'
  /** The customer owes the tax: invoices say "reverse charge". */
  | 'REVERSE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** A span of time; bounds that are left out are open. */
export type DateTimeRange = {
  /** After this instant. */
  gt?: string | null | undefined;
  /** At this instant or after it. */
  gte?: string | null | undefined;
  /** Before this instant. */
  lt?: string | null | undefined;
  /** At this instant or before it. */
  lte?: string | null | undefined;
};

/** Where the customer accepted a mandate. */
export type MandateCustomerAcceptanceType =
  /** Away from your site: on paper or by phone. */
  | 'OFFLINE'
  /** On your site or in your app. */
  | 'ONLINE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Whether a mandate can be used. */
export type MandateStatus =
  /** It can. */
  | 'ACTIVE'
  /** It was revoked, was used up, or has ended. */
  | 'INACTIVE'
  /** Not yet: the bank has still to accept it. */
  | 'PENDING'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** How often a mandate can be used. */
export type MandateType =
  /** Until it is revoked. */
  | 'MULTI_USE'
  /** Once. */
  | 'SINGLE_USE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** One key of the metadata to set or to remove. */
export type MetadataEntryInput = {
  /** The key: up to 40 characters, no brackets, each key once. */
  key: string;
  /** The value, of up to 500 characters. In an update, null removes the key. */
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

/** The banks that take part in EPS (Austria). */
export type PaymentMethodEpsBank =
  /** Ärzte- und Apothekerbank. */
  | 'ARZTE_UND_APOTHEKER_BANK'
  /** Austrian Anadi Bank. */
  | 'AUSTRIAN_ANADI_BANK_AG'
  /** Bankhaus Carl Spängler. */
  | 'BANKHAUS_CARL_SPANGLER'
  /** Bankhaus Schelhammer & Schattera. */
  | 'BANKHAUS_SCHELHAMMER_UND_SCHATTERA_AG'
  /** Bank Austria. */
  | 'BANK_AUSTRIA'
  /** BAWAG P.S.K. */
  | 'BAWAG_PSK_AG'
  /** BKS Bank. */
  | 'BKS_BANK_AG'
  /** Brüll Kallmus Bank. */
  | 'BRULL_KALLMUS_BANK_AG'
  /** BTV Vier Länder Bank. */
  | 'BTV_VIER_LANDER_BANK'
  /** Capital Bank of the GRAWE group. */
  | 'CAPITAL_BANK_GRAWE_GRUPPE_AG'
  /** Deutsche Bank. */
  | 'DEUTSCHE_BANK_AG'
  /** Dolomitenbank. */
  | 'DOLOMITENBANK'
  /** easybank. */
  | 'EASYBANK_AG'
  /** Erste Bank and the Sparkassen. */
  | 'ERSTE_BANK_UND_SPARKASSEN'
  /** Hypo Alpe-Adria-Bank International. */
  | 'HYPO_ALPEADRIABANK_INTERNATIONAL_AG'
  /** Hypo Bank Burgenland. */
  | 'HYPO_BANK_BURGENLAND_AKTIENGESELLSCHAFT'
  /** Hypo NOE, the bank of Lower Austria and Vienna. */
  | 'HYPO_NOE_LB_FUR_NIEDEROSTERREICH_U_WIEN'
  /** Hypo of Upper Austria, Salzburg and Styria. */
  | 'HYPO_OBEROSTERREICH_SALZBURG_STEIERMARK'
  /** Hypo Tirol Bank. */
  | 'HYPO_TIROL_BANK_AG'
  /** Hypo Vorarlberg Bank. */
  | 'HYPO_VORARLBERG_BANK_AG'
  /** Marchfelder Bank. */
  | 'MARCHFELDER_BANK'
  /** Oberbank. */
  | 'OBERBANK_AG'
  /** The Raiffeisen banks of Austria. */
  | 'RAIFFEISEN_BANKENGRUPPE_OSTERREICH'
  /** Schoellerbank. */
  | 'SCHOELLERBANK_AG'
  /** Sparda-Bank Wien. */
  | 'SPARDA_BANK_WIEN'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** The Volksbank group. */
  | 'VOLKSBANK_GRUPPE'
  /** Volkskreditbank. */
  | 'VOLKSKREDITBANK_AG'
  /** VR-Bank Braunau. */
  | 'VR_BANK_BRAUNAU';

/** The banks that take part in FPX (Malaysia). */
export type PaymentMethodFpxBank =
  /** Affin Bank. */
  | 'AFFIN_BANK'
  /** Agrobank. */
  | 'AGROBANK'
  /** Alliance Bank. */
  | 'ALLIANCE_BANK'
  /** AmBank. */
  | 'AMBANK'
  /** Bank Islam. */
  | 'BANK_ISLAM'
  /** Bank Muamalat. */
  | 'BANK_MUAMALAT'
  /** Bank of China. */
  | 'BANK_OF_CHINA'
  /** Bank Rakyat. */
  | 'BANK_RAKYAT'
  /** BNP Paribas. */
  | 'BNP_PARIBAS'
  /** BSN: Bank Simpanan Nasional. */
  | 'BSN'
  /** CIMB. */
  | 'CIMB'
  /** Citibank. */
  | 'CITIBANK'
  /** Deutsche Bank. */
  | 'DEUTSCHE_BANK'
  /** Hong Leong Bank. */
  | 'HONG_LEONG_BANK'
  /** HSBC. */
  | 'HSBC'
  /** KFH: Kuwait Finance House. */
  | 'KFH'
  /** Maybank, by its site for companies (Maybank2E). */
  | 'MAYBANK2E'
  /** Maybank, by its site for persons (Maybank2U). */
  | 'MAYBANK2U'
  /** MBSB Bank. */
  | 'MBSB_BANK'
  /** OCBC Bank. */
  | 'OCBC'
  /** Public Bank, by its site for companies (PB Enterprise). */
  | 'PB_ENTERPRISE'
  /** Public Bank. */
  | 'PUBLIC_BANK'
  /** RHB Bank. */
  | 'RHB'
  /** Standard Chartered. */
  | 'STANDARD_CHARTERED'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** UOB: United Overseas Bank. */
  | 'UOB';

/** The banks that take part in iDEAL (Netherlands). */
export type PaymentMethodIdealBank =
  /** ABN AMRO. */
  | 'ABN_AMRO'
  /** Adyen. */
  | 'ADYEN'
  /** ASN Bank. */
  | 'ASN_BANK'
  /** bunq. */
  | 'BUNQ'
  /** BUUT. */
  | 'BUUT'
  /** Finom. */
  | 'FINOM'
  /** Handelsbanken. */
  | 'HANDELSBANKEN'
  /** ING. */
  | 'ING'
  /** Knab. */
  | 'KNAB'
  /** Mollie. */
  | 'MOLLIE'
  /** Moneyou. */
  | 'MONEYOU'
  /** N26. */
  | 'N26'
  /** Nationale-Nederlanden. */
  | 'NN'
  /** Rabobank. */
  | 'RABOBANK'
  /** RegioBank. */
  | 'REGIOBANK'
  /** Revolut. */
  | 'REVOLUT'
  /** SNS. */
  | 'SNS_BANK'
  /** Triodos Bank. */
  | 'TRIODOS_BANK'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Van Lanschot. */
  | 'VAN_LANSCHOT'
  /** Yoursafe. */
  | 'YOURSAFE';

/** What Naver Pay takes the money from. */
export type PaymentMethodNaverPayFunding =
  /** A card that the customer keeps with Naver Pay. */
  | 'CARD'
  /** Naver Pay points. */
  | 'POINTS'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The banks that take part in Przelewy24 (Poland), some by the name of their payment service. */
export type PaymentMethodP24Bank =
  /** Alior Bank. */
  | 'ALIOR_BANK'
  /** The cooperative banks (banki spółdzielcze). */
  | 'BANKI_SPBDZIELCZE'
  /** Bank Millennium. */
  | 'BANK_MILLENNIUM'
  /** Bank Nowy BFG. */
  | 'BANK_NOWY_BFG_SA'
  /** Bank Pekao. */
  | 'BANK_PEKAO_SA'
  /** BLIK: codes from bank apps. */
  | 'BLIK'
  /** BNP Paribas. */
  | 'BNP_PARIBAS'
  /** BOZ. */
  | 'BOZ'
  /** Citi Handlowy. */
  | 'CITI_HANDLOWY'
  /** Crédit Agricole. */
  | 'CREDIT_AGRICOLE'
  /** EnveloBank. */
  | 'ENVELOBANK'
  /** Bank Pocztowy, by its payment service (Pocztowy24). */
  | 'ETRANSFER_POCZTOWY24'
  /** Getin Bank. */
  | 'GETIN_BANK'
  /** Idea Bank. */
  | 'IDEABANK'
  /** ING. */
  | 'ING'
  /** Inteligo, of PKO Bank Polski. */
  | 'INTELIGO'
  /** mBank, by its payment service (mTransfer). */
  | 'MBANK_MTRANSFER'
  /** Nest Bank, by its payment service (Nest Przelew). */
  | 'NEST_PRZELEW'
  /** Noble Bank, by its payment service (Noble Pay). */
  | 'NOBLE_PAY'
  /** PKO Bank Polski, by its payment service (Płacę z iPKO). */
  | 'PBAC_Z_IPKO'
  /** Plus Bank. */
  | 'PLUS_BANK'
  /** Santander, by its payment service (Przelew24). */
  | 'SANTANDER_PRZELEW24'
  /** T-Mobile Usługi Bankowe, a bank under the name of T-Mobile. */
  | 'TMOBILE_USBUGI_BANKOWE'
  /** Toyota Bank. */
  | 'TOYOTA_BANK'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** VeloBank. */
  | 'VELOBANK'
  /** Volkswagen Bank. */
  | 'VOLKSWAGEN_BANK';

/** The countries whose banks took part in Sofort, by their two-letter codes. */
export type PaymentMethodSofortCountry =
  /** Austria. */
  | 'AT'
  /** Belgium. */
  | 'BE'
  /** Germany. */
  | 'DE'
  /** Spain. */
  | 'ES'
  /** Italy. */
  | 'IT'
  /** Netherlands. */
  | 'NL'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

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

/** How an attempt to confirm an intent went. */
export type SetupAttemptStatus =
  /** The customer did not finish it, or another attempt took its place. */
  | 'ABANDONED'
  /** It failed; `setupError` says why. */
  | 'FAILED'
  /** The outcome is not known yet. */
  | 'PROCESSING'
  /** The customer has to do something. */
  | 'REQUIRES_ACTION'
  /** It has to be confirmed again. */
  | 'REQUIRES_CONFIRMATION'
  /** It succeeded. */
  | 'SUCCEEDED'
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

/** Whether Stripe chooses the kinds of payment method from your Dashboard settings: the default, with redirects allowed, unless kinds are listed. */
export type SetupIntentAutomaticPaymentMethodsInput = {
  /** Whether kinds that send the customer to another page are among them. ALWAYS by default; with NEVER, a confirm needs no `returnUrl`. */
  allowRedirects?: SetupIntentAutomaticPaymentMethodsAllowRedirects | null | undefined;
  /** Whether Stripe chooses. */
  enabled: boolean;
};

/** Why an intent was canceled, for your own records. */
export type SetupIntentCancellationReason =
  /** The customer left. */
  | 'ABANDONED'
  /** Another intent does the same. */
  | 'DUPLICATE'
  /** The customer asked for it. */
  | 'REQUESTED_BY_CUSTOMER'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

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

/** Which setup intents to list: those that meet all that is given. */
export type SetupIntentFilter = {
  /** True: only those that attach the payment method to your own account. */
  attachToSelf?: boolean | null | undefined;
  /** When they were created. */
  createdAt?: DateTimeRange | null | undefined;
  /** Only those of this customer (`cus_…`). */
  customer?: string | number | null | undefined;
  /** Only those of this account that stands in for a customer (`acct_…`). */
  customerAccount?: string | number | null | undefined;
  /** Only those that carry this payment method now (`pm_…`); a declined one is carried no more. */
  paymentMethod?: string | number | null | undefined;
};

/** Which way money will move with the payment method. */
export type SetupIntentFlowDirection =
  /** You take money from it. */
  | 'INBOUND'
  /** You send money to it. */
  | 'OUTBOUND'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** How and when the customer accepted. Needed on create. */
export type SetupIntentMandateDataCustomerAcceptanceInput = {
  /** When; now by default. */
  acceptedAt?: string | null | undefined;
  /** From where the customer accepted online. Goes with ONLINE. */
  online?: SetupIntentMandateDataCustomerAcceptanceOnlineInput | null | undefined;
  /** Online or not. */
  type: MandateCustomerAcceptanceType;
};

/** From where the customer accepted online. Goes with ONLINE. */
export type SetupIntentMandateDataCustomerAcceptanceOnlineInput = {
  /** The IP address. Needed on create. */
  ipAddress?: string | null | undefined;
  /** The browser's own name for itself. Needed on create. */
  userAgent?: string | null | undefined;
};

/** The consent of the customer to be debited, for kinds of payment method that need a mandate. On a create, it goes with `confirm`. */
export type SetupIntentMandateDataInput = {
  /** How and when the customer accepted. Needed on create. */
  customerAcceptance?: SetupIntentMandateDataCustomerAcceptanceInput | null | undefined;
};

/** What the customer reads from the bank statement. */
export type SetupIntentNextActionVerifyWithMicrodepositsMicrodepositType =
  /** The amounts of two small deposits. */
  | 'AMOUNTS'
  /** A six-character code, starting with SM, on one deposit. */
  | 'DESCRIPTOR_CODE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Details of a Canadian bank account. Goes with ACSS_DEBIT. */
export type SetupIntentPaymentMethodDataAcssDebitInput = {
  /** The number of the account. */
  accountNumber: string;
  /** The three digits that name the bank. */
  institutionNumber: string;
  /** The five digits that name the branch. */
  transitNumber: string;
};

/** Details of an Australian bank account. Goes with AU_BECS_DEBIT. */
export type SetupIntentPaymentMethodDataAuBecsDebitInput = {
  /** The number of the account. */
  accountNumber: string;
  /** The six digits (BSB) that name the bank and the branch. */
  bsbNumber: string;
};

/** Details of a bank account in the UK. Goes with BACS_DEBIT. */
export type SetupIntentPaymentMethodDataBacsDebitInput = {
  /** The number of the account. */
  accountNumber?: string | null | undefined;
  /** The six digits that name the bank and the branch, such as `10-20-30`. */
  sortCode?: string | null | undefined;
};

/** Who pays. */
export type SetupIntentPaymentMethodDataBillingDetailsInput = {
  /** The billing address. In an update or a confirm, null clears it. */
  address?: AddressInput | null | undefined;
  /** E-mail address; some kinds need it. In an update or a confirm, null clears it. */
  email?: string | null | undefined;
  /** Full name; bank debits need it. In an update or a confirm, null clears it. */
  name?: string | null | undefined;
  /** Telephone number, extension included. In an update or a confirm, null clears it. */
  phone?: string | null | undefined;
  /** Tax number, for kinds that ask for it. */
  taxId?: string | null | undefined;
};

/** Details for Boleto. Goes with BOLETO. */
export type SetupIntentPaymentMethodDataBoletoInput = {
  /** The Brazilian tax number: CPF of a person, CNPJ of a business. */
  taxId: string;
};

/** Details for EPS. Goes with EPS. */
export type SetupIntentPaymentMethodDataEpsInput = {
  /** The bank of the customer; left out, the customer chooses it. */
  bank?: PaymentMethodEpsBank | null | undefined;
};

/** Details for FPX. Goes with FPX. */
export type SetupIntentPaymentMethodDataFpxInput = {
  /** Who holds the account. */
  accountHolderType?: BankAccountHolderType | null | undefined;
  /** The bank of the customer. */
  bank: PaymentMethodFpxBank;
};

/** Details for iDEAL. Goes with IDEAL. */
export type SetupIntentPaymentMethodDataIdealInput = {
  /** The bank of the customer, if you know it already; leave it out for new ones. */
  bank?: PaymentMethodIdealBank | null | undefined;
};

/** Details that a new payment method is made of. For cards, send a payment method id instead. */
export type SetupIntentPaymentMethodDataInput = {
  /** Details of a Canadian bank account. Goes with ACSS_DEBIT. */
  acssDebit?: SetupIntentPaymentMethodDataAcssDebitInput | null | undefined;
  /** Whether you may show it to the customer again at a later checkout. */
  allowRedisplay?: PaymentMethodAllowRedisplay | null | undefined;
  /** Details of an Australian bank account. Goes with AU_BECS_DEBIT. */
  auBecsDebit?: SetupIntentPaymentMethodDataAuBecsDebitInput | null | undefined;
  /** Details of a bank account in the UK. Goes with BACS_DEBIT. */
  bacsDebit?: SetupIntentPaymentMethodDataBacsDebitInput | null | undefined;
  /** Who pays. */
  billingDetails?: SetupIntentPaymentMethodDataBillingDetailsInput | null | undefined;
  /** Details for Boleto. Goes with BOLETO. */
  boleto?: SetupIntentPaymentMethodDataBoletoInput | null | undefined;
  /** Details for EPS. Goes with EPS. */
  eps?: SetupIntentPaymentMethodDataEpsInput | null | undefined;
  /** Details for FPX. Goes with FPX. */
  fpx?: SetupIntentPaymentMethodDataFpxInput | null | undefined;
  /** Details for iDEAL. Goes with IDEAL. */
  ideal?: SetupIntentPaymentMethodDataIdealInput | null | undefined;
  /** Details for Klarna. Goes with KLARNA. */
  klarna?: SetupIntentPaymentMethodDataKlarnaInput | null | undefined;
  /** Your own keys and values, kept on the payment method. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** Details for Naver Pay. Goes with NAVER_PAY. */
  naverPay?: SetupIntentPaymentMethodDataNaverPayInput | null | undefined;
  /** Details of a bank account in New Zealand. Goes with NZ_BANK_ACCOUNT. */
  nzBankAccount?: SetupIntentPaymentMethodDataNzBankAccountInput | null | undefined;
  /** Details for Przelewy24. Goes with P24. */
  p24?: SetupIntentPaymentMethodDataP24Input | null | undefined;
  /** Details of an Australian bank account, known by its PayID or by its numbers. Goes with PAYTO. */
  payto?: SetupIntentPaymentMethodDataPaytoInput | null | undefined;
  /** What helps Radar, the fraud protection of Stripe, to tell fraud. */
  radarOptions?: SetupIntentPaymentMethodDataRadarOptionsInput | null | undefined;
  /** Details of a bank account in the euro zone. Goes with SEPA_DEBIT. */
  sepaDebit?: SetupIntentPaymentMethodDataSepaDebitInput | null | undefined;
  /** Details for Sofort. Goes with SOFORT. */
  sofort?: SetupIntentPaymentMethodDataSofortInput | null | undefined;
  /** The kind of payment method; the field of the same name holds its details. */
  type: SetupIntentPaymentMethodDataType;
  /** Details for UPI. Goes with UPI. */
  upi?: SetupIntentPaymentMethodDataUpiInput | null | undefined;
  /** Details of a US bank account. Goes with US_BANK_ACCOUNT. */
  usBankAccount?: SetupIntentPaymentMethodDataUsBankAccountInput | null | undefined;
};

/** When the customer was born; Klarna may ask for it. */
export type SetupIntentPaymentMethodDataKlarnaDobInput = {
  /** The day of the month, 1 to 31. */
  day: number;
  /** The month, 1 to 12. */
  month: number;
  /** The year, four digits. */
  year: number;
};

/** Details for Klarna. Goes with KLARNA. */
export type SetupIntentPaymentMethodDataKlarnaInput = {
  /** When the customer was born; Klarna may ask for it. */
  dob?: SetupIntentPaymentMethodDataKlarnaDobInput | null | undefined;
};

/** Details for Naver Pay. Goes with NAVER_PAY. */
export type SetupIntentPaymentMethodDataNaverPayInput = {
  /** What the money is taken from. CARD by default. */
  funding?: PaymentMethodNaverPayFunding | null | undefined;
};

/** Details of a bank account in New Zealand. Goes with NZ_BANK_ACCOUNT. */
export type SetupIntentPaymentMethodDataNzBankAccountInput = {
  /** Who holds the account, if not the person in the billing details. */
  accountHolderName?: string | null | undefined;
  /** The number of the account alone, without bank, branch and suffix. */
  accountNumber: string;
  /** The digits that name the bank. */
  bankCode: string;
  /** The digits that name the branch. */
  branchCode: string;
  /** A text of your own about the account. */
  reference?: string | null | undefined;
  /** The last part of the number, which tells apart the accounts of one customer. */
  suffix: string;
};

/** Details for Przelewy24. Goes with P24. */
export type SetupIntentPaymentMethodDataP24Input = {
  /** The bank of the customer; left out, the customer chooses it. */
  bank?: PaymentMethodP24Bank | null | undefined;
};

/** Details of an Australian bank account, known by its PayID or by its numbers. Goes with PAYTO. */
export type SetupIntentPaymentMethodDataPaytoInput = {
  /** The number of the account. Goes with `bsbNumber`. */
  accountNumber?: string | null | undefined;
  /** The six digits (BSB) that name the bank and the branch. */
  bsbNumber?: string | null | undefined;
  /** The PayID: an e-mail address, a phone number or the like that stands for the account. */
  payId?: string | null | undefined;
};

/** What helps Radar, the fraud protection of Stripe, to tell fraud. */
export type SetupIntentPaymentMethodDataRadarOptionsInput = {
  /** The Radar session (`rse_…`) of the browser. */
  session?: string | null | undefined;
};

/** Details of a bank account in the euro zone. Goes with SEPA_DEBIT. */
export type SetupIntentPaymentMethodDataSepaDebitInput = {
  /** The IBAN of the account. */
  iban: string;
};

/** Details for Sofort. Goes with SOFORT. */
export type SetupIntentPaymentMethodDataSofortInput = {
  /** The country of the bank. */
  country: PaymentMethodSofortCountry;
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

/** Details for UPI. Goes with UPI. */
export type SetupIntentPaymentMethodDataUpiInput = {
  /** The terms of the mandate that the customer agrees to in the bank app. */
  mandateOptions?: SetupIntentPaymentMethodDataUpiMandateOptionsInput | null | undefined;
};

/** The terms of the mandate that the customer agrees to in the bank app. */
export type SetupIntentPaymentMethodDataUpiMandateOptionsInput = {
  /** The amount of each payment, in the smallest unit of the currency. */
  amount?: number | null | undefined;
  /** How the amount binds. */
  amountType?: SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType | null | undefined;
  /** What the customer reads of the mandate. */
  description?: string | null | undefined;
  /** When the mandate ends. */
  endDate?: string | null | undefined;
};

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

/** The currencies of debits from Canadian bank accounts. */
export type SetupIntentPaymentMethodOptionsAcssDebitCurrency =
  /** Canadian dollars. */
  | 'CAD'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** US dollars. */
  | 'USD';

/** Settings for debits from Canadian bank accounts. */
export type SetupIntentPaymentMethodOptionsAcssDebitInput = {
  /** The currency of the account. */
  currency?: SetupIntentPaymentMethodOptionsAcssDebitCurrency | null | undefined;
  /** The terms of the debit mandate. */
  mandateOptions?: SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsInput | null | undefined;
  /** How ownership of the account is proven. AUTOMATIC by default. */
  verificationMethod?: SetupIntentPaymentMethodOptionsUsBankAccountVerificationMethod | null | undefined;
};

/** What a Canadian debit mandate is chosen for by itself. */
export type SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsDefaultFor =
  /** Invoices. */
  | 'INVOICE'
  /** Subscriptions. */
  | 'SUBSCRIPTION'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The terms of the debit mandate. */
export type SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsInput = {
  /** A page of yours with the text of the mandate, shown to the customer in place of the text of Stripe. In an update or a confirm, null clears it. */
  customMandateUrl?: string | null | undefined;
  /** What the mandate is chosen for by itself. */
  defaultFor?: Array<SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsDefaultFor> | null | undefined;
  /** The intervals in words, such as `on the first of each month`. Needed for INTERVAL and COMBINED. */
  intervalDescription?: string | null | undefined;
  /** The rhythm of the payments. */
  paymentSchedule?: SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsPaymentSchedule | null | undefined;
  /** Who pays. */
  transactionType?: SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsTransactionType | null | undefined;
};

/** The rhythm of payments under a Canadian debit mandate. */
export type SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsPaymentSchedule =
  /** At intervals, and others in between. */
  | 'COMBINED'
  /** At the intervals that `intervalDescription` tells of. */
  | 'INTERVAL'
  /** At no fixed rhythm. */
  | 'SPORADIC'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Who pays under a Canadian debit mandate. */
export type SetupIntentPaymentMethodOptionsAcssDebitMandateOptionsTransactionType =
  /** A business. */
  | 'BUSINESS'
  /** A person. */
  | 'PERSONAL'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** Settings for debits from bank accounts in the UK. */
export type SetupIntentPaymentMethodOptionsBacsDebitInput = {
  /** The terms of the debit mandate. */
  mandateOptions?: SetupIntentPaymentMethodOptionsBacsDebitMandateOptionsInput | null | undefined;
};

/** The terms of the debit mandate. */
export type SetupIntentPaymentMethodOptionsBacsDebitMandateOptionsInput = {
  /** What the reference of the mandate starts with: up to 12 capitals, digits, spaces and `/ _ - & .`; not DDIC or STRIPE at its start. Stripe chooses it by default. In an update or a confirm, null clears it. */
  referencePrefix?: string | null | undefined;
};

/** Settings for cards. */
export type SetupIntentPaymentMethodOptionsCardInput = {
  /** The terms of a card mandate for payments that repeat, as Indian rules ask for. */
  mandateOptions?: SetupIntentPaymentMethodOptionsCardMandateOptionsInput | null | undefined;
  /** Whether the order came by mail or telephone; your account must be allowed to. Only when confirming. */
  moto?: boolean | null | undefined;
  /** The network to run the card on, for cards with two. Only when confirming. */
  network?: SetupIntentPaymentMethodOptionsCardNetwork | null | undefined;
  /** When to ask the customer for 3-D Secure. AUTOMATIC by default. */
  requestThreeDSecure?: SetupIntentPaymentMethodOptionsCardRequestThreeDSecure | null | undefined;
  /** The result of a 3-D Secure authentication that you ran yourself. */
  threeDSecure?: SetupIntentPaymentMethodOptionsCardThreeDSecureInput | null | undefined;
};

/** How the amount of a mandate binds. */
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
  /** When the mandate ends; null when nothing but its cancellation ends it. */
  endDate?: string | null | undefined;
  /** The rhythm of the payments. */
  interval: SetupIntentPaymentMethodOptionsCardMandateOptionsInterval;
  /** How many intervals lie between two payments, up to a year. Not needed for SPORADIC. */
  intervalCount?: number | null | undefined;
  /** Your own unique name for the mandate. */
  reference: string;
  /** When the mandate starts; not before yesterday. */
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
  /** The authentication value (CAVV, AEVV or the like), 28 characters of Base64. */
  cryptogram?: string | null | undefined;
  /** How far the authentication went. */
  electronicCommerceIndicator?: ThreeDSecureElectronicCommerceIndicator | null | undefined;
  /** What single card networks ask for beside. Needs `network` of the card. */
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

/** What single card networks ask for beside. Needs `network` of the card. */
export type SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsInput = {
  /** What Cartes Bancaires asks for beside. */
  cartesBancaires?: SetupIntentPaymentMethodOptionsCardThreeDSecureNetworkOptionsCartesBancairesInput | null | undefined;
};

/** Settings for single kinds of payment method: what is given for a kind goes for it alone. */
export type SetupIntentPaymentMethodOptionsInput = {
  /** Settings for debits from Canadian bank accounts. */
  acssDebit?: SetupIntentPaymentMethodOptionsAcssDebitInput | null | undefined;
  /** Settings for debits from bank accounts in the UK. */
  bacsDebit?: SetupIntentPaymentMethodOptionsBacsDebitInput | null | undefined;
  /** Settings for cards. */
  card?: SetupIntentPaymentMethodOptionsCardInput | null | undefined;
  /** Settings for Klarna. */
  klarna?: SetupIntentPaymentMethodOptionsKlarnaInput | null | undefined;
  /** Settings for Link. */
  link?: SetupIntentPaymentMethodOptionsLinkInput | null | undefined;
  /** Settings for PayPal. */
  paypal?: SetupIntentPaymentMethodOptionsPaypalInput | null | undefined;
  /** Settings for PayTo. */
  payto?: SetupIntentPaymentMethodOptionsPaytoInput | null | undefined;
  /** Settings for Pix. */
  pix?: SetupIntentPaymentMethodOptionsPixInput | null | undefined;
  /** Settings for SEPA debits. */
  sepaDebit?: SetupIntentPaymentMethodOptionsSepaDebitInput | null | undefined;
  /** Settings for UPI. */
  upi?: SetupIntentPaymentMethodOptionsUpiInput | null | undefined;
  /** Settings for US bank accounts. */
  usBankAccount?: SetupIntentPaymentMethodOptionsUsBankAccountInput | null | undefined;
};

/** Settings for Klarna. */
export type SetupIntentPaymentMethodOptionsKlarnaInput = {
  /** Three-letter code of the currency of later payments, in lower case. */
  currency?: string | null | undefined;
  /** What Klarna should expect of payments that the customer makes when they like. */
  onDemand?: SetupIntentPaymentMethodOptionsKlarnaOnDemandInput | null | undefined;
  /** The language and country of Klarna's page. */
  preferredLocale?: SetupIntentPaymentMethodOptionsKlarnaPreferredLocale | null | undefined;
  /** The subscriptions that the customer signs up for. In an update or a confirm, null or `[]` clears it. */
  subscriptions?: Array<SetupIntentPaymentMethodOptionsKlarnaSubscriptionInput> | null | undefined;
};

/** The unit in which the time between two payments with Klarna is counted. */
export type SetupIntentPaymentMethodOptionsKlarnaInterval =
  /** Days. */
  | 'DAY'
  /** Months. */
  | 'MONTH'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Weeks. */
  | 'WEEK'
  /** Years. */
  | 'YEAR';

/** What Klarna should expect of payments that the customer makes when they like. */
export type SetupIntentPaymentMethodOptionsKlarnaOnDemandInput = {
  /** What a payment comes to on average, in the smallest unit of the currency. */
  averageAmount?: number | null | undefined;
  /** What a payment comes to at most, in the smallest unit of the currency. */
  maximumAmount?: number | null | undefined;
  /** What a payment comes to at least, in the smallest unit of the currency. */
  minimumAmount?: number | null | undefined;
  /** The unit of the time between two payments. */
  purchaseInterval?: SetupIntentPaymentMethodOptionsKlarnaInterval | null | undefined;
  /** How many such units lie between two payments. */
  purchaseIntervalCount?: number | null | undefined;
};

/** The languages and countries of Klarna's pages. */
export type SetupIntentPaymentMethodOptionsKlarnaPreferredLocale =
  /** Czech, for Czechia. */
  | 'CS_CZ'
  /** Danish, for Denmark. */
  | 'DA_DK'
  /** German, for Austria. */
  | 'DE_AT'
  /** German, for Switzerland. */
  | 'DE_CH'
  /** German, for Germany. */
  | 'DE_DE'
  /** Greek, for Greece. */
  | 'EL_GR'
  /** English, for Austria. */
  | 'EN_AT'
  /** English, for Australia. */
  | 'EN_AU'
  /** English, for Belgium. */
  | 'EN_BE'
  /** English, for Canada. */
  | 'EN_CA'
  /** English, for Switzerland. */
  | 'EN_CH'
  /** English, for Czechia. */
  | 'EN_CZ'
  /** English, for Germany. */
  | 'EN_DE'
  /** English, for Denmark. */
  | 'EN_DK'
  /** English, for Spain. */
  | 'EN_ES'
  /** English, for Finland. */
  | 'EN_FI'
  /** English, for France. */
  | 'EN_FR'
  /** English, for the UK. */
  | 'EN_GB'
  /** English, for Greece. */
  | 'EN_GR'
  /** English, for Ireland. */
  | 'EN_IE'
  /** English, for Italy. */
  | 'EN_IT'
  /** English, for the Netherlands. */
  | 'EN_NL'
  /** English, for Norway. */
  | 'EN_NO'
  /** English, for New Zealand. */
  | 'EN_NZ'
  /** English, for Poland. */
  | 'EN_PL'
  /** English, for Portugal. */
  | 'EN_PT'
  /** English, for Romania. */
  | 'EN_RO'
  /** English, for Sweden. */
  | 'EN_SE'
  /** English, for the US. */
  | 'EN_US'
  /** Spanish, for Spain. */
  | 'ES_ES'
  /** Spanish, for the US. */
  | 'ES_US'
  /** Finnish, for Finland. */
  | 'FI_FI'
  /** French, for Belgium. */
  | 'FR_BE'
  /** French, for Canada. */
  | 'FR_CA'
  /** French, for Switzerland. */
  | 'FR_CH'
  /** French, for France. */
  | 'FR_FR'
  /** Italian, for Switzerland. */
  | 'IT_CH'
  /** Italian, for Italy. */
  | 'IT_IT'
  /** Norwegian (Bokmål), for Norway. */
  | 'NB_NO'
  /** Dutch, for Belgium. */
  | 'NL_BE'
  /** Dutch, for the Netherlands. */
  | 'NL_NL'
  /** Polish, for Poland. */
  | 'PL_PL'
  /** Portuguese, for Portugal. */
  | 'PT_PT'
  /** Romanian, for Romania. */
  | 'RO_RO'
  /** Swedish, for Finland. */
  | 'SV_FI'
  /** Swedish, for Sweden. */
  | 'SV_SE'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The subscriptions that the customer signs up for. */
export type SetupIntentPaymentMethodOptionsKlarnaSubscriptionInput = {
  /** The unit of the time between two payments. */
  interval: SetupIntentPaymentMethodOptionsKlarnaInterval;
  /** How many such units lie between two payments; one by default. */
  intervalCount?: number | null | undefined;
  /** The name of the subscription. */
  name?: string | null | undefined;
  /** The next payment. */
  nextBilling: SetupIntentPaymentMethodOptionsKlarnaSubscriptionsNextBillingInput;
  /** Your own name for the subscription, the same with each of its payments. The customer does not see it. */
  reference: string;
};

/** The next payment. */
export type SetupIntentPaymentMethodOptionsKlarnaSubscriptionsNextBillingInput = {
  /** Its amount, in the smallest unit of the currency. */
  amount: number;
  /** Its day, such as `2030-01-31`. */
  date: string;
};

/** Settings for Link. */
export type SetupIntentPaymentMethodOptionsLinkInput = {
  /** A leftover of an older Link; it has no effect any more. */
  persistentToken?: string | null | undefined;
};

/** Settings for PayPal. */
export type SetupIntentPaymentMethodOptionsPaypalInput = {
  /** PayPal's id of an agreement that you have with the customer already, to go on with that one. */
  billingAgreementId?: string | null | undefined;
};

/** Settings for PayTo. */
export type SetupIntentPaymentMethodOptionsPaytoInput = {
  /** The terms of the mandate that the customer agrees to in the bank app. */
  mandateOptions?: SetupIntentPaymentMethodOptionsPaytoMandateOptionsInput | null | undefined;
};

/** The terms of the mandate that the customer agrees to in the bank app. */
export type SetupIntentPaymentMethodOptionsPaytoMandateOptionsInput = {
  /** The amount, in the smallest unit of the currency. Needed for FIXED. In an update or a confirm, null clears it. */
  amount?: number | null | undefined;
  /** How the amount binds. MAXIMUM by default. In an update or a confirm, null clears it. */
  amountType?: SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType | null | undefined;
  /** The last day of payments, such as `2030-12-31`, if there is one. In an update or a confirm, null clears it. */
  endDate?: string | null | undefined;
  /** The period of the payments. ADHOC by default. In an update or a confirm, null clears it. */
  paymentSchedule?: SetupIntentPaymentMethodOptionsPaytoMandateOptionsPaymentSchedule | null | undefined;
  /** How many payments a period may have: one by default, any number for ADHOC. In an update or a confirm, null clears it. */
  paymentsPerPeriod?: number | null | undefined;
  /** What the payments are for; your line of business tells it by default. In an update or a confirm, null clears it. */
  purpose?: SetupIntentPaymentMethodOptionsPaytoMandateOptionsPurpose | null | undefined;
  /** The first day of payments, such as `2030-01-01`; the day of the confirm by default. In an update or a confirm, null clears it. */
  startDate?: string | null | undefined;
};

/** The period by which payments under a PayTo mandate are counted. */
export type SetupIntentPaymentMethodOptionsPaytoMandateOptionsPaymentSchedule =
  /** None: payments come as they may. */
  | 'ADHOC'
  /** A year. */
  | 'ANNUAL'
  /** A day. */
  | 'DAILY'
  /** Two weeks. */
  | 'FORTNIGHTLY'
  /** A month. */
  | 'MONTHLY'
  /** Three months. */
  | 'QUARTERLY'
  /** Half a year. */
  | 'SEMI_ANNUAL'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** A week. */
  | 'WEEKLY';

/** What the payments under a PayTo mandate are for. */
export type SetupIntentPaymentMethodOptionsPaytoMandateOptionsPurpose =
  /** Support of children or other dependants. */
  | 'DEPENDANT_SUPPORT'
  /** Dues to the government. */
  | 'GOVERNMENT'
  /** Repayment of a loan. */
  | 'LOAN'
  /** Repayment of a mortgage. */
  | 'MORTGAGE'
  /** Something else. */
  | 'OTHER'
  /** A pension. */
  | 'PENSION'
  /** A personal matter. */
  | 'PERSONAL'
  /** Goods or services bought. */
  | 'RETAIL'
  /** Wages. */
  | 'SALARY'
  /** Taxes. */
  | 'TAX'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Water, power, telephone or the like. */
  | 'UTILITY';

/** Settings for Pix. */
export type SetupIntentPaymentMethodOptionsPixInput = {
  /** The terms of the mandate that the customer agrees to in the bank app. */
  mandateOptions?: SetupIntentPaymentMethodOptionsPixMandateOptionsInput | null | undefined;
};

/** Whether amounts hold the Brazilian tax on financial transactions (IOF) already. */
export type SetupIntentPaymentMethodOptionsPixMandateOptionsAmountIncludesIof =
  /** They do. */
  | 'ALWAYS'
  /** They do not: it is added. */
  | 'NEVER'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

/** The terms of the mandate that the customer agrees to in the bank app. */
export type SetupIntentPaymentMethodOptionsPixMandateOptionsInput = {
  /** The amount of each payment, in the smallest unit of the currency. Needed for FIXED; 40000 by default for MAXIMUM. */
  amount?: number | null | undefined;
  /** Whether the amount holds the tax on financial transactions already. NEVER by default. */
  amountIncludesIof?: SetupIntentPaymentMethodOptionsPixMandateOptionsAmountIncludesIof | null | undefined;
  /** How the amount binds. MAXIMUM by default. */
  amountType?: SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType | null | undefined;
  /** Three-letter currency code, in lower case: `brl`. */
  currency?: string | null | undefined;
  /** The last day of the mandate, such as `2030-12-31`; null when nothing but its cancellation ends it. */
  endDate?: string | null | undefined;
  /** The rhythm of the payments. MONTHLY by default. */
  paymentSchedule?: SetupIntentPaymentMethodOptionsPixMandateOptionsPaymentSchedule | null | undefined;
  /** What the customer reads of the mandate in the bank app; your business name by default. */
  reference?: string | null | undefined;
  /** The first day of the mandate, such as `2030-01-01`: three days ahead at least, and by default. */
  startDate?: string | null | undefined;
};

/** The rhythm of payments under a Pix mandate. */
export type SetupIntentPaymentMethodOptionsPixMandateOptionsPaymentSchedule =
  /** Every half year. */
  | 'HALFYEARLY'
  /** Every month. */
  | 'MONTHLY'
  /** Every three months. */
  | 'QUARTERLY'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Every week. */
  | 'WEEKLY'
  /** Every year. */
  | 'YEARLY';

/** Settings for SEPA debits. */
export type SetupIntentPaymentMethodOptionsSepaDebitInput = {
  /** The terms of the debit mandate. */
  mandateOptions?: SetupIntentPaymentMethodOptionsSepaDebitMandateOptionsInput | null | undefined;
};

/** The terms of the debit mandate. */
export type SetupIntentPaymentMethodOptionsSepaDebitMandateOptionsInput = {
  /** What the reference of the mandate starts with: up to 12 capitals, digits, spaces and `/ _ - & .`; not STRIPE at its start. Stripe chooses it by default. In an update or a confirm, null clears it. */
  referencePrefix?: string | null | undefined;
};

/** Settings for UPI. */
export type SetupIntentPaymentMethodOptionsUpiInput = {
  /** The terms of the mandate that the customer agrees to in the bank app. */
  mandateOptions?: SetupIntentPaymentMethodOptionsUpiMandateOptionsInput | null | undefined;
  /** Whether UPI is saved for later payments. In an update or a confirm, null clears it. */
  setupFutureUsage?: SetupIntentPaymentMethodOptionsUpiSetupFutureUsage | null | undefined;
};

/** The terms of the mandate that the customer agrees to in the bank app. */
export type SetupIntentPaymentMethodOptionsUpiMandateOptionsInput = {
  /** The amount of each payment, in the smallest unit of the currency. */
  amount?: number | null | undefined;
  /** How the amount binds. */
  amountType?: SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType | null | undefined;
  /** What the customer reads of the mandate. */
  description?: string | null | undefined;
  /** When the mandate ends. */
  endDate?: string | null | undefined;
};

/** Whether UPI is saved for later payments, and for which. */
export type SetupIntentPaymentMethodOptionsUpiSetupFutureUsage =
  /** It is not. */
  | 'NONE'
  /** Also for payments when the customer is absent. */
  | 'OFF_SESSION'
  /** Only for payments while the customer is present. */
  | 'ON_SESSION'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED';

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
  /** The kinds of account on offer; both by default. */
  accountSubcategories?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersAccountSubcategory> | null | undefined;
};

/** How the customer links the account at the bank. */
export type SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsInput = {
  /** Which accounts the customer may choose from. */
  filters?: SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersInput | null | undefined;
  /** What you want to see of the account. PAYMENT_METHOD must be among it. */
  permissions?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPermission> | null | undefined;
  /** What to fetch as soon as the account is linked; nothing by default. */
  prefetch?: Array<SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPrefetch> | null | undefined;
  /** Where the customer comes back to after the bank, in apps that show a web page inside. */
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
  /** How the customer links the account at the bank. */
  financialConnections?: SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsInput | null | undefined;
  /** The terms of a debit mandate. */
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
  /** How the mandate was collected outside Stripe, if it was not collected online. In an update or a confirm, null clears it. */
  collectionMethod?: SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsCollectionMethod | null | undefined;
};

/** The networks that the account must be reached by. */
export type SetupIntentPaymentMethodOptionsUsBankAccountNetworksInput = {
  /** All of them; the account is checked for each. */
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

/** Asks for a mandate for one debit only, in place of a lasting one. */
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

/** Stripe's four kinds of error. */
export type StripeErrorType =
  /** Something went wrong at Stripe. */
  | 'API_ERROR'
  /** The card or account was declined. */
  | 'CARD_ERROR'
  /** An idempotency key was used for two different requests. */
  | 'IDEMPOTENCY_ERROR'
  /** A parameter or a state was refused. */
  | 'INVALID_REQUEST_ERROR'
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

/** What to change of a setup intent. A field that is left out stays as it is; null counts as left out, unless the field says that it clears. */
export type UpdateSetupIntentInput = {
  /** The only payment method types that may be used. Null or `[]` clears it. */
  allowedPaymentMethodTypes?: Array<SetupIntentAllowedPaymentMethodType> | null | undefined;
  /** Attach the payment method to your own account, for moving your own money. */
  attachToSelf?: boolean | null | undefined;
  /** Whose payment method is saved (`cus_…`). */
  customer?: string | number | null | undefined;
  /** The account (`acct_…`) that stands in for a customer. */
  customerAccount?: string | number | null | undefined;
  /** Your own note on the intent. Null clears it. */
  description?: string | null | undefined;
  /** Payment method types that may not be used. Null or `[]` clears it. */
  excludedPaymentMethodTypes?: Array<SetupIntentExcludedPaymentMethodType> | null | undefined;
  /** Which way money will move with the payment method. */
  flowDirections?: Array<SetupIntentFlowDirection> | null | undefined;
  /** The intent to change (`seti_…`). */
  id: string | number;
  /** Your own key for this change, of up to 255 characters: asking again with it and the same input changes nothing twice. By default the HTTP header `Idempotency-Key` with the place of this field, or else a new key. */
  idempotencyKey?: string | null | undefined;
  /** Keys to set or, with a null value, to remove. Other keys stay, and `[]` changes nothing. Null clears it. */
  metadata?: Array<MetadataEntryInput> | null | undefined;
  /** The payment method to save (`pm_…`). Null clears it. */
  paymentMethod?: string | number | null | undefined;
  /** The configuration (`pmc_…`) that the kinds of payment method come from. */
  paymentMethodConfiguration?: string | number | null | undefined;
  /** Details that a new payment method is made of. For cards, send a payment method id instead. */
  paymentMethodData?: SetupIntentPaymentMethodDataInput | null | undefined;
  /** Settings for single kinds of payment method: what is given for a kind goes for it alone. */
  paymentMethodOptions?: SetupIntentPaymentMethodOptionsInput | null | undefined;
  /** The kinds of payment method, listed by you in place of chosen by Stripe. */
  paymentMethodTypes?: Array<PaymentMethodType> | null | undefined;
};

/** The networks that move money from and to US bank accounts. */
export type UsBankAccountNetwork =
  /** ACH. */
  | 'ACH'
  /** A value newer than this gateway. Never valid as input. */
  | 'UNRECOGNIZED'
  /** Domestic wire transfers. */
  | 'US_DOMESTIC_WIRE';

export type BadInputMetadataMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type BadInputMetadataMutation = { createSetupIntent:
    | { setupIntent: { id: string, proto: string | null, constructor: string | null, toString: string | null, hasOwnProperty: string | null, metadata: Array<{ key: string | null, value: string | null }> | null } | null }
    | Record<PropertyKey, never>
   | null };

export type EncodingCreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type EncodingCreateMutation = { createSetupIntent:
    | { __typename: 'CardError', code: string | null, message: string }
    | { __typename: 'CreateSetupIntentPayload' }
    | { __typename: 'IdempotencyError', code: string | null, message: string }
    | { __typename: 'InvalidRequestError', code: string | null, message: string }
    | { __typename: 'OutcomeUnknownError', code: string | null, message: string }
   | null };

export type EncodingUpdateMutationVariables = Exact<{
  input: UpdateSetupIntentInput;
}>;


export type EncodingUpdateMutation = { updateSetupIntent:
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | Record<PropertyKey, never>
   | null };

export type EncodingConfirmMutationVariables = Exact<{
  input: ConfirmSetupIntentInput;
}>;


export type EncodingConfirmMutation = { confirmSetupIntent:
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | Record<PropertyKey, never>
   | null };

export type EncodingCancelMutationVariables = Exact<{
  input: CancelSetupIntentInput;
}>;


export type EncodingCancelMutation = { cancelSetupIntent:
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | { code: string | null }
    | Record<PropertyKey, never>
   | null };

export type EncodingListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: SetupIntentFilter | null | undefined;
}>;


export type EncodingListQuery = { setupIntents: { nodes: Array<{ id: string }> } | null };

export type IdempotencyCreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type IdempotencyCreateMutation = { createSetupIntent:
    | { __typename: 'CardError', code: string | null, declineCode: string | null, setupIntent: { id: string } | null }
    | { __typename: 'CreateSetupIntentPayload', idempotentReplayed: boolean | null, requestId: string | null, setupIntent: { id: string, description: string | null } | null }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null };

export type IdempotencyCancelMutationVariables = Exact<{
  input: CancelSetupIntentInput;
}>;


export type IdempotencyCancelMutation = { cancelSetupIntent:
    | { __typename: 'CancelSetupIntentPayload', idempotentReplayed: boolean | null, setupIntent: { id: string, status: SetupIntentStatus } | null }
    | { __typename: 'CardError' }
    | { __typename: 'IdempotencyError', message: string }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null };

export type IdempotencyTwoMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type IdempotencyTwoMutation = { a:
    | { idempotentReplayed: boolean | null, setupIntent: { id: string } | null }
    | Record<PropertyKey, never>
   | null, b:
    | { idempotentReplayed: boolean | null, setupIntent: { id: string } | null }
    | Record<PropertyKey, never>
   | null };

export type LifeIntentFragment = { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null };

export type LifeCreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type LifeCreateMutation = { createSetupIntent:
    | { __typename: 'CardError', message: string }
    | { __typename: 'CreateSetupIntentPayload', idempotentReplayed: boolean | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string }
    | { __typename: 'InvalidRequestError', message: string }
    | { __typename: 'OutcomeUnknownError', message: string }
   | null };

export type LifeUpdateMutationVariables = Exact<{
  input: UpdateSetupIntentInput;
}>;


export type LifeUpdateMutation = { updateSetupIntent:
    | { __typename: 'CardError', message: string }
    | { __typename: 'IdempotencyError', message: string }
    | { __typename: 'InvalidRequestError', message: string }
    | { __typename: 'OutcomeUnknownError', message: string }
    | { __typename: 'UpdateSetupIntentPayload', idempotentReplayed: boolean | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null }
   | null };

export type LifeConfirmMutationVariables = Exact<{
  input: ConfirmSetupIntentInput;
}>;


export type LifeConfirmMutation = { confirmSetupIntent:
    | { __typename: 'CardError', message: string }
    | { __typename: 'ConfirmSetupIntentPayload', idempotentReplayed: boolean | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string }
    | { __typename: 'InvalidRequestError', message: string }
    | { __typename: 'OutcomeUnknownError', message: string }
   | null };

export type LifeCancelMutationVariables = Exact<{
  input: CancelSetupIntentInput;
}>;


export type LifeCancelMutation = { cancelSetupIntent:
    | { __typename: 'CancelSetupIntentPayload', idempotentReplayed: boolean | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null }
    | { __typename: 'CardError' }
    | { __typename: 'IdempotencyError' }
    | { __typename: 'InvalidRequestError', message: string, code: string | null, docUrl: string | null, requestId: string | null, param: string | null, inputPath: Array<string> | null, setupIntent: { id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null }
    | { __typename: 'OutcomeUnknownError' }
   | null };

export type LifeRetrieveQueryVariables = Exact<{
  id: string | number;
  clientSecret?: string | null | undefined;
}>;


export type LifeRetrieveQuery = { setupIntent: { createdAt: string, id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, orderId: string | null, unknown: string | null, mandate: { id: string } | null, lastSetupError: { code: string | null } | null, automaticPaymentMethods: { enabled: boolean | null, allowRedirects: SetupIntentAutomaticPaymentMethodsAllowRedirects | null } | null, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null } | null };

export type LifeListQueryVariables = Exact<{
  filter?: SetupIntentFilter | null | undefined;
}>;


export type LifeListQuery = { setupIntents: { nodes: Array<{ id: string, status: SetupIntentStatus, usage: SetupIntentUsage, livemode: boolean, clientSecret: string | null, description: string | null, cancellationReason: SetupIntentCancellationReason | null, paymentMethodTypes: Array<PaymentMethodType>, metadata: Array<{ key: string | null, value: string | null }> | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, nextAction: { type: string | null } | null }> } | null };

export type OutcomeCreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type OutcomeCreateMutation = { createSetupIntent:
    | { __typename: 'CardError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'CreateSetupIntentPayload' }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'OutcomeUnknownError', message: string, code: string | null, docUrl: string | null, requestId: string | null, idempotencyKey: string | null }
   | null };

export type PagingPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: SetupIntentFilter | null | undefined;
}>;


export type PagingPageQuery = { setupIntents: { edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type RelationsAllQueryVariables = Exact<{
  id: string | number;
}>;


export type RelationsAllQuery = { setupIntent: { customer: { name: string | null, deleted: boolean, invoiceSettings: { defaultPaymentMethod: { card: { last4: string | null } | null } | null } | null } | null, paymentMethod: { type: PaymentMethodType | null, usBankAccount: { last4: string | null } | null, customer: { name: string | null } | null } | null, mandate: { status: MandateStatus | null, type: MandateType | null, paymentMethod: { type: PaymentMethodType | null } | null } | null, latestAttempt: { status: SetupAttemptStatus | null, setupIntent: { status: SetupIntentStatus } | null, paymentMethod: { type: PaymentMethodType | null } | null, customer: { name: string | null } | null } | null, application: { id: string, name: string | null } | null, onBehalfOf: { id: string } | null, singleUseMandate: { status: MandateStatus | null } | null } | null };

export type RelationsLeanQueryVariables = Exact<{
  id: string | number;
  no: boolean;
  yes: boolean;
}>;


export type RelationsLeanQuery = { setupIntent: { customer: { __typename: 'Customer', deleted?: boolean, id: string } & { name?: string | null } | null, payer: { id: string, name?: string | null, email?: string | null } | null, paymentMethod: { id: string } & { type?: PaymentMethodType | null } | null, mandate: { __typename: 'Mandate', id: string } | null, latestAttempt: { id: string, kind: 'SetupAttempt' } & { status?: SetupAttemptStatus | null } | null } | null };

export type RelationsCustomerIdFragment = { __typename: 'Customer', id: string };

export type RelationsMoreFragment = { type: PaymentMethodType | null };

export type RelationsSharedQueryVariables = Exact<{
  customer: string | number;
}>;


export type RelationsSharedQuery = { setupIntents: { nodes: Array<{ customer: { name: string | null } | null }> } | null, customer: { email: string | null } | null };

export type RelationsNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type RelationsNodeQuery = { node:
    | { __typename: 'Customer', name: string | null, id: string }
    | { __typename: 'Mandate', id: string }
    | { __typename: 'PaymentMethod', id: string }
    | { __typename: 'SetupIntent', status: SetupIntentStatus, id: string }
   | null };

export type RelationsNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RelationsNodesQuery = { nodes: Array<
    | { __typename: 'Customer', name: string | null, id: string }
    | { __typename: 'Mandate', id: string, mandateStatus: MandateStatus | null }
    | { __typename: 'PaymentMethod', type: PaymentMethodType | null, id: string }
    | { __typename: 'SetupIntent', status: SetupIntentStatus, id: string }
   | null> | null };

export type RelationsWholeCustomerFragment = { __typename: 'Customer', id: string, deleted: boolean, balance: number | null, businessName: string | null, createdAt: string | null, currency: string | null, customerAccount: string | null, delinquent: boolean | null, description: string | null, email: string | null, individualName: string | null, invoiceCreditBalance: unknown, invoicePrefix: string | null, livemode: boolean | null, metadataValue: string | null, name: string | null, nextInvoiceSequence: number | null, phone: string | null, preferredLocales: Array<string> | null, taxExempt: CustomerTaxExempt | null, address: { city: string | null } | null, invoiceSettings: { footer: string | null } | null, metadata: Array<{ key: string | null }> | null, shipping: { name: string | null } | null, tax: { ipAddress: string | null } | null };

export type RelationsDeletedQueryVariables = Exact<{
  id: string | number;
  filter?: SetupIntentFilter | null | undefined;
}>;


export type RelationsDeletedQuery = { customer: { __typename: 'Customer', id: string, deleted: boolean, balance: number | null, businessName: string | null, createdAt: string | null, currency: string | null, customerAccount: string | null, delinquent: boolean | null, description: string | null, email: string | null, individualName: string | null, invoiceCreditBalance: unknown, invoicePrefix: string | null, livemode: boolean | null, metadataValue: string | null, name: string | null, nextInvoiceSequence: number | null, phone: string | null, preferredLocales: Array<string> | null, taxExempt: CustomerTaxExempt | null, address: { city: string | null } | null, invoiceSettings: { footer: string | null } | null, metadata: Array<{ key: string | null }> | null, shipping: { name: string | null } | null, tax: { ipAddress: string | null } | null } | null, node:
    | { __typename: 'Customer', id: string, deleted: boolean, balance: number | null, businessName: string | null, createdAt: string | null, currency: string | null, customerAccount: string | null, delinquent: boolean | null, description: string | null, email: string | null, individualName: string | null, invoiceCreditBalance: unknown, invoicePrefix: string | null, livemode: boolean | null, metadataValue: string | null, name: string | null, nextInvoiceSequence: number | null, phone: string | null, preferredLocales: Array<string> | null, taxExempt: CustomerTaxExempt | null, address: { city: string | null } | null, invoiceSettings: { footer: string | null } | null, metadata: Array<{ key: string | null }> | null, shipping: { name: string | null } | null, tax: { ipAddress: string | null } | null }
    | Record<PropertyKey, never>
   | null, setupIntents: { nodes: Array<{ customer: { __typename: 'Customer', id: string, deleted: boolean, balance: number | null, businessName: string | null, createdAt: string | null, currency: string | null, customerAccount: string | null, delinquent: boolean | null, description: string | null, email: string | null, individualName: string | null, invoiceCreditBalance: unknown, invoicePrefix: string | null, livemode: boolean | null, metadataValue: string | null, name: string | null, nextInvoiceSequence: number | null, phone: string | null, preferredLocales: Array<string> | null, taxExempt: CustomerTaxExempt | null, address: { city: string | null } | null, invoiceSettings: { footer: string | null } | null, metadata: Array<{ key: string | null }> | null, shipping: { name: string | null } | null, tax: { ipAddress: string | null } | null } | null }> } | null };

export type SurprisesIntentQueryVariables = Exact<{ [key: string]: never; }>;


export type SurprisesIntentQuery = { setupIntent: { id: string, createdAt: string, livemode: boolean, status: SetupIntentStatus, usage: SetupIntentUsage, paymentMethodTypes: Array<PaymentMethodType>, allowedPaymentMethodTypes: Array<SetupIntentAllowedPaymentMethodType> | null, excludedPaymentMethodTypes: Array<SetupIntentExcludedPaymentMethodType> | null, flowDirections: Array<SetupIntentFlowDirection> | null, attachToSelf: boolean | null, cancellationReason: SetupIntentCancellationReason | null, clientSecret: string | null, customerAccount: string | null, description: string | null, metadataValue: string | null, application: { id: string, name: string | null } | null, automaticPaymentMethods: { enabled: boolean | null, allowRedirects: SetupIntentAutomaticPaymentMethodsAllowRedirects | null } | null, customer: { id: string, name: string | null } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, message: string | null, paymentMethod: { id: string, type: PaymentMethodType | null } | null, setupIntent: { id: string } | null } | null, latestAttempt: { id: string, status: SetupAttemptStatus | null, usage: SetupIntentUsage | null, setupError: { type: StripeErrorType | null } | null } | null, managedPayments: { enabled: boolean | null } | null, mandate: { id: string, status: MandateStatus | null, type: MandateType | null, customerAcceptance: { type: MandateCustomerAcceptanceType | null, online: { ipAddress: string | null } | null } | null } | null, metadata: Array<{ key: string | null, value: string | null }> | null, nextAction: { type: string | null, useStripeSdk: unknown, redirectToUrl: { url: string | null, returnUrl: string | null } | null, verifyWithMicrodeposits: { arrivalDate: string | null, microdepositType: SetupIntentNextActionVerifyWithMicrodepositsMicrodepositType | null } | null } | null, onBehalfOf: { id: string } | null, paymentMethod: { id: string, type: PaymentMethodType | null, allowRedisplay: PaymentMethodAllowRedisplay | null, billingDetails: { name: string | null, address: { city: string | null } | null } | null, card: { brand: string | null, last4: string | null } | null } | null, paymentMethodConfigurationDetails: { id: string, parent: string | null } | null, paymentMethodOptions: { card: { network: SetupIntentPaymentMethodOptionsCardNetwork | null, requestThreeDSecure: SetupIntentPaymentMethodOptionsCardRequestThreeDSecure | null, mandateOptions: { amount: number | null } | null } | null } | null, singleUseMandate: { id: string } | null } | null };

export type SurprisesCustomerQueryVariables = Exact<{ [key: string]: never; }>;


export type SurprisesCustomerQuery = { setupIntent: { customer: { id: string, deleted: boolean, createdAt: string | null, livemode: boolean | null, name: string | null, email: string | null, metadataValue: string | null, taxExempt: CustomerTaxExempt | null, metadata: Array<{ key: string | null }> | null, address: { city: string | null } | null, invoiceSettings: { footer: string | null } | null } | null } | null };

type ResultErrors_CardError_Fragment = { declineCode: string | null, adviceCode: string | null, networkDeclineCode: string | null, networkAdviceCode: string | null, param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, paymentMethod: { id: string, type: PaymentMethodType | null, card: { last4: string | null } | null, customer: { id: string } | null } | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null };

type ResultErrors_IdempotencyError_Fragment = { message: string, code: string | null, docUrl: string | null, requestId: string | null };

type ResultErrors_InvalidRequestError_Fragment = { param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null };

type ResultErrors_OutcomeUnknownError_Fragment = { idempotencyKey: string | null, message: string, code: string | null, docUrl: string | null, requestId: string | null };

export type ResultErrorsFragment =
  | ResultErrors_CardError_Fragment
  | ResultErrors_IdempotencyError_Fragment
  | ResultErrors_InvalidRequestError_Fragment
  | ResultErrors_OutcomeUnknownError_Fragment
;

export type ResultIntentFragment = { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null };

export type ResultsCreateMutationVariables = Exact<{
  input: CreateSetupIntentInput;
}>;


export type ResultsCreateMutation = { createSetupIntent:
    | { __typename: 'CardError', declineCode: string | null, adviceCode: string | null, networkDeclineCode: string | null, networkAdviceCode: string | null, param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, paymentMethod: { id: string, type: PaymentMethodType | null, card: { last4: string | null } | null, customer: { id: string } | null } | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'CreateSetupIntentPayload', setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError', param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'OutcomeUnknownError', idempotencyKey: string | null, message: string, code: string | null, docUrl: string | null, requestId: string | null }
   | null };

export type ResultsUpdateMutationVariables = Exact<{
  input: UpdateSetupIntentInput;
}>;


export type ResultsUpdateMutation = { updateSetupIntent:
    | { __typename: 'CardError', declineCode: string | null, adviceCode: string | null, networkDeclineCode: string | null, networkAdviceCode: string | null, param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, paymentMethod: { id: string, type: PaymentMethodType | null, card: { last4: string | null } | null, customer: { id: string } | null } | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError', param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'OutcomeUnknownError', idempotencyKey: string | null, message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'UpdateSetupIntentPayload', setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
   | null };

export type ResultsConfirmMutationVariables = Exact<{
  input: ConfirmSetupIntentInput;
}>;


export type ResultsConfirmMutation = { confirmSetupIntent:
    | { __typename: 'CardError', declineCode: string | null, adviceCode: string | null, networkDeclineCode: string | null, networkAdviceCode: string | null, param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, paymentMethod: { id: string, type: PaymentMethodType | null, card: { last4: string | null } | null, customer: { id: string } | null } | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'ConfirmSetupIntentPayload', setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError', param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'OutcomeUnknownError', idempotencyKey: string | null, message: string, code: string | null, docUrl: string | null, requestId: string | null }
   | null };

export type ResultsCancelMutationVariables = Exact<{
  input: CancelSetupIntentInput;
}>;


export type ResultsCancelMutation = { cancelSetupIntent:
    | { __typename: 'CancelSetupIntentPayload', setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'CardError', declineCode: string | null, adviceCode: string | null, networkDeclineCode: string | null, networkAdviceCode: string | null, param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, paymentMethod: { id: string, type: PaymentMethodType | null, card: { last4: string | null } | null, customer: { id: string } | null } | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'IdempotencyError', message: string, code: string | null, docUrl: string | null, requestId: string | null }
    | { __typename: 'InvalidRequestError', param: string | null, inputPath: Array<string> | null, message: string, code: string | null, docUrl: string | null, requestId: string | null, setupIntent: { id: string, status: SetupIntentStatus, description: string | null, customer: { id: string } | null, paymentMethod: { id: string } | null, latestAttempt: { id: string } | null, lastSetupError: { type: StripeErrorType | null, code: string | null, declineCode: string | null, message: string | null, paymentMethod: { id: string } | null } | null } | null }
    | { __typename: 'OutcomeUnknownError', idempotencyKey: string | null, message: string, code: string | null, docUrl: string | null, requestId: string | null }
   | null };

export type ResultsThreeMutationVariables = Exact<{
  good: CreateSetupIntentInput;
  bad: CreateSetupIntentInput;
}>;


export type ResultsThreeMutation = { first:
    | { __typename: 'CardError' }
    | { __typename: 'CreateSetupIntentPayload' }
    | { __typename: 'IdempotencyError' }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null, refused:
    | { __typename: 'CardError' }
    | { __typename: 'CreateSetupIntentPayload' }
    | { __typename: 'IdempotencyError' }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null, invalid:
    | { __typename: 'CardError' }
    | { __typename: 'CreateSetupIntentPayload' }
    | { __typename: 'IdempotencyError' }
    | { __typename: 'InvalidRequestError' }
    | { __typename: 'OutcomeUnknownError' }
   | null, last:
    | { setupIntent: { description: string | null } | null }
    | Record<PropertyKey, never>
   | null };

export const LifeIntentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeIntentFragment, unknown>;
export const RelationsCustomerIdFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsCustomerId"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RelationsCustomerIdFragment, unknown>;
export const RelationsMoreFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsMore"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]} as unknown as DocumentNode<RelationsMoreFragment, unknown>;
export const RelationsWholeCustomerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsWholeCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"businessName"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"customerAccount"}},{"kind":"Field","name":{"kind":"Name","value":"delinquent"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"individualName"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceCreditBalance"}},{"kind":"Field","name":{"kind":"Name","value":"invoicePrefix"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"a","block":false}}]},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nextInvoiceSequence"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLocales"}},{"kind":"Field","name":{"kind":"Name","value":"shipping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ipAddress"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxExempt"}}]}}]} as unknown as DocumentNode<RelationsWholeCustomerFragment, unknown>;
export const ResultIntentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ResultIntentFragment, unknown>;
export const ResultErrorsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultErrors"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"adviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkDeclineCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkAdviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ResultErrorsFragment, unknown>;
export const BadInputMetadataDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BadInputMetadata"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"proto"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"__proto__","block":false}}]},{"kind":"Field","alias":{"kind":"Name","value":"constructor"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"constructor","block":false}}]},{"kind":"Field","alias":{"kind":"Name","value":"toString"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"toString","block":false}}]},{"kind":"Field","alias":{"kind":"Name","value":"hasOwnProperty"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"hasOwnProperty","block":false}}]}]}}]}}]}}]}}]} as unknown as DocumentNode<BadInputMetadataMutation, BadInputMetadataMutationVariables>;
export const EncodingCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EncodingCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EncodingCreateMutation, EncodingCreateMutationVariables>;
export const EncodingUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EncodingUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<EncodingUpdateMutation, EncodingUpdateMutationVariables>;
export const EncodingConfirmDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EncodingConfirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<EncodingConfirmMutation, EncodingConfirmMutationVariables>;
export const EncodingCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EncodingCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<EncodingCancelMutation, EncodingCancelMutationVariables>;
export const EncodingListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EncodingList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<EncodingListQuery, EncodingListQueryVariables>;
export const IdempotencyCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IdempotencyCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}}]}}]} as unknown as DocumentNode<IdempotencyCreateMutation, IdempotencyCreateMutationVariables>;
export const IdempotencyCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IdempotencyCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<IdempotencyCancelMutation, IdempotencyCancelMutationVariables>;
export const IdempotencyTwoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IdempotencyTwo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"a"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"b"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IdempotencyTwoMutation, IdempotencyTwoMutationVariables>;
export const LifeCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LifeCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeCreateMutation, LifeCreateMutationVariables>;
export const LifeUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LifeUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeUpdateMutation, LifeUpdateMutationVariables>;
export const LifeConfirmDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LifeConfirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeConfirmMutation, LifeConfirmMutationVariables>;
export const LifeCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LifeCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotentReplayed"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeCancelMutation, LifeCancelMutationVariables>;
export const LifeRetrieveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LifeRetrieve"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientSecret"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"clientSecret"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientSecret"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"mandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"automaticPaymentMethods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"allowRedirects"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"orderId"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"order_id","block":false}}]},{"kind":"Field","alias":{"kind":"Name","value":"unknown"},"name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"unknown","block":false}}]}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeRetrieveQuery, LifeRetrieveQueryVariables>;
export const LifeListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LifeList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifeIntent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifeIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<LifeListQuery, LifeListQueryVariables>;
export const OutcomeCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OutcomeCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<OutcomeCreateMutation, OutcomeCreateMutationVariables>;
export const PagingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PagingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PagingPageQuery, PagingPageQueryVariables>;
export const RelationsAllDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsAll"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defaultPaymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"usBankAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"mandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"singleUseMandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RelationsAllQuery, RelationsAllQueryVariables>;
export const RelationsLeanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsLean"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"no"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"yes"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationsCustomerId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"payer"},"name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"yes"}}}]}]},{"kind":"Field","name":{"kind":"Name","value":"email"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"no"}}}]}]}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleted"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"no"}}}]}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"skip"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"yes"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationsMore"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"no"}}}]}]}]}},{"kind":"Field","name":{"kind":"Name","value":"mandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mandate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"kind"},"name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"no"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsCustomerId"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsMore"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]} as unknown as DocumentNode<RelationsLeanQuery, RelationsLeanQueryVariables>;
export const RelationsSharedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsShared"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]} as unknown as DocumentNode<RelationsSharedQuery, RelationsSharedQueryVariables>;
export const RelationsNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RelationsNodeQuery, RelationsNodeQueryVariables>;
export const RelationsNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Mandate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"mandateStatus"},"name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RelationsNodesQuery, RelationsNodesQueryVariables>;
export const RelationsDeletedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelationsDeleted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationsWholeCustomer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationsWholeCustomer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RelationsWholeCustomer"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RelationsWholeCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"businessName"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"customerAccount"}},{"kind":"Field","name":{"kind":"Name","value":"delinquent"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"individualName"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceCreditBalance"}},{"kind":"Field","name":{"kind":"Name","value":"invoicePrefix"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"a","block":false}}]},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nextInvoiceSequence"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"preferredLocales"}},{"kind":"Field","name":{"kind":"Name","value":"shipping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ipAddress"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxExempt"}}]}}]} as unknown as DocumentNode<RelationsDeletedQuery, RelationsDeletedQueryVariables>;
export const SurprisesIntentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SurprisesIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"seti_1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"allowedPaymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"excludedPaymentMethodTypes"}},{"kind":"Field","name":{"kind":"Name","value":"flowDirections"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attachToSelf"}},{"kind":"Field","name":{"kind":"Name","value":"automaticPaymentMethods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"allowRedirects"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cancellationReason"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"customerAccount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"setupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"managedPayments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"customerAcceptance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"online"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ipAddress"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"a","block":false}}]},{"kind":"Field","name":{"kind":"Name","value":"nextAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"useStripeSdk"}},{"kind":"Field","name":{"kind":"Name","value":"redirectToUrl"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"returnUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verifyWithMicrodeposits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"arrivalDate"}},{"kind":"Field","name":{"kind":"Name","value":"microdepositType"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"allowRedisplay"}},{"kind":"Field","name":{"kind":"Name","value":"billingDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodConfigurationDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethodOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"network"}},{"kind":"Field","name":{"kind":"Name","value":"requestThreeDSecure"}},{"kind":"Field","name":{"kind":"Name","value":"mandateOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"singleUseMandate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<SurprisesIntentQuery, SurprisesIntentQueryVariables>;
export const SurprisesCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SurprisesCustomer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"StringValue","value":"seti_1","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deleted"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"livemode"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadataValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"StringValue","value":"a","block":false}}]},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxExempt"}}]}}]}}]}}]} as unknown as DocumentNode<SurprisesCustomerQuery, SurprisesCustomerQueryVariables>;
export const ResultsCreateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResultsCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultErrors"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultErrors"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"adviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkDeclineCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkAdviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]} as unknown as DocumentNode<ResultsCreateMutation, ResultsCreateMutationVariables>;
export const ResultsUpdateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResultsUpdate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultErrors"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultErrors"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"adviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkDeclineCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkAdviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]} as unknown as DocumentNode<ResultsUpdateMutation, ResultsUpdateMutationVariables>;
export const ResultsConfirmDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResultsConfirm"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultErrors"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultErrors"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"adviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkDeclineCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkAdviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]} as unknown as DocumentNode<ResultsConfirmMutation, ResultsConfirmMutationVariables>;
export const ResultsCancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResultsCancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultErrors"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultIntent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetupIntent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestAttempt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastSetupError"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResultErrors"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StripeError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"docUrl"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CardError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"adviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkDeclineCode"}},{"kind":"Field","name":{"kind":"Name","value":"networkAdviceCode"}},{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"card"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidRequestError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"param"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}},{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResultIntent"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]} as unknown as DocumentNode<ResultsCancelMutation, ResultsCancelMutationVariables>;
export const ResultsThreeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResultsThree"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"good"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bad"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"first"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"good"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"refused"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"customer"},"value":{"kind":"StringValue","value":"cus_missing","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"invalid"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bad"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"last"},"name":{"kind":"Name","value":"createSetupIntent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"good"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSetupIntentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setupIntent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ResultsThreeMutation, ResultsThreeMutationVariables>;