import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { wholeSelection } from '../schema/fields/whole-query.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const { STRIPE_TEST_KEY: KEY, STRIPE_API_BASE: BASE } = process.env;
if (KEY !== undefined && !/^[sr]k_test_/.test(KEY))
  throw new Error('STRIPE_TEST_KEY must be a key of a test mode: it starts with "sk_test_" or "rk_test_".');

function whole(name: string): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no object type "${name}".`);
  return wholeSelection(type);
}

/** All fields of an intent, and those of its payment method and its latest attempt instead of their ids. */
const INTENT = `
  fragment Whole on SetupIntent ${whole('SetupIntent')}
  fragment Intent on SetupIntent {
    ...Whole
    paymentMethod ${whole('PaymentMethod')}
    latestAttempt ${whole('SetupAttempt')}
  }`;

const ERROR = '... on StripeError { message code docUrl requestId }';

function mutation(name: string): string {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return `${INTENT}
    mutation ($input: ${type}Input!) {
      ${name}(input: $input) {
        __typename
        ... on ${type}Payload { idempotentReplayed setupIntent { ...Intent } }
        ${ERROR}
        ${['createSetupIntent', 'confirmSetupIntent'].includes(name) ? CARD_ERROR : ''}
      }
    }`;
}
const CARD_ERROR = `... on CardError {
  declineCode adviceCode networkDeclineCode networkAdviceCode param inputPath setupIntent { ...Intent }
}`;

const LIST = `${INTENT} { setupIntents(first: 1) { nodes { ...Intent } } }`;

const CARDS_ONLY = { automaticPaymentMethods: { enabled: true, allowRedirects: 'NEVER' } };

interface Result {
  readonly __typename: string;
  readonly setupIntent?: { readonly id: string };
}
type Responses = Readonly<Record<string, unknown>>;

/** Creates, confirms, declines, lists and cancels. The responses, by the name of the step. */
async function responsesOf(gateway: TestGateway): Promise<Responses> {
  async function change(name: string, input: object): Promise<Result> {
    const { data, errors } = await gateway.execute<Record<string, Result>, object>(mutation(name), { input });
    if (errors || !data?.[name]) throw new Error(`${name} failed: ${JSON.stringify(errors)}`);
    return data[name];
  }
  const created = await change('createSetupIntent', { ...CARDS_ONLY, metadata: [{ key: 'a', value: 'b' }] });
  const id = created.setupIntent?.id;
  const declined = await change('confirmSetupIntent', { id, paymentMethod: 'pm_card_chargeDeclined' });
  const confirmed = await change('confirmSetupIntent', { id, paymentMethod: 'pm_card_visa' });
  const second = await change('createSetupIntent', { ...CARDS_ONLY, usage: 'ON_SESSION' });
  const { data, errors } = await gateway.execute(LIST);
  if (errors) throw new Error(`The list failed: ${JSON.stringify(errors)}`);
  const canceled = await change('cancelSetupIntent', {
    id: second.setupIntent?.id,
    cancellationReason: 'ABANDONED',
  });
  const again = await change('confirmSetupIntent', { id: second.setupIntent?.id });
  return { created, declined, confirmed, listed: data, canceled, again };
}

/** The same value with the name of its type instead of each value but type names, and each shape of a list once. */
function shapeOf(value: unknown, key = ''): unknown {
  if (value === null || key === '__typename') return value;
  if (Array.isArray(value)) {
    const shapes = value.map((each) => JSON.stringify(shapeOf(each)));
    return [...new Set(shapes)].sort().map((shape) => JSON.parse(shape));
  }
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each, name)]));
}

describe.skipIf(!KEY)('the gateway on real Stripe (needs STRIPE_TEST_KEY)', () => {
  const limits = { depth: 1000, aliases: 1000, directives: 1000, tokens: 1_000_000, bytes: 10_000_000 };
  const gateways: TestGateway[] = [];
  let real: Responses;
  let sandbox: Responses;
  beforeAll(async () => {
    const onStripe = { stripeApiKey: KEY ?? '', stripeApiBase: BASE ?? 'https://api.stripe.com' };
    for (const options of [onStripe, {}])
      gateways.push(await startTestGateway({ gateway: { ...options, limits } }));
    [real = {}, sandbox = {}] = await Promise.all(gateways.map(responsesOf));
  });
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));

  it.each([['created'], ['declined'], ['confirmed'], ['listed'], ['canceled'], ['again']])(
    'responds in the shape that the sandbox has, when an intent is %s',
    (step) => {
      expect(shapeOf(real[step])).toEqual(shapeOf(sandbox[step]));
    },
  );
});
