import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/server/gateway.ts';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

let upstream: TestServer;
let gateway: TestGateway;
/** An upstream with JSON responses by path. Any other path is a missing object. */
let objects: Record<string, string> = {};
let paths: string[] = [];
let warnings: string[] = [];

const log: Log = {
  info() {},
  warn: (fields, message) => warnings.push(`${message}: ${JSON.stringify(fields)}`),
  error: (fields, message) => warnings.push(`${message}: ${JSON.stringify(fields)}`),
};
const MISSING = '{"error": {"type": "invalid_request_error", "code": "resource_missing", "message": "None"}}';

beforeAll(async () => {
  upstream = await startHttpServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    paths.push(path);
    const object = objects[path];
    response.writeHead(object ? 200 : 404, { 'content-type': 'application/json' }).end(object ?? MISSING);
  });
  gateway = await startTestGateway({ gateway: { stripeApiBase: upstream.url, log } });
});
beforeEach(() => {
  objects = {};
  paths = [];
  warnings = [];
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const BARE = { id: 'seti_1', object: 'setup_intent', created: 1_790_000_000, livemode: false };

function serveIntent(fields: object) {
  objects['/v1/setup_intents/seti_1'] = JSON.stringify({ ...BARE, ...fields });
}

const Intent = graphql(`
  query SurprisesIntent {
    setupIntent(id: "seti_1") {
      id createdAt livemode status usage paymentMethodTypes
      allowedPaymentMethodTypes excludedPaymentMethodTypes flowDirections
      application { id name }
      attachToSelf
      automaticPaymentMethods { enabled allowRedirects }
      cancellationReason clientSecret customerAccount description
      customer { id name }
      lastSetupError { type code message paymentMethod { id type } setupIntent { id } }
      latestAttempt { id status usage setupError { type } }
      managedPayments { enabled }
      mandate { id status type customerAcceptance { type online { ipAddress } } }
      metadata { key value }
      metadataValue(key: "a")
      nextAction {
        type useStripeSdk redirectToUrl { url returnUrl } verifyWithMicrodeposits { arrivalDate microdepositType }
      }
      onBehalfOf { id }
      paymentMethod { id type allowRedisplay billingDetails { address { city } name } card { brand last4 } }
      paymentMethodConfigurationDetails { id parent }
      paymentMethodOptions { card { network requestThreeDSecure mandateOptions { amount } } }
      singleUseMandate { id }
    }
  }
`);

const NOTHING = {
  id: 'seti_1',
  createdAt: '2026-09-21T14:13:20Z',
  livemode: false,
  status: 'UNRECOGNIZED',
  usage: 'UNRECOGNIZED',
  paymentMethodTypes: [],
  allowedPaymentMethodTypes: null,
  excludedPaymentMethodTypes: null,
  flowDirections: null,
  application: null,
  attachToSelf: null,
  automaticPaymentMethods: null,
  cancellationReason: null,
  clientSecret: null,
  customerAccount: null,
  description: null,
  customer: null,
  lastSetupError: null,
  latestAttempt: null,
  managedPayments: null,
  mandate: null,
  metadata: null,
  metadataValue: null,
  nextAction: null,
  onBehalfOf: null,
  paymentMethod: null,
  paymentMethodConfigurationDetails: null,
  paymentMethodOptions: null,
  singleUseMandate: null,
};
/** The fields that a publishable key or a later version may omit. */
const OPTIONAL = [
  'allowed_payment_method_types',
  'application',
  'attach_to_self',
  'automatic_payment_methods',
  'cancellation_reason',
  'client_secret',
  'customer',
  'customer_account',
  'description',
  'excluded_payment_method_types',
  'flow_directions',
  'last_setup_error',
  'latest_attempt',
  'managed_payments',
  'mandate',
  'metadata',
  'next_action',
  'on_behalf_of',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_options',
  'payment_method_types',
  'single_use_mandate',
  'status',
  'usage',
];

describe('an intent', () => {
  it.each([
    ['missing', {}],
    ['null', Object.fromEntries(OPTIONAL.map((name) => [name, null]))],
  ])('is returned even if all optional fields are %s', async (_name, fields) => {
    serveIntent(fields);
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual(NOTHING);
    expect(paths).toEqual(['/v1/setup_intents/seti_1']);
  });

  it('is returned even if its nested objects are empty', async () => {
    serveIntent({
      automatic_payment_methods: {},
      last_setup_error: {},
      managed_payments: {},
      metadata: {},
      next_action: {},
      payment_method_options: { card: {} },
    });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toEqual({
      ...NOTHING,
      automaticPaymentMethods: { enabled: null, allowRedirects: null },
      lastSetupError: { type: null, code: null, message: null, paymentMethod: null, setupIntent: null },
      managedPayments: { enabled: null },
      metadata: [],
      nextAction: { type: null, useStripeSdk: null, redirectToUrl: null, verifyWithMicrodeposits: null },
      paymentMethodOptions: { card: { network: null, requestThreeDSecure: null, mandateOptions: null } },
    });
  });

  it('is returned even if the members of its nested objects are null', async () => {
    serveIntent({
      next_action: { type: 'redirect_to_url', redirect_to_url: null, verify_with_microdeposits: null },
      payment_method_options: { card: null },
      payment_method: {
        id: 'pm_1',
        object: 'payment_method',
        type: 'card',
        billing_details: { address: null },
        card: null,
      },
    });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      nextAction: { type: 'REDIRECT_TO_URL', redirectToUrl: null, verifyWithMicrodeposits: null },
      paymentMethodOptions: { card: null },
      paymentMethod: { type: 'CARD', billingDetails: { address: null, name: null }, card: null },
    });
  });

  it('is returned even if it has more fields than this version knows', async () => {
    const later = { new_object: { a: [1, null, {}] }, new_text: 'x', toString: 'y' };
    objects['/v1/setup_intents/seti_1'] = JSON.stringify({
      ...BARE,
      ...later,
      status: 'requires_action',
      automatic_payment_methods: { ...later, enabled: true },
      next_action: {
        ...later,
        type: 'new_action',
        new_action: {},
        use_stripe_sdk: { any: [{ thing: null }] },
      },
      last_setup_error: { ...later, type: 'card_error', code: 'new_code' },
      payment_method_options: { ...later, new_method: {}, card: { ...later, network: 'visa' } },
    }).replace('{', '{"__proto__": {"usage": "polluted"}, ');
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      status: 'REQUIRES_ACTION',
      usage: 'UNRECOGNIZED',
      automaticPaymentMethods: { enabled: true },
      nextAction: { type: 'UNRECOGNIZED', useStripeSdk: { any: [{ thing: null }] } },
      lastSetupError: { type: 'CARD_ERROR', code: 'new_code' },
      paymentMethodOptions: { card: { network: 'VISA' } },
    });
  });

  it('uses objects in place of ids, without a call', async () => {
    serveIntent({
      customer: { id: 'cus_1', object: 'customer', name: 'Jane Roe' },
      payment_method: { id: 'pm_1', object: 'payment_method', type: 'card' },
      latest_attempt: { id: 'setatt_1', object: 'setup_attempt', status: 'failed' },
      mandate: { id: 'mandate_1', object: 'mandate', status: 'active' },
      application: { id: 'ca_1', object: 'application', name: 'A platform' },
      on_behalf_of: { id: 'acct_1', object: 'account' },
    });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      customer: { id: 'cus_1', name: 'Jane Roe' },
      paymentMethod: { id: 'pm_1', type: 'CARD' },
      latestAttempt: { id: 'setatt_1', status: 'FAILED', setupError: null },
      mandate: { id: 'mandate_1', status: 'ACTIVE', type: null, customerAcceptance: null },
      application: { id: 'ca_1', name: 'A platform' },
      onBehalfOf: { id: 'acct_1' },
    });
    expect(paths).toEqual(['/v1/setup_intents/seti_1']);
  });

  it('has null for references to missing objects', async () => {
    serveIntent({ customer: 'cus_gone', payment_method: 'pm_gone', mandate: 'mandate_gone' });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({ customer: null, paymentMethod: null, mandate: null });
    expect(paths).toHaveLength(4);
  });

  it('has the id of an object of an unknown type, without further fields', async () => {
    serveIntent({ customer: 'entity_1', payment_method: '../customers', application: 'ca_1' });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      customer: { id: 'entity_1', name: null },
      paymentMethod: { id: '../customers', type: null },
    });
    expect(new Set(paths)).toEqual(new Set(['/v1/setup_intents/seti_1']));
  });
});

describe('a deleted customer', () => {
  const STUB = { id: 'cus_1', object: 'customer', deleted: true };
  const Customer = graphql(`
    query SurprisesCustomer {
      setupIntent(id: "seti_1") {
        customer {
          id deleted createdAt livemode name email metadata { key } metadataValue(key: "a")
          address { city } invoiceSettings { footer } taxExempt
        }
      }
    }
  `);

  it.each([
    ['by reference', 'cus_1'],
    ['inline', STUB],
  ])('is one with only an id: %s', async (_name, customer) => {
    objects['/v1/customers/cus_1'] = JSON.stringify(STUB);
    serveIntent({ customer });
    const { data, errors } = await gateway.execute(Customer);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent?.customer).toEqual({
      id: 'cus_1',
      deleted: true,
      createdAt: null,
      livemode: null,
      name: null,
      email: null,
      metadata: null,
      metadataValue: null,
      address: null,
      invoiceSettings: null,
      taxExempt: null,
    });
  });
});

describe('an unknown enum value', () => {
  it('is UNRECOGNIZED, alone or in a list', async () => {
    objects['/v1/mandates/mandate_1'] = JSON.stringify({
      id: 'mandate_1',
      object: 'mandate',
      status: 'sleeping',
      type: 'thrice',
      customer_acceptance: { type: 'telepathic' },
    });
    serveIntent({
      status: 'requires_patience',
      usage: 'half_session',
      payment_method_types: ['card', 'telepathy', 'link'],
      allowed_payment_method_types: ['telepathy'],
      flow_directions: ['inbound', 'sideways'],
      cancellation_reason: 'bored',
      automatic_payment_methods: { enabled: true, allow_redirects: 'sometimes' },
      last_setup_error: { type: 'cosmic_error' },
      latest_attempt: { id: 'setatt_1', object: 'setup_attempt', status: 'dreaming', usage: 'off_session' },
      mandate: 'mandate_1',
      next_action: {
        type: 'verify_with_microdeposits',
        verify_with_microdeposits: { microdeposit_type: 'smell', arrival_date: 1_790_000_000 },
      },
      payment_method: { id: 'pm_1', object: 'payment_method', type: 'telepathy', allow_redisplay: 'maybe' },
      payment_method_options: { card: { network: 'galactic', request_three_d_secure: 'hourly' } },
    });
    const { data, errors } = await gateway.execute(Intent);
    expect(errors).toBeUndefined();
    expect(data?.setupIntent).toMatchObject({
      status: 'UNRECOGNIZED',
      usage: 'UNRECOGNIZED',
      paymentMethodTypes: ['CARD', 'UNRECOGNIZED', 'LINK'],
      allowedPaymentMethodTypes: ['UNRECOGNIZED'],
      flowDirections: ['INBOUND', 'UNRECOGNIZED'],
      cancellationReason: 'UNRECOGNIZED',
      automaticPaymentMethods: { enabled: true, allowRedirects: 'UNRECOGNIZED' },
      lastSetupError: { type: 'UNRECOGNIZED' },
      latestAttempt: { status: 'UNRECOGNIZED', usage: 'OFF_SESSION' },
      mandate: { status: 'UNRECOGNIZED', type: 'UNRECOGNIZED', customerAcceptance: { type: 'UNRECOGNIZED' } },
      nextAction: {
        type: 'VERIFY_WITH_MICRODEPOSITS',
        verifyWithMicrodeposits: { microdepositType: 'UNRECOGNIZED', arrivalDate: '2026-09-21T14:13:20Z' },
      },
      paymentMethod: { type: 'UNRECOGNIZED', allowRedisplay: 'UNRECOGNIZED' },
      paymentMethodOptions: { card: { network: 'UNRECOGNIZED', requestThreeDSecure: 'UNRECOGNIZED' } },
    });
  });

  it('is logged once, however often it occurs', async () => {
    serveIntent({ status: 'logged_once' });
    const document = '{ a: setupIntent(id: "seti_1") { status } b: setupIntent(id: "seti_1") { status } }';
    for (let request = 0; request < 3; request += 1) {
      const { data } = await gateway.execute(document);
      expect(data).toEqual({ a: { status: 'UNRECOGNIZED' }, b: { status: 'UNRECOGNIZED' } });
    }
    expect(warnings).toEqual([expect.stringContaining('SetupIntentStatus: logged_once')]);
    serveIntent({ status: 'logged_too' });
    await gateway.execute(document);
    expect(warnings).toHaveLength(2);
  });

  it.each(['toString', '__proto__', 'UNRECOGNIZED', 'SUCCEEDED', ''])('may be %j', async (status) => {
    serveIntent({ status });
    const { data, errors } = await gateway.execute('{ setupIntent(id: "seti_1") { status } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ setupIntent: { status: 'UNRECOGNIZED' } });
  });
});

describe('a list', () => {
  const page = '{ setupIntents(first: 200) { nodes { id } pageInfo { hasNextPage endCursor } } }';
  const serveList = (list: unknown) => {
    objects['/v1/setup_intents'] = JSON.stringify(list);
  };

  it('ends with an empty page, even if has_more is true', async () => {
    serveList({ object: 'list', data: [], has_more: true });
    const { errors } = await gateway.execute(page);
    expect(errors).toBeUndefined();
    expect(paths).toHaveLength(1);
  });

  it('contains every intent even if one of them is unusual', async () => {
    serveList({
      object: 'list',
      has_more: false,
      data: [BARE, { ...BARE, id: 'odd', status: null, customer: 7 }],
    });
    const { data, errors } = await gateway.execute('{ setupIntents { nodes { id status description } } }');
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ setupIntents: { nodes: [{ id: 'seti_1' }, { id: 'odd' }] } });
  });
});
