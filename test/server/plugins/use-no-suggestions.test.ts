import { afterEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;
afterEach(() => gateway.close());

const MISSPELT: readonly (readonly [string, object])[] = [
  ['{ setupIntent(id: "seti_1") { statu } }', {}],
  ['{ setupIntens { nodes { id } } }', {}],
  ['query ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { id } }', {}],
  [
    'mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename } }',
    { input: { usag: 'x' } },
  ],
  [
    'mutation ($input: CreateSetupIntentInput!) { createSetupIntent(input: $input) { __typename } }',
    { input: { usage: 'OFF_SESION' } },
  ],
];

async function messages(introspection: boolean): Promise<string> {
  gateway = await startTestGateway({ gateway: { introspection } });
  const responses = await Promise.all(
    MISSPELT.map(([query, variables]) => gateway.execute(query, variables)),
  );
  return JSON.stringify(responses);
}

describe('a misspelt name', () => {
  it('gets a suggestion with introspection', async () => {
    expect(await messages(true)).toContain('Did you mean');
  });

  it('gets no suggestion without introspection', async () => {
    const text = await messages(false);
    expect(text).toContain('Cannot query field');
    expect(text).not.toContain('Did you mean');
  });

  it('is not the only thing hidden: introspection is rejected, too', async () => {
    gateway = await startTestGateway({ gateway: { introspection: false } });
    expect(await gateway.execute('{ __schema { types { name } } }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }, {}],
    });
  });
});

it('a document with many mistakes gets at most ten errors', async () => {
  gateway = await startTestGateway();
  const fields = Array.from({ length: 100 }, (_, index) => `nonsense${index}`).join(' ');
  const { errors } = await gateway.execute(`{ setupIntents { ${fields} } }`);
  expect(errors?.length).toBeLessThanOrEqual(11);
});
