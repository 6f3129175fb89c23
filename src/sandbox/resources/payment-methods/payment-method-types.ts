/** The types of a SetupIntent that is created without any parameter about types. */
export const DEFAULT_TYPES: readonly string[] = ['card', 'bancontact', 'klarna', 'link', 'us_bank_account'];

/** The values of `payment_method_data[type]` that Stripe's libraries declare. `card` is accepted in addition. */
export const DATA_TYPES = [
  ...['acss_debit', 'affirm', 'afterpay_clearpay', 'alipay', 'alma', 'amazon_pay', 'au_becs_debit'],
  ...['bacs_debit', 'bancontact', 'billie', 'bizum', 'blik', 'boleto', 'cashapp', 'crypto'],
  ...['customer_balance', 'eps', 'fpx', 'giropay', 'grabpay', 'ideal', 'kakao_pay', 'klarna', 'konbini'],
  ...['kr_card', 'link', 'mb_way', 'mobilepay', 'multibanco', 'naver_pay', 'nz_bank_account', 'oxxo'],
  ...['p24', 'pay_by_bank', 'payco', 'paynow', 'paypal', 'payto', 'pix', 'promptpay', 'revolut_pay'],
  ...['samsung_pay', 'satispay', 'scalapay', 'sepa_debit', 'sofort', 'sunbit', 'swish', 'twint', 'upi'],
  ...['us_bank_account', 'wechat_pay', 'zip'],
] as const;

/** The values of `excluded_payment_method_types`. */
export const EXCLUDABLE_TYPES = ['card', ...DATA_TYPES.filter((type) => type !== 'link')].sort();

/** The values of `allowed_payment_method_types`. SetupIntents silently drop the types that they do not support. */
export const ALLOWABLE_TYPES = [
  'card',
  ...DATA_TYPES,
  ...['boku_promptpay', 'capchase_pay', 'check_scan', 'click_to_pay', 'demo_pay', 'duitnow'],
  ...['dummy_auth_push', 'dummy_passthrough_card', 'edenred', 'gcash', 'getbalance', 'gift_card', 'gopay'],
  ...['id_bank_transfer', 'knet', 'kr_market', 'kriya', 'momo', 'mondu', 'netbanking', 'ng_bank'],
  ...['ng_bank_transfer', 'ng_card', 'ng_market', 'ng_ussd', 'ng_wallet', 'octopus', 'paper_check'],
  ...['paypay', 'qris', 'rechnung', 'sequra', 'shop_pay', 'shopeepay', 'south_korea_market'],
  ...['stripe_balance', 'tamara', 'test_pay', 'touch_n_go', 'truemoney', 'us_cash_voucher', 'vipps'],
  ...['wero'],
].sort();

/** The values of the `type` filter for payment methods. */
export const LISTABLE_TYPES = ['card', 'custom', ...DATA_TYPES].sort();

/** Types that redirect the customer to another site. They require a `return_url`. */
const REDIRECT_TYPES: ReadonlySet<string> = new Set([
  ...['alipay', 'amazon_pay', 'bancontact', 'bizum', 'cashapp', 'ideal', 'kakao_pay', 'klarna', 'kr_card'],
  ...['mobilepay', 'naver_pay', 'paypal', 'revolut_pay', 'satispay', 'sofort', 'twint'],
]);

/** Types that the customer approves in an app, without a redirect. */
const APPROVAL_TYPES: ReadonlySet<string> = new Set(['blik', 'pix', 'upi']);

/** Types that create a mandate: those with details on a Mandate in Stripe's declarations, except cards. */
const MANDATE_TYPES: ReadonlySet<string> = new Set([
  ...['acss_debit', 'amazon_pay', 'au_becs_debit', 'bacs_debit', 'cashapp', 'kakao_pay', 'klarna'],
  ...['kr_card', 'link', 'naver_pay', 'nz_bank_account', 'paypal', 'payto', 'pix', 'revolut_pay'],
  ...['sepa_debit', 'twint', 'upi', 'us_bank_account'],
]);

/** Bank debits. Stripe confirms them only with a mandate that the customer has accepted. */
const DEBIT_TYPES: ReadonlySet<string> = new Set([
  ...['acss_debit', 'au_becs_debit', 'bacs_debit', 'sepa_debit', 'us_bank_account'],
]);

/** Types that SetupIntents support: those with details on a SetupAttempt in Stripe's declarations. */
const SETUP_TYPES: ReadonlySet<string> = new Set([
  ...REDIRECT_TYPES,
  ...APPROVAL_TYPES,
  ...MANDATE_TYPES,
  ...['boleto', 'card', 'card_present'],
]);

export function isRedirectType(type: string): boolean {
  return REDIRECT_TYPES.has(type);
}

/** Whether the customer must approve the setup on another site or in an app. */
export function needsCustomerApproval(type: string): boolean {
  return isRedirectType(type) || APPROVAL_TYPES.has(type);
}

export function isMandateType(type: string): boolean {
  return MANDATE_TYPES.has(type);
}

/** Whether a confirmation requires the customer's acceptance of a mandate, or an existing mandate. */
export function needsMandate(type: string): boolean {
  return DEBIT_TYPES.has(type);
}

export function isSetupType(type: string): boolean {
  return SETUP_TYPES.has(type);
}
