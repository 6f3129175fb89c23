import { mergedMetadata, metadataParam } from '../../form/metadata.ts';
import {
  clearable,
  createdFilter,
  EXPAND,
  integer,
  list,
  nonEmpty,
  object,
  oneOf,
  PAGE,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { invalidRequest, missingObject } from '../../http/errors.ts';
import { deletedCustomer } from '../../http/expand.ts';
import { wireCopy, withNulls } from '../../http/json.ts';
import { isWithin, listPage } from '../../http/lists.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { Customer } from '../../store/objects.ts';
import type { Account, CustomerRecord } from '../../store/store.ts';
import {
  attach,
  checkAttachable,
  detachAll,
  findMethod,
  listPaymentMethods,
  METHOD_FILTER,
  storeMethod,
} from '../payment-methods/payment-methods.ts';
import { ADDRESS } from './address.ts';

const SHIPPING = {
  address: required(object(ADDRESS)),
  carrier: text,
  name: required(nonEmpty),
  phone: text,
  tracking_number: text,
} as const satisfies Shape;

const INVOICE_SETTINGS = {
  custom_fields: clearable(list(object({ name: required(nonEmpty), value: required(nonEmpty) }))),
  default_payment_method: text,
  footer: text,
  rendering_options: clearable(object({ amount_tax_display: text, template: text })),
} as const satisfies Shape;

const FIELDS = {
  ...EXPAND,
  address: clearable(object(ADDRESS)),
  balance: integer,
  business_name: text,
  description: text,
  email: text,
  individual_name: text,
  invoice_prefix: nonEmpty,
  invoice_settings: object(INVOICE_SETTINGS),
  metadata: metadataParam,
  name: text,
  next_invoice_sequence: integer,
  phone: text,
  preferred_locales: list(nonEmpty),
  shipping: clearable(object(SHIPPING)),
  tax: object({ ip_address: text, validate_location: oneOf('auto', 'deferred', 'immediately') }),
  tax_exempt: clearable(oneOf('exempt', 'none', 'reverse')),
} as const satisfies Shape;

const CREATE = {
  ...FIELDS,
  payment_method: nonEmpty,
  tax: object({ ip_address: text, validate_location: oneOf('deferred', 'immediately') }),
} as const satisfies Shape;

type FieldValues = Values<typeof FIELDS>;

/** The customer with an id, unless it was deleted. */
export function existingCustomer(account: Account, id: string): CustomerRecord | undefined {
  const record = account.customers.get(id);
  return record === undefined || record.deleted ? undefined : record;
}

/**
 * Creates a customer, and attaches the payment method in the parameters.
 *
 * @throws StripeApiError when the payment method does not exist, belongs to another customer or is declined, or when
 * the default payment method is another one. Nothing is stored then.
 */
export function createCustomer(context: Context, params: Values<typeof CREATE>): Customer {
  const wire = newCustomer(context);
  const method = params.payment_method ? findMethod(context, params.payment_method, 400) : null;
  if (method) checkAttachable(method, null);
  const defaultMethod = params.invoice_settings?.default_payment_method;
  if (defaultMethod && defaultMethod !== params.payment_method) throw notAttached(defaultMethod);
  applyChanges(wire, {
    ...params,
    invoice_settings: { ...params.invoice_settings, default_payment_method: undefined },
  });
  context.changes.addEvent('customer.created', wire);
  if (method) attach(context, storeMethod(context.account, method), wire.id);
  if (defaultMethod && method) wire.invoice_settings.default_payment_method = method.id;
  const taxIpAddress = params.tax?.ip_address ?? null;
  context.account.customers.add({ id: wire.id, created: wire.created, wire, deleted: false, taxIpAddress });
  return wire;
}

function newCustomer(context: Context): Customer {
  return {
    id: context.ids.next('cus_', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: context.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: context.ids.next('', 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

/** Throws before the first change if the metadata has too many keys. */
function applyChanges(wire: Customer, params: FieldValues): void {
  const { invoice_settings, ...given } = params;
  wire.metadata = mergedMetadata(wire.metadata, given.metadata);
  if (given.address !== undefined) wire.address = withNulls(ADDRESS, given.address);
  if (given.shipping !== undefined) wire.shipping = shippingFrom(given.shipping);
  if (given.balance !== undefined) wire.balance = given.balance;
  if (given.business_name) wire.business_name = given.business_name;
  if (given.business_name === null) delete wire.business_name;
  if (given.individual_name) wire.individual_name = given.individual_name;
  if (given.individual_name === null) delete wire.individual_name;
  if (given.description !== undefined) wire.description = given.description;
  if (given.email !== undefined) wire.email = given.email;
  if (given.name !== undefined) wire.name = given.name;
  if (given.phone !== undefined) wire.phone = given.phone;
  if (given.invoice_prefix !== undefined) wire.invoice_prefix = given.invoice_prefix;
  if (given.next_invoice_sequence !== undefined) wire.next_invoice_sequence = given.next_invoice_sequence;
  if (given.preferred_locales !== undefined) wire.preferred_locales = given.preferred_locales;
  if (given.tax_exempt !== undefined) wire.tax_exempt = given.tax_exempt ?? 'none';
  applyInvoiceSettings(wire.invoice_settings, invoice_settings ?? {});
}

function shippingFrom(shipping: Values<typeof SHIPPING> | null): Customer['shipping'] {
  if (shipping === null) return null;
  const { carrier, name, phone, tracking_number } = shipping;
  return {
    address: withNulls(ADDRESS, shipping.address),
    carrier: carrier ?? null,
    name,
    phone: phone ?? null,
    tracking_number: tracking_number ?? null,
  };
}

function applyInvoiceSettings(
  wire: Customer['invoice_settings'],
  given: Values<typeof INVOICE_SETTINGS>,
): void {
  if (given.default_payment_method !== undefined) wire.default_payment_method = given.default_payment_method;
  if (given.footer !== undefined) wire.footer = given.footer;
  if (given.custom_fields !== undefined) wire.custom_fields = given.custom_fields;
  if (given.rendering_options !== undefined) {
    wire.rendering_options = withNulls({ amount_tax_display: text, template: text }, given.rendering_options);
  }
}

function notAttached(method: string): Error {
  return invalidRequest(
    `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
    { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
  );
}

/** Changes the fields that the request contains, or none if one of them is invalid. */
export function updateCustomer(context: Context, params: FieldValues, id: string): Customer {
  const record = customerInPath(context.account, id);
  const method = params.invoice_settings?.default_payment_method;
  if (method && context.account.paymentMethods.get(method)?.wire.customer !== id) throw notAttached(method);
  const before = wireCopy(record.wire);
  applyChanges(record.wire, params);
  if (params.tax?.ip_address !== undefined) record.taxIpAddress = params.tax.ip_address;
  context.changes.addEvent('customer.updated', record.wire, before);
  return record.wire;
}

/** Deletes a customer and detaches its payment methods. Retrieving the id still works, and returns a deleted customer. */
export function deleteCustomer(context: Context, id: string): object {
  const record = customerInPath(context.account, id);
  detachAll(context, id);
  record.deleted = true;
  context.changes.addEvent('customer.deleted', record.wire);
  return deletedCustomer(id);
}

function customerInPath(account: Account, id: string): CustomerRecord {
  const record = existingCustomer(account, id);
  if (record === undefined) throw missingObject('customer', id, { param: 'id', status: 404 });
  return record;
}

const listCustomers = operation({
  method: 'GET',
  path: '/v1/customers',
  returns: ['customer'],
  shape: { ...PAGE, created: createdFilter, email: nonEmpty },
  run: ({ account }, params) =>
    listPage(account.customers, {
      noun: 'customer',
      url: '/v1/customers',
      page: params,
      matches: ({ created, deleted, wire }) =>
        !deleted && isWithin(created, params.created) && (params.email ?? wire.email) === wire.email,
    }),
});

const retrieveCustomer = operation({
  method: 'GET',
  path: '/v1/customers/:customer',
  returns: 'customer',
  shape: EXPAND,
  run: ({ account }, _params, [id = '']) => {
    if (account.customers.get(id)?.deleted) return deletedCustomer(id);
    return customerInPath(account, id).wire;
  },
});

const listCustomersMethods = operation({
  method: 'GET',
  path: '/v1/customers/:customer/payment_methods',
  returns: ['payment_method'],
  shape: { ...PAGE, ...METHOD_FILTER },
  run: ({ account }, params, [id = '']) => {
    customerInPath(account, id);
    const url = `/v1/customers/${id}/payment_methods`;
    return listPaymentMethods(account, { url, params: { ...params, customer: id } });
  },
});

const retrieveCustomersMethod = operation({
  method: 'GET',
  path: '/v1/customers/:customer/payment_methods/:payment_method',
  returns: 'payment_method',
  shape: EXPAND,
  run: ({ account }, _params, [id = '', method = '']) => {
    customerInPath(account, id);
    const record = account.paymentMethods.get(method);
    if (record?.wire.customer === id) return record.wire;
    throw missingObject('payment_method', method, { param: 'payment_method', status: 404 });
  },
});

export const customerOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/customers',
    returns: 'customer',
    shape: CREATE,
    run: createCustomer,
  }),
  listCustomers,
  retrieveCustomer,
  operation({
    method: 'POST',
    path: '/v1/customers/:customer',
    returns: 'customer',
    shape: FIELDS,
    run: (context, params, [id = '']) => updateCustomer(context, params, id),
  }),
  operation({
    method: 'DELETE',
    path: '/v1/customers/:customer',
    returns: 'customer',
    shape: EXPAND,
    run: (context, _params, [id = '']) => deleteCustomer(context, id),
  }),
  listCustomersMethods,
  retrieveCustomersMethod,
];
