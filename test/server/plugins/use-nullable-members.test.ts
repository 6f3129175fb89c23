import { buildSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useNullableMembers } from '../../../src/server/plugins/use-nullable-members.ts';

const schema = buildSchema(`
  type Query { result: Result }
  union Result = Payload | Failure
  type Intent { id: ID! next: Intent }
  type Payload { intent: Intent! list: [Intent!] code: String outer: Outer }
  type Failure { intent: Intent list: [Intent] code: Int outer: OtherOuter }
  type Outer { intent: Intent! code: String }
  type OtherOuter { intent: Intent code: Int }
`);

const yoga = createYoga({ schema, logging: false, plugins: [useNullableMembers()] });

async function messages(onPayload: string, onFailure: string): Promise<string[]> {
  const query = `{ result { ... on Payload { ${onPayload} } ... on Failure { ${onFailure} } } }`;
  const response = await yoga.fetch('http://test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await response.json()) as { errors?: { message: string }[] };
  return errors.map(({ message }) => message);
}

describe('useNullableMembers', () => {
  it.each([
    ['intent { id }', 'intent { id }'],
    ['list { id }', 'list { id }'],
    ['intent { id } list { id }', 'intent { id } list { id }'],
    ['outer { intent { id } }', 'outer { intent { id } }'],
  ])('accepts %s and %s in two members of a union', async (onPayload, onFailure) => {
    expect(await messages(onPayload, onFailure)).toEqual([]);
  });

  it.each([
    ['code', 'code', 'conflicting types "String" and "Int"'],
    ['intent { id }', 'intent: list { id }', 'conflicting types "Intent!" and "[Intent]"'],
    ['outer { intent { id } code }', 'outer { intent { id } code }', 'conflicting types "String" and "Int"'],
    ['a: code a: intent { id }', 'code', '"code" and "intent" are different fields'],
    ['missing', 'code', 'Cannot query field "missing"'],
  ])('rejects %s and %s', async (onPayload, onFailure, message) => {
    expect((await messages(onPayload, onFailure)).join()).toContain(message);
  });
});
