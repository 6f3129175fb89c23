import type { Stripe } from 'stripe';

// What of Stripe's types the graph covers. The names are those of the graph's types; the coverage starts at each.

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
