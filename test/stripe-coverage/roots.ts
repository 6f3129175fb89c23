import type { Stripe } from 'stripe';

// What of Stripe's types the graph covers, and the sandbox. The coverage starts at each name: of the graph's types, or
// of an endpoint.

export interface Objects {
  SetupIntent: Stripe.SetupIntent;
  SetupAttempt: Stripe.SetupAttempt;
  PaymentMethod: Stripe.PaymentMethod;
  Customer: Stripe.Customer;
  Mandate: Stripe.Mandate;
}

type Verify = Stripe.SetupIntentVerifyMicrodepositsParams;

/** Parameters of which Stripe accepts one: the only ones in the graph that are not at the same place as at Stripe. */
type Choice = 'amounts' | 'descriptor_code';

export interface Parameters {
  CreateSetupIntentInput: Stripe.SetupIntentCreateParams;
  UpdateSetupIntentInput: Stripe.SetupIntentUpdateParams;
  ConfirmSetupIntentInput: Stripe.SetupIntentConfirmParams;
  CancelSetupIntentInput: Stripe.SetupIntentCancelParams;
  VerifySetupIntentMicrodepositsInput: Omit<Verify, Choice> & { verification: Pick<Verify, Choice> };
  CreateCustomerInput: Stripe.CustomerCreateParams;
  UpdateCustomerInput: Stripe.CustomerUpdateParams;
  UpdatePaymentMethodInput: Stripe.PaymentMethodUpdateParams;
  DetachPaymentMethodInput: Stripe.PaymentMethodDetachParams;
  SetupIntentFilterInput: Stripe.SetupIntentListParams;
  CustomerSetupIntentFilterInput: Omit<Stripe.SetupIntentListParams, 'customer' | 'customer_account'>;
  CustomerPaymentMethodFilterInput: Stripe.CustomerListPaymentMethodsParams;
  SetupAttemptFilterInput: Omit<Stripe.SetupAttemptListParams, 'setup_intent'>;
}

/** The parameters of a method, for those whose type has no name in the package. */
type ParametersOf<Method> = Method extends (params?: infer P) => unknown ? NonNullable<P> : never;

/** The endpoints that the sandbox serves, with their parameters. */
export interface Endpoints {
  'GET /v1/setup_intents': Stripe.SetupIntentListParams;
  'POST /v1/setup_intents': Stripe.SetupIntentCreateParams;
  'GET /v1/setup_intents/:intent': Stripe.SetupIntentRetrieveParams;
  'POST /v1/setup_intents/:intent': Stripe.SetupIntentUpdateParams;
  'POST /v1/setup_intents/:intent/cancel': Stripe.SetupIntentCancelParams;
  'POST /v1/setup_intents/:intent/confirm': Stripe.SetupIntentConfirmParams;
  'POST /v1/setup_intents/:intent/verify_microdeposits': Stripe.SetupIntentVerifyMicrodepositsParams;
  'GET /v1/setup_attempts': Stripe.SetupAttemptListParams;
  'GET /v1/mandates/:mandate': Stripe.MandateRetrieveParams;
  'GET /v1/customers': Stripe.CustomerListParams;
  'POST /v1/customers': Stripe.CustomerCreateParams;
  'GET /v1/customers/:customer': Stripe.CustomerRetrieveParams;
  'POST /v1/customers/:customer': Stripe.CustomerUpdateParams;
  'DELETE /v1/customers/:customer': Stripe.CustomerDeleteParams;
  'GET /v1/customers/:customer/payment_methods': Stripe.CustomerListPaymentMethodsParams;
  'GET /v1/customers/:customer/payment_methods/:payment_method': Stripe.CustomerRetrievePaymentMethodParams;
  'GET /v1/payment_methods': Stripe.PaymentMethodListParams;
  'POST /v1/payment_methods': Stripe.PaymentMethodCreateParams;
  'GET /v1/payment_methods/:payment_method': Stripe.PaymentMethodRetrieveParams;
  'POST /v1/payment_methods/:payment_method': Stripe.PaymentMethodUpdateParams;
  'POST /v1/payment_methods/:payment_method/attach': Stripe.PaymentMethodAttachParams;
  'POST /v1/payment_methods/:payment_method/detach': Stripe.PaymentMethodDetachParams;
  'GET /v1/confirmation_tokens/:confirmation_token': Stripe.ConfirmationTokenRetrieveParams;
  'POST /v1/test_helpers/confirmation_tokens': ParametersOf<
    Stripe['testHelpers']['confirmationTokens']['create']
  >;
  'GET /v1/events': Stripe.EventListParams;
  'GET /v1/events/:id': Stripe.EventRetrieveParams;
  'POST /v1/webhook_endpoints': Stripe.WebhookEndpointCreateParams;
  'GET /v1/webhook_endpoints': Stripe.WebhookEndpointListParams;
  'GET /v1/webhook_endpoints/:webhook_endpoint': Stripe.WebhookEndpointRetrieveParams;
  'POST /v1/webhook_endpoints/:webhook_endpoint': Stripe.WebhookEndpointUpdateParams;
  'DELETE /v1/webhook_endpoints/:webhook_endpoint': Stripe.WebhookEndpointDeleteParams;
}
