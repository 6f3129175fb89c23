import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const OPERATIONS = [...(schema.description ?? '').matchAll(/```graphql\n(.*?)```/gs)].map(
  ([, operation = '']) => operation,
);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterAll(() => gateway.close());

const run = (operation: string) => gateway.execute<Record<string, unknown>, object>(operation);

describe('the description of the schema', () => {
  it('is part of the introspection', async () => {
    const { data } = await run('{ __schema { description } }');
    expect(data).toEqual({ __schema: { description: schema.description } });
  });

  it('has steps that list, create and show a decline, and run unchanged on the sandbox', async () => {
    const [list = '', create = '', ...others] = OPERATIONS;
    expect([list, create].map((operation) => parse(operation).definitions.length)).toEqual([1, 1]);
    expect(others).toEqual([]);
    const listed = await run(list);
    expect(listed.errors).toBeUndefined();
    expect(listed.data).toHaveProperty('setupIntents.nodes.4.id');
    const created = await run(create);
    expect(created.data).toMatchObject({ createSetupIntent: { setupIntent: { status: 'SUCCEEDED' } } });
    const [declinedCard = ''] = /pm_card_charge\w+/.exec(schema.description ?? '') ?? [];
    const declined = await run(create.replace('pm_card_visa', declinedCard));
    expect(declined.errors).toBeUndefined();
    expect(declined.data).toMatchObject({
      createSetupIntent: { __typename: 'CardError', code: 'card_declined' },
    });
  });
});
