import type { Stripe } from 'stripe';
import { isRecord } from '../../stripe/errors.ts';
import { CustomerId, PaymentMethodId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import { customers } from '../../stripe/resources/customers.ts';
import { missing } from '../access/ownership.ts';
import { inputType } from '../fields/input.ts';
import { CustomerNode, PaymentMethodNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { checkOwnMethod } from '../payment-method/owner.ts';
import { IDEMPOTENCY_KEY, type WriteInput, writeMutation } from '../write.ts';
import { customerParams, NO_SOURCES, type UndeclaredEmptyable } from './inputs.ts';

const UpdateCustomerInput = inputType<Stripe.CustomerUpdateParams, UndeclaredEmptyable>(
  'UpdateCustomerInput',
  {
    description:
      'The id of a customer, and its new values. An absent field leaves the value unchanged. Null does the same, unless the description of the field states another effect.',
    path: 'Customer',
    nulls: 'clear',
    params: { ...customerParams, default_source: NO_SOURCES },
    more: (t) => ({
      id: t.id({ required: true, description: 'The id of the customer (`cus_…`).' }),
      idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
    }),
  },
);

writeMutation({
  name: 'updateCustomer',
  description:
    'Updates a customer, for example its email address or default payment method. A caller that is bound to a customer can update only the names, contact data, locales and default payment method of that customer.',
  input: UpdateCustomerInput,
  inputDescription: 'The id of the customer, and only the values that change.',
  access: { scopes: ['customers:write'] },
  operation: customers.update,
  node: CustomerNode,
  payload: { field: 'customer', description: 'The updated customer.' },
  checks: (input) => {
    const id = defaultMethodOf(input);
    return id ? [pathWithId(PaymentMethodNode.retrieve, id)] : [];
  },
  sender: (input, context) => {
    const id = parseId(CustomerId, input.id ?? '', ['input', 'id']);
    const method = defaultMethodOf(input);
    return async (params, options) => {
      if (context.policy.visible({ id, object: 'customer' }) === null) throw missing('id');
      if (method) await checkOwnMethod(method, 'invoice_settings[default_payment_method]', context);
      return context.stripe.customers.update(id, params, options);
    };
  },
});

function defaultMethodOf({ invoiceSettings: settings }: WriteInput): PaymentMethodId | null {
  const id = isRecord(settings) ? settings.defaultPaymentMethod : null;
  return typeof id === 'string' ? PaymentMethodId.parse(id) : null;
}
