import type { Stripe } from 'stripe';
import { customers } from '../../stripe/resources/customers.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { CustomerNode } from '../nodes.ts';
import { IDEMPOTENCY_KEY, writeMutation } from '../write.ts';
import { customerParams, type UndeclaredEmptyable } from './inputs.ts';

const CreateCustomerInput = inputType<Stripe.CustomerCreateParams, UndeclaredEmptyable>(
  'CreateCustomerInput',
  {
    description:
      'The data of the new customer. All fields are optional, and null is the same as an absent field.',
    path: 'Customer',
    nulls: 'absent',
    params: {
      ...customerParams,
      metadata: f.described(
        customerParams.metadata,
        'Your own data about the customer: up to 50 keys with values.',
      ),
      payment_method: f.omit('payment methods are saved with setup intents'),
      tax_id_data: f.omit('tax ids are not part of this graph'),
      test_clock: f.omit('test clocks are not part of this graph'),
    },
    more: (t) => ({ idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }) }),
  },
);

writeMutation({
  name: 'createCustomer',
  description:
    'Creates a customer, for example to save payment methods for it. Callers that are bound to a customer cannot use this mutation.',
  input: CreateCustomerInput,
  inputDescription: 'The data of the new customer, such as `name` and `email`. An empty object is valid.',
  access: { scopes: ['customers:write'], bound: false },
  operation: customers.create,
  node: CustomerNode,
  payload: { field: 'customer', description: 'The created customer.' },
  checks: () => [],
  sender: (_input, { stripe }) => stripe.customers.create,
});
