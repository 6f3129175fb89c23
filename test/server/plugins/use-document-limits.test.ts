import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

async function send(body: string): Promise<{ status: number; text: string }> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, text: await response.text() };
}

const query = (text: string, variables?: unknown) => JSON.stringify({ query: text, variables });
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const BOMB = `{ ...F0 } ${times(30, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F30 on Query { __typename }`;

describe('a malicious document', () => {
  it.each([
    [
      'depth 100',
      query(
        `${'{ node(id: "seti_1") { id ... on SetupIntent { latestAttempt { setupIntent { '.repeat(25)}id${' } } } } }'.repeat(25)}`,
      ),
      /OPERATION_TOO_COMPLEX|GRAPHQL_/,
    ],
    ['depth 20,000', query(`${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`), /OPERATION_TOO_COMPLEX/],
    [
      'lists 20,000 deep',
      query(`{a(b:${'['.repeat(20_000)}${']'.repeat(20_000)})}`),
      /OPERATION_TOO_COMPLEX/,
    ],
    ['10,000 aliases', query(`{ ${times(10_000, (n) => `a${n}: __typename`)} }`), /OPERATION_TOO_COMPLEX/],
    ['1,000 aliases', query(`{ ${times(1000, (n) => `a${n}: __typename`)} }`), /MAX_ALIASES/],
    [
      '10,000 directives',
      query(`{ __typename ${'@skip(if: false) '.repeat(10_000)} }`),
      /OPERATION_TOO_COMPLEX/,
    ],
    ['1,000 directives', query(`{ __typename ${'@a '.repeat(1000)} }`), /MAX_DIRECTIVES/],
    ['nested fragments', query(BOMB), /MAX_ROOT_FIELDS/],
    [
      'circular fragments',
      query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
      /GRAPHQL_VALIDATION_FAILED/,
    ],
    ['a 5 MB body', query(`{ __typename } # ${'x'.repeat(5_000_000)}`), /BAD_REQUEST|413|too/i],
    ['nearly a megabyte of {', query('{'.repeat(900_000)), /OPERATION_TOO_COMPLEX/],
    ['nearly a megabyte of "', query('"'.repeat(400_000)), /GRAPHQL_PARSE_FAILED|OPERATION_TOO_COMPLEX/],
    ['nearly a megabyte of commas', query(','.repeat(900_000)), /MAX_DOCUMENT_BYTES/],
    ['nearly a megabyte of comments', query('#\n'.repeat(300_000)), /MAX_DOCUMENT_BYTES/],
    ['a name of 60,000 letters', query(`{ ${'a'.repeat(60_000)} }`), /GRAPHQL_VALIDATION_FAILED/],
    ['commas within the limit', query(','.repeat(60_000)), /GRAPHQL_PARSE_FAILED/],
    ['comments within the limit', query('#\n'.repeat(30_000)), /GRAPHQL_PARSE_FAILED/],
    [
      'variables 10,000 deep',
      `{"query":"{ __typename }","variables":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
      /OPERATION_TOO_COMPLEX|BAD_REQUEST/,
    ],
    [
      'a list of 100,000 ids',
      query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(100_000).fill('seti_1') }),
      /MAX_LIST_SIZE/,
    ],
    ['a batch of 1,000', JSON.stringify(Array(1000).fill({ query: '{ __typename }' })), /BAD_REQUEST/],
    [
      '__proto__ for an operation',
      '{"query":"query A { __typename }","operationName":"__proto__"}',
      /OPERATION_RESOLUTION_FAILURE|BAD_REQUEST/,
    ],
    [
      'a field 9,000 times',
      query(`{ setupIntents { nodes { ${'id '.repeat(9000)}} } }`),
      /GRAPHQL_VALIDATION_FAILED/,
    ],
  ])('gets a short error, and the server keeps working: %s', async (_, body, expected) => {
    const { status, text } = await send(body);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
    expect(text).toMatch(expected);
    expect(text).not.toContain('INTERNAL_SERVER_ERROR');
    expect(text.length).toBeLessThan(2000);
    expect(JSON.parse((await send(query('{ __typename }'))).text)).toMatchObject({
      data: { __typename: 'Query' },
    });
    expect(gateway.sandbox.requests()).toEqual([]);
  });
});
