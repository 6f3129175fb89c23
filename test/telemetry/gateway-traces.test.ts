import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/server.ts';
import { type BothWays, startBothWays } from '../support/both-ways.ts';
import { type RecordedSpans, recordSpans } from '../support/spans.ts';

const { succeeded, customer } = seededIds;
const ID = '0af7651916cd43dd8448eb211c80319c';
const CALLER = { traceparent: `00-${ID}-b7ad6b7169203331-01`, tracestate: 'vendor=1' };
const READ = { body: { query: `query Saved { setupIntent(id: "${succeeded}") { id status } }` } };

let gateway: BothWays;
beforeEach(async () => {
  gateway = await startBothWays();
});
afterEach(() => gateway.close());

/** The headers of traces that reached Stripe, by request. */
const sentTraces = () =>
  gateway.sandbox.requests().map(({ headers: { traceparent, tracestate } }) => ({ traceparent, tracestate }));

const traceIds = () =>
  gateway.lines
    .filter(({ message }) => message === 'Request completed')
    .map(({ fields: { traceId } }) => traceId);

describe('without an SDK', () => {
  it("the caller's trace reaches Stripe and the log, on both ways of answering", async () => {
    const headers = CALLER;
    const answers = [await gateway.send({ ...READ, headers }), await gateway.send({ ...READ, headers })];
    expect(answers.map(({ way }) => way)).toEqual(['by Yoga', 'at once']);
    expect(sentTraces()).toEqual([CALLER, CALLER]);
    await gateway.send({ body: { query: '{ nothing }' }, headers });
    expect(traceIds()).toEqual([ID, ID, ID]);
  });

  it('no header is invented', async () => {
    await gateway.send(READ);
    await gateway.send({ ...READ, headers: { traceparent: 'x', tracestate: 'vendor=1' } });
    expect(sentTraces()).toEqual([
      { traceparent: undefined, tracestate: undefined },
      { traceparent: undefined, tracestate: undefined },
    ]);
    expect(traceIds()).toEqual([undefined, undefined]);
  });
});

describe('with an SDK', () => {
  let recorded: RecordedSpans;
  beforeEach(() => {
    recorded = recordSpans();
  });
  afterEach(() => recorded.stop());

  it('both ways of answering record the same spans', async () => {
    const answers = [await gateway.send(READ), await gateway.send(READ)];
    expect(answers.map(({ way }) => way)).toEqual(['by Yoga', 'at once']);
    const spans = recorded.spans();
    const of = ['query Saved', 'plan', 'GET /v1/setup_intents/:id'];
    expect(spans.map(({ name }) => name)).toEqual([...of, ...of]);
    const [yoga, , yogaCall, fast, , fastCall] = spans.map((span) => span.spanContext());
    expect(traceIds()).toEqual([yoga?.traceId, fast?.traceId]);
    expect(sentTraces().map(({ traceparent }) => traceparent)).toEqual(
      [yogaCall, fastCall].map((call) => `00-${call?.traceId}-${call?.spanId}-01`),
    );
    expect(spans[2]?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'http.response.header.request-id': [expect.stringMatching(/^req_/)],
    });
  });

  it('no attribute has an id, a secret, or a value of the metadata', async () => {
    const query = `mutation sk_test_hunter2($input: CreateSetupIntentInput!) {
      createSetupIntent(input: $input) { ... on CreateSetupIntentPayload { setupIntent { id clientSecret customer { id email } } } }
    }`;
    const metadata = [{ key: 'hunter3', value: 'hunter4' }];
    const input = { customer, metadata, description: 'hunter5', idempotencyKey: 'hunter6' };
    const { body } = await gateway.send({ body: { query, variables: { input } } });
    const { id, clientSecret } = JSON.parse(body).data.createSetupIntent.setupIntent;
    await gateway.send({
      body: { query: `{ setupIntent(id: "${id}", clientSecret: "${clientSecret}") { id customer { id } } }` },
    });
    await gateway.send({ body: { query: '{ setupIntent(id: "seti_hunter7") { id status } }' } });
    const spans = recorded.spans();
    expect(spans.length).toBeGreaterThanOrEqual(9);
    const exported = JSON.stringify(
      spans.map(({ name, attributes, events, status, resource, links }) => [
        name,
        attributes,
        events,
        status,
        resource.attributes,
        links,
      ]),
    );
    for (const secret of ['hunter', id, clientSecret, customer, 'sk_test', '_secret_'])
      expect(exported).not.toContain(secret);
  });

  it('an operation that is rejected by its budget has the code of the error', async () => {
    const query = '{ setupIntents(first: 500) { nodes { attempts(first: 100) { nodes { id } } } } }';
    await gateway.send({ body: { query } });
    const [operation, plan] = recorded.spans();
    expect(operation?.attributes['error.type']).toBe('OPERATION_TOO_COMPLEX');
    expect(plan?.name).toBe('plan');
  });
});
