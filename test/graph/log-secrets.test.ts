import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Log } from '../../src/schema/log.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

const KEY = 'sk_test_planted';
const METADATA = 'planted-metadata-value';

const lines: string[] = [];
const record = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { info: record, warn: record, error: record };

let gateway: TestGateway;
let failing: TestServer;
let behindFailing: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ gateway: { stripeApiKey: KEY, log } });
  // Stripe's own message about a failure may repeat parameters of the request.
  failing = await startHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const message = `${request.headers.authorization} ${request.url} ${body}`;
      const status = request.url?.includes('seti_broken') ? 500 : 402;
      response.writeHead(status, { 'stripe-should-retry': 'false', 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { type: 'api_error', message, param: message } }));
    });
  });
  behindFailing = await startTestGateway({
    gateway: { stripeApiKey: KEY, stripeApiBase: failing.url, log },
  });
});
afterAll(async () => {
  await gateway.close();
  await behindFailing.close();
  await failing.close();
});

const CREATE = `mutation NamedOperation($value: String!, $key: String) {
  createSetupIntent(input: { metadata: [{ key: "order", value: $value }], idempotencyKey: $key }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id clientSecret metadata { value } } }
  }
}`;

it('no log line contains a key, a client secret, a metadata value or Stripe’s message about them', async () => {
  const created = await gateway.execute(CREATE, { value: METADATA });
  const { setupIntent } = (created.data as { createSetupIntent: { setupIntent: Record<string, string> } })
    .createSetupIntent;
  const secret = setupIntent.clientSecret ?? '';
  expect(secret).toMatch(/_secret_/);
  const variables = { id: setupIntent.id, secret };
  const READ =
    'query ($id: ID!, $secret: String) { setupIntent(id: $id, clientSecret: $secret) { id status } }';
  for (const each of [gateway, behindFailing]) {
    await each.execute(READ, variables);
    await each.execute(READ, { ...variables, id: 'seti_broken' });
    await each.execute(READ, { id: setupIntent.id, secret: 'seti_1_secret_wrong' });
    await each.execute(READ, { id: { secret }, secret: [secret] });
    await each.execute(`{ setupIntent(id: "${secret}") { id } }`);
    await each.execute(`query ${METADATA.replaceAll('-', '_')} { nonsense(secret: "${secret}") }`);
    await each.execute(CREATE, { value: METADATA });
    await each.execute(CREATE, { value: METADATA, key: `${KEY}\n` });
    await each.execute(
      'mutation ($secret: String!, $id: ID!) { confirmSetupIntent(input: { id: $id, clientSecret: $secret }) { __typename } }',
      variables,
    );
  }
  const all = lines.join('\n');
  expect(lines.filter((line) => line.startsWith('Request completed'))).toHaveLength(19);
  expect(all).toContain('NamedOperation');
  expect(all).not.toContain(KEY);
  expect(all).not.toContain(METADATA);
  expect(all).not.toContain('_secret_');
});
