/**
 * The objects that the sandbox stores, in the shape that Stripe's API returns. References are ids; `http/expand.ts`
 * replaces them by objects on request.
 */

import type { Json, JsonObject } from '../http/json.ts';

export type Metadata = Record<string, string>;

export type SetupIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'succeeded'
  | 'canceled';

export type ObjectName =
  | 'account'
  | 'application'
  | 'confirmation_token'
  | 'customer'
  | 'event'
  | 'mandate'
  | 'payment_method'
  | 'setup_attempt'
  | 'setup_intent'
  | 'webhook_endpoint';

/** The error stored on an intent or an attempt: Stripe's error object without `setup_intent`. */
export interface SetupError {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  advice_code?: string;
  network_advice_code?: string;
  network_decline_code?: string;
  param?: string;
  doc_url?: string;
  payment_method?: JsonObject;
}

export interface QrCode {
  expires_at: number;
  image_url_png: string;
  image_url_svg: string;
}

export interface NextAction {
  type:
    | 'blik_authorize'
    | 'cashapp_handle_redirect_or_display_qr_code'
    | 'pix_display_qr_code'
    | 'redirect_to_url'
    | 'upi_handle_redirect_or_display_qr_code'
    | 'use_stripe_sdk'
    | 'verify_with_microdeposits';
  blik_authorize?: Record<string, never>;
  cashapp_handle_redirect_or_display_qr_code?: {
    hosted_instructions_url: string;
    mobile_auth_url: string;
    qr_code: QrCode;
  };
  pix_display_qr_code?: QrCode & { data: string; hosted_instructions_url: string };
  redirect_to_url?: { return_url: string | null; url: string };
  upi_handle_redirect_or_display_qr_code?: { hosted_instructions_url: string; qr_code: QrCode };
  use_stripe_sdk?: JsonObject;
  verify_with_microdeposits?: {
    arrival_date: number;
    hosted_verification_url: string;
    microdeposit_type: 'amounts' | 'descriptor_code';
  };
}

export interface SetupIntent {
  readonly id: string;
  readonly object: 'setup_intent';
  allowed_payment_method_types: string[] | null;
  application: null;
  attach_to_self?: boolean;
  automatic_payment_methods: { allow_redirects?: 'always' | 'never'; enabled: boolean } | null;
  cancellation_reason: string | null;
  client_secret: string;
  readonly created: number;
  customer: string | null;
  customer_account: string | null;
  description: string | null;
  excluded_payment_method_types: string[] | null;
  flow_directions: string[] | null;
  last_setup_error: SetupError | null;
  latest_attempt: string | null;
  livemode: false;
  managed_payments: { enabled: boolean };
  mandate: string | null;
  metadata: Metadata;
  next_action: NextAction | null;
  on_behalf_of: string | null;
  payment_method: string | null;
  payment_method_configuration_details: { id: string; parent: null } | null;
  payment_method_options: JsonObject;
  payment_method_types: string[];
  single_use_mandate: string | null;
  status: SetupIntentStatus;
  usage: string;
}

export type SetupAttemptStatus = 'requires_action' | 'processing' | 'succeeded' | 'failed' | 'abandoned';

export interface SetupAttempt {
  readonly id: string;
  readonly object: 'setup_attempt';
  application: null;
  attach_to_self?: boolean;
  readonly created: number;
  customer: string | null;
  customer_account: string | null;
  flow_directions: string[] | null;
  livemode: false;
  on_behalf_of: string | null;
  payment_method: string;
  payment_method_details: JsonObject;
  setup_error: SetupError | null;
  setup_intent: string;
  status: SetupAttemptStatus;
  usage: string;
}

export interface PaymentMethod {
  readonly id: string;
  readonly object: 'payment_method';
  allow_redisplay: string;
  billing_details: JsonObject;
  readonly created: number;
  customer: string | null;
  customer_account: string | null;
  livemode: false;
  metadata: Metadata;
  radar_options?: JsonObject;
  shared_payment_granted_token: null;
  type: string;
  /** The details of the payment method, in a field named after its type. */
  [details: string]: unknown;
}

export interface Customer {
  readonly id: string;
  readonly object: 'customer';
  address: JsonObject | null;
  balance: number;
  business_name?: string;
  readonly created: number;
  currency: null;
  customer_account: null;
  default_source: null;
  delinquent: boolean;
  description: string | null;
  discount: null;
  email: string | null;
  individual_name?: string;
  invoice_prefix: string;
  invoice_settings: {
    custom_fields: JsonObject[] | null;
    default_payment_method: string | null;
    footer: string | null;
    rendering_options: JsonObject | null;
  };
  livemode: false;
  metadata: Metadata;
  name: string | null;
  next_invoice_sequence: number;
  phone: string | null;
  preferred_locales: string[];
  shipping: JsonObject | null;
  tax_exempt: string;
  test_clock: null;
}

export interface CustomerAcceptance {
  accepted_at: number | null;
  type: string;
  offline?: Record<string, never>;
  online?: { ip_address: string | null; user_agent: string | null };
}

export interface Mandate {
  readonly id: string;
  readonly object: 'mandate';
  customer_acceptance: CustomerAcceptance;
  livemode: false;
  multi_use?: Record<string, never>;
  on_behalf_of?: string;
  payment_method: string;
  payment_method_details: JsonObject;
  single_use?: { amount: number; currency: string };
  status: 'active' | 'inactive' | 'pending';
  type: 'multi_use' | 'single_use';
}

export interface ConfirmationToken {
  readonly id: string;
  readonly object: 'confirmation_token';
  readonly created: number;
  readonly expires_at: number;
  livemode: false;
  mandate_data: { customer_acceptance: Pick<CustomerAcceptance, 'type'> & { online: object | null } } | null;
  metadata: null;
  payment_intent: null;
  payment_method_options: object | null;
  payment_method_preview: JsonObject;
  return_url: string | null;
  setup_future_usage: string | null;
  /** The intent that it has confirmed. */
  setup_intent: string | null;
  shipping: object | null;
  use_stripe_sdk: boolean;
}

/** The types of the sandbox's events. Stripe has no event for an update of a setup intent. */
export type EventType =
  | 'customer.created'
  | 'customer.deleted'
  | 'customer.updated'
  | 'mandate.updated'
  | 'payment_method.attached'
  | 'payment_method.detached'
  | 'payment_method.updated'
  | 'setup_intent.canceled'
  | 'setup_intent.created'
  | 'setup_intent.requires_action'
  | 'setup_intent.setup_failed'
  | 'setup_intent.succeeded';

/** The API request that caused an event. Both are null if the customer or the bank caused it. */
export interface EventRequest {
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

export interface StripeEvent {
  readonly id: string;
  readonly object: 'event';
  /** The connected account that the event belongs to. Absent for the platform. */
  readonly account?: string;
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: Json; readonly previous_attributes?: JsonObject };
  readonly livemode: boolean;
  /** The number of webhook endpoints that have not confirmed the event yet. */
  readonly pending_webhooks: number;
  readonly request: EventRequest;
  readonly type: EventType;
}

export interface WebhookEndpoint {
  readonly id: string;
  readonly object: 'webhook_endpoint';
  readonly api_version: string | null;
  readonly application: null;
  readonly created: number;
  description: string | null;
  enabled_events: string[];
  readonly livemode: false;
  metadata: Metadata;
  status: 'disabled' | 'enabled';
  url: string;
}
