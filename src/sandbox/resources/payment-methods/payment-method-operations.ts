import { mergedMetadata, metadataParam } from '../../form/metadata.ts';
import {
  clearable,
  EXPAND,
  integer,
  nonEmpty,
  object,
  oneOf,
  PAGE,
  required,
  type Shape,
  type Values,
} from '../../form/params.ts';
import { secretKeyRequired } from '../../http/authentication.ts';
import { exclusiveParameters, invalidRequest, missingObject, missingParameter } from '../../http/errors.ts';
import { type JsonObject, wireCopy } from '../../http/json.ts';
import { type Context, type Operation, operation, type RequestInfo } from '../../http/operations.ts';
import type { PaymentMethod } from '../../store/objects.ts';
import { ADDRESS, type BILLING_DETAILS } from '../customers/address.ts';
import { NETWORK } from './card-data.ts';
import { clonePaymentMethod } from './clone-payment-method.ts';
import { changedPayto } from './method-details.ts';
import { methodFromData } from './new-payment-method.ts';
import { BARE_TYPE_PARAMS, checkMethodData, METHOD_FIELDS } from './payment-method-data.ts';
import { DATA_TYPES } from './payment-method-types.ts';
import {
  attach,
  attachToAccount,
  checkAttachable,
  detach,
  findMethod,
  isAttached,
  listPaymentMethods,
  METHOD_FILTER,
  storeMethod,
} from './payment-methods.ts';

const CREATE = {
  ...EXPAND,
  ...BARE_TYPE_PARAMS,
  ...METHOD_FIELDS,
  custom: object({ type: required(nonEmpty) }),
  customer: nonEmpty,
  payment_method: nonEmpty,
  type: oneOf('card', 'custom', ...DATA_TYPES),
} as const satisfies Shape;

const UPDATE = {
  ...EXPAND,
  allow_redisplay: METHOD_FIELDS.allow_redisplay,
  billing_details: METHOD_FIELDS.billing_details,
  card: object({
    exp_month: integer,
    exp_year: integer,
    networks: object({ preferred: clearable(NETWORK) }),
  }),
  metadata: metadataParam,
  payto: METHOD_FIELDS.payto,
  us_bank_account: object({
    account_holder_type: oneOf('company', 'individual'),
    account_type: oneOf('checking', 'savings'),
  }),
} as const satisfies Shape;

const ATTACH = { ...EXPAND, customer: nonEmpty, customer_account: nonEmpty } as const satisfies Shape;

type CreateParams = Values<typeof CREATE>;

/** Creates a payment method from a test card or the details of another type, or clones one. */
function createPaymentMethod(context: Context, params: CreateParams): PaymentMethod {
  const { expand: _expand, custom, payment_method: cloned, type = '', ...data } = params;
  if (cloned !== undefined) return clonePaymentMethod(context, cloned, params.customer);
  const record = methodFromData(context, { ...data, type });
  if (custom) record.wire.custom = { display_name: 'Sandbox', logo: null, type: custom.type };
  return context.account.paymentMethods.add(record).wire;
}

/** A new payment method has a type, unless it is a clone; a browser creates one without a customer. */
function validateCreate(params: CreateParams, request: RequestInfo): void {
  const { payment_method: cloned, customer, type } = params;
  if (request.keyType === 'publishable' && cloned !== undefined) throw secretKeyRequired();
  if (cloned !== undefined) return;
  if (customer !== undefined) throw missingParameter('payment_method');
  if (type === undefined) throw missingParameter('type');
  checkMethodData({ ...params, type }, '');
}

function preferNetwork({ card }: PaymentMethod, preferred: string | null): void {
  (card as { networks: { preferred: string | null } }).networks.preferred = preferred;
}

/** Attaches a payment method to a customer or to a customer account. */
function attachPaymentMethod(context: Context, id: string, to: Values<typeof ATTACH>): PaymentMethod {
  const record = findMethod(context, id, 404);
  if (to.customer_account !== undefined) {
    checkAttachable(record, to.customer_account);
    attachToAccount(context, record, to.customer_account);
    return storeMethod(context.account, record).wire;
  }
  const { customer = '' } = to;
  const owner = context.account.customers.get(customer);
  if (owner === undefined || owner.deleted) {
    throw missingObject('customer', customer, { param: 'customer', status: 400 });
  }
  checkAttachable(record, customer);
  storeMethod(context.account, record);
  attach(context, record, customer);
  return record.wire;
}

/** Detaches a payment method permanently. If it is the customer's default, the customer has no default afterwards. */
function detachPaymentMethod(context: Context, id: string): PaymentMethod {
  const record = findMethod(context, id, 404);
  const { customer } = record.wire;
  if (!isAttached(record)) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  const owner = context.account.customers.get(customer ?? '')?.wire;
  if (owner?.invoice_settings.default_payment_method === id) {
    context.changes.addEvent('customer.updated', owner, wireCopy(owner));
    owner.invoice_settings.default_payment_method = null;
  }
  detach(context, record);
  return record.wire;
}

function updatePaymentMethod(context: Context, params: Values<typeof UPDATE>, id: string): PaymentMethod {
  const record = findMethod(context, id, 404);
  const { wire } = record;
  if (!isAttached(record)) {
    throw invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
  }
  const metadata = mergedMetadata(wire.metadata, params.metadata);
  context.changes.addEvent('payment_method.updated', wire, wireCopy(wire));
  wire.metadata = metadata;
  if (params.allow_redisplay !== undefined) wire.allow_redisplay = params.allow_redisplay;
  if (params.billing_details !== undefined) changeBilling(wire.billing_details, params.billing_details);
  const card = wire.card as JsonObject | undefined;
  if (card && params.card?.exp_month !== undefined) card.exp_month = params.card.exp_month;
  if (card && params.card?.exp_year !== undefined) card.exp_year = params.card.exp_year;
  const preferred = params.card?.networks?.preferred;
  if (card && preferred !== undefined) preferNetwork(wire, preferred);
  const bank = wire.us_bank_account as JsonObject | undefined;
  if (bank && params.us_bank_account) Object.assign(bank, params.us_bank_account);
  const payto = wire.payto as JsonObject | undefined;
  if (payto && params.payto) Object.assign(payto, changedPayto(params.payto));
  return wire;
}

function changeBilling(wire: JsonObject, given: Values<typeof BILLING_DETAILS>): void {
  const { address, ...texts } = given;
  for (const [key, value] of Object.entries(texts)) if (value !== undefined) wire[key] = value;
  if (address === undefined) return;
  const changed = wire.address as JsonObject;
  for (const key of Object.keys(ADDRESS)) {
    const value = address === null ? null : address[key as keyof typeof ADDRESS];
    if (value !== undefined) changed[key] = value;
  }
}

export const paymentMethodOperations: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/payment_methods',
    returns: 'payment_method',
    publishable: true,
    shape: CREATE,
    validate: validateCreate,
    run: createPaymentMethod,
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_methods',
    returns: ['payment_method'],
    shape: { ...PAGE, ...METHOD_FILTER, customer: nonEmpty, customer_account: nonEmpty },
    run: ({ account }, params) => {
      const { customer } = params;
      if (customer !== undefined && account.customers.get(customer) === undefined) {
        throw missingObject('customer', customer, { param: 'customer', status: 400 });
      }
      return listPaymentMethods(account, { url: '/v1/payment_methods', params });
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_methods/:payment_method',
    returns: 'payment_method',
    shape: EXPAND,
    // The id of a test payment method is a template: retrieving it creates a payment method with an id of its own.
    run: (context, _params, [id = '']) => storeMethod(context.account, findMethod(context, id, 404)).wire,
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method',
    returns: 'payment_method',
    shape: UPDATE,
    run: (context, params, [id = '']) => updatePaymentMethod(context, params, id),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method/attach',
    returns: 'payment_method',
    shape: ATTACH,
    validate: ({ customer, customer_account }) => {
      if (customer !== undefined && customer_account !== undefined) {
        throw exclusiveParameters(['customer', 'customer_account']);
      }
      if (customer === undefined && customer_account === undefined) throw missingParameter('customer');
    },
    run: (context, params, [id = '']) => attachPaymentMethod(context, id, params),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_methods/:payment_method/detach',
    returns: 'payment_method',
    shape: EXPAND,
    run: (context, _params, [id = '']) => detachPaymentMethod(context, id),
  }),
];
