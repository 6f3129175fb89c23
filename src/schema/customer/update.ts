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
      'Changes of a customer. An absent field leaves the value unchanged. Null does the same, unless the description of the field says that it clears the value.',
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
    'Changes a customer, for example the default payment method. A caller that is bound to a customer may change only its own names, contact data, locales and default payment method.',
  input: UpdateCustomerInput,
  inputDescription: 'The id of the customer, and the values to change.',
  access: { scopes: ['customers:write'] },
  operation: customers.update,
  node: CustomerNode,
  payload: { field: 'customer', description: 'The customer after the change.' },
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
