import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { withTypePrefix } from '../../src/server/graph/type-prefix.ts';
import { graphiqlOptions } from '../../src/server/graphiql.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const IDS = { setupIntent: seededIds.succeeded, customer: seededIds.customer };
const withIds = graphiqlOptions(IDS, { schema, typePrefix: '' });
const examples = (withIds.defaultTabs ?? []).map(({ query }) => query ?? '');

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterAll(() => gateway.close());

describe('the examples of GraphiQL', () => {
  it.each(examples)('are valid and run unchanged: %s', async (query) => {
    expect(validate(schema, parse(query))).toEqual([]);
    const { data, errors } = await gateway.execute<Record<string, unknown>, object>(query);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})).not.toContain(null);
  });

  it('use the type prefix', () => {
    const prefixed = withTypePrefix(schema, 'Stripe');
    const { defaultTabs = [] } = graphiqlOptions(IDS, { schema, typePrefix: 'Stripe' });
    expect(defaultTabs).toHaveLength(examples.length);
    for (const { query } of defaultTabs) expect(validate(prefixed, parse(query ?? ''))).toEqual([]);
  });

  it('contain ids only if they are given', () => {
    const withoutIds = graphiqlOptions(null, { schema, typePrefix: '' }).defaultTabs ?? [];
    expect(withoutIds.length).toBe(examples.length - 1);
    expect(JSON.stringify(withoutIds)).not.toMatch(/seti_|cus_/);
  });
});
