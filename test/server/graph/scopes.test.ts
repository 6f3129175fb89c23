import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../src/schema/access/policy.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { schema } from '../../../src/schema/index.ts';
import { scopeErrors } from '../../../src/server/graph/scopes.ts';
import { BROWSER, service } from '../../support/principals.ts';

/** The paths and messages of the errors of an operation. */
function problemsOf(
  source: string,
  principal: Principal = service(['setup_intents:read']),
  variableValues = {},
) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions as OperationDefinitionNode[];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation comes first.');
  const fragments = Object.fromEntries(
    document.definitions.slice(1).map((each) => [(each as FragmentDefinitionNode).name.value, each]),
  ) as Record<string, FragmentDefinitionNode>;
  return scopeErrors({ schema, operation, fragments, variableValues }, policyOf(principal)).map((error) => {
    expect(error.extensions).toEqual({ code: 'FORBIDDEN', retryable: false });
    expect(error.locations).toHaveLength(1);
    return `${error.path?.join('.')}: ${error.message}`;
  });
}

const SECRET = 'SetupIntent.clientSecret requires the scope setup_intents:client_secret.';

describe('an operation', () => {
  it.each([
    ['selects only fields that the scopes allow', '{ setupIntents { nodes { id customer { name } } } }'],
    ['is introspection', '{ __schema { queryType { name } } __typename }'],
    [
      'does not include a field that the scopes do not allow',
      '{ setupIntents { nodes { id clientSecret @include(if: false) } } }',
    ],
    ['skips such a field', '{ setupIntents { nodes { id ... @skip(if: true) { clientSecret } } } }'],
  ])('is allowed if it %s', (_, source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it('gets an error for each field that is not allowed, with its path', () => {
    const source = `{ all: setupIntents { edges { node { secret: clientSecret } } nodes { ...F } } }
      fragment F on SetupIntent { ... on Node { ... on SetupIntent { clientSecret } } }`;
    expect(problemsOf(source)).toEqual([
      `all.edges.node.secret: ${SECRET}`,
      `all.nodes.clientSecret: ${SECRET}`,
    ]);
  });

  it('is checked with its variables', () => {
    const source =
      'query ($with: Boolean!) { setupIntents { nodes { id clientSecret @include(if: $with) } } }';
    expect(problemsOf(source, undefined, { with: false })).toEqual([]);
    expect(problemsOf(source, undefined, { with: true })).toHaveLength(1);
  });

  it('gets one error for a fragment that is used often', () => {
    const fragments = Array.from(
      { length: 30 },
      (_, index) => `fragment F${index} on SetupIntent { ...F${index + 1} a${index}: id ...F${index + 1} }`,
    );
    const source = `{ setupIntents { nodes { ...F0 } } } ${fragments.join(' ')} fragment F30 on SetupIntent { clientSecret }`;
    expect(problemsOf(source)).toHaveLength(1);
  });

  it('requires the scope to read for lists below a written object', () => {
    const source = `mutation { cancelSetupIntent(input: { id: "seti_1" }) {
      ... on CancelSetupIntentPayload { setupIntent { id customer { setupIntents { nodes { id } } paymentMethods { nodes { id } } } attempts { nodes { id } } } } } }`;
    expect(
      problemsOf(source, service(['setup_intents:write'])).map((problem) => problem.split(':')[0]),
    ).toEqual([
      'cancelSetupIntent.setupIntent.customer.setupIntents',
      'cancelSetupIntent.setupIntent.customer.paymentMethods',
      'cancelSetupIntent.setupIntent.attempts',
    ]);
  });

  it('requires the scope to write for mutations', () => {
    const source = 'mutation { cancelSetupIntent(input: { id: "seti_1" }) { __typename } }';
    expect(problemsOf(source)).toEqual([
      'cancelSetupIntent: Mutation.cancelSetupIntent requires the scope setup_intents:write.',
    ]);
  });
});

describe('a publishable key', () => {
  it('may read one intent and its secret, confirm it and verify it', () => {
    const write = (name: string, more = '') =>
      `mutation { ${name}(input: { id: "seti_1", clientSecret: "s" ${more} }) { __typename } }`;
    expect(problemsOf('{ setupIntent(id: "seti_1", clientSecret: "s") { clientSecret } }', BROWSER)).toEqual(
      [],
    );
    expect(problemsOf(write('confirmSetupIntent'), BROWSER)).toEqual([]);
    const verification = 'verification: { amounts: [32, 45] }';
    expect(problemsOf(write('verifySetupIntentMicrodeposits', verification), BROWSER)).toEqual([]);
  });

  it.each([
    ['{ setupIntents { nodes { id } } }', 'setupIntents'],
    ['{ node(id: "seti_1") { id } }', 'node'],
    ['{ nodes(ids: []) { id } }', 'nodes'],
    ['{ customer(id: "cus_1") { id } }', 'customer'],
    ['{ mandate(id: "mandate_1") { id } }', 'mandate'],
    ['{ paymentMethod(id: "pm_1") { id } }', 'paymentMethod'],
    ['mutation { createSetupIntent(input: {}) { __typename } }', 'createSetupIntent'],
    ['mutation { updateSetupIntent(input: { id: "seti_1" }) { __typename } }', 'updateSetupIntent'],
    ['mutation { cancelSetupIntent(input: { id: "seti_1" }) { __typename } }', 'cancelSetupIntent'],
  ])('may not execute %s', (source, field) => {
    expect(problemsOf(source, BROWSER)).toEqual([
      expect.stringMatching(new RegExp(`^${field}: \\w+\\.${field} is not available to publishable keys`)),
    ]);
  });
});
