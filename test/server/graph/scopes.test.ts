import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../src/schema/access/policy.ts';
import type { Principal } from '../../../src/schema/access/principal.ts';
import { schema } from '../../../src/schema/index.ts';
import { scopeErrors } from '../../../src/server/graph/scopes.ts';
import { BROWSER, service } from '../../support/principals.ts';

/** Where an operation asks for what it may not, and why. */
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

const SECRET = 'SetupIntent.clientSecret needs the scope setup_intents:client_secret.';

describe('an operation', () => {
  it.each([
    ['asks for what the scopes allow', '{ setupIntents { nodes { id customer { name } } } }'],
    ['asks about the graph itself', '{ __schema { queryType { name } } __typename }'],
    [
      'leaves out what they do not allow',
      '{ setupIntents { nodes { id clientSecret @include(if: false) } } }',
    ],
    ['skips it', '{ setupIntents { nodes { id ... @skip(if: true) { clientSecret } } } }'],
  ])('is allowed when it %s', (_, source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it('names each field that is not allowed, at its place', () => {
    const source = `{ all: setupIntents { edges { node { secret: clientSecret } } nodes { ...F } } }
      fragment F on SetupIntent { ... on Node { ... on SetupIntent { clientSecret } } }`;
    expect(problemsOf(source)).toEqual([
      `all.edges.node.secret: ${SECRET}`,
      `all.nodes.clientSecret: ${SECRET}`,
    ]);
  });

  it('follows its variables', () => {
    const source =
      'query ($with: Boolean!) { setupIntents { nodes { id clientSecret @include(if: $with) } } }';
    expect(problemsOf(source, undefined, { with: false })).toEqual([]);
    expect(problemsOf(source, undefined, { with: true })).toHaveLength(1);
  });

  it('is told once of a fragment that multiplies', () => {
    const fragments = Array.from(
      { length: 30 },
      (_, index) => `fragment F${index} on SetupIntent { ...F${index + 1} a${index}: id ...F${index + 1} }`,
    );
    const source = `{ setupIntents { nodes { ...F0 } } } ${fragments.join(' ')} fragment F30 on SetupIntent { clientSecret }`;
    expect(problemsOf(source)).toHaveLength(1);
  });

  it('reads no lists below what it wrote without the scope to read', () => {
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

  it('changes nothing without the scope to write', () => {
    const source = 'mutation { cancelSetupIntent(input: { id: "seti_1" }) { __typename } }';
    expect(problemsOf(source)).toEqual([
      'cancelSetupIntent: Mutation.cancelSetupIntent needs the scope setup_intents:write.',
    ]);
  });
});

describe('a browser with a publishable key', () => {
  it('may ask for one intent and its secret, confirm it, and verify it', () => {
    const write = (name: string) =>
      `mutation { ${name}(input: { id: "seti_1", clientSecret: "s" }) { __typename } }`;
    expect(problemsOf('{ setupIntent(id: "seti_1", clientSecret: "s") { clientSecret } }', BROWSER)).toEqual(
      [],
    );
    expect(problemsOf(write('confirmSetupIntent'), BROWSER)).toEqual([]);
    expect(problemsOf(write('verifySetupIntentMicrodeposits'), BROWSER)).toEqual([]);
  });

  it.each([
    ['{ setupIntents { nodes { id } } }', 'setupIntents'],
    ['{ node(id: "seti_1") { id } }', 'node'],
    ['{ nodes(ids: []) { id } }', 'nodes'],
    ['{ customer { id } }', 'customer'],
    ['{ paymentMethod(id: "pm_1") { id } }', 'paymentMethod'],
    ['mutation { createSetupIntent(input: {}) { __typename } }', 'createSetupIntent'],
    ['mutation { updateSetupIntent(input: { id: "seti_1" }) { __typename } }', 'updateSetupIntent'],
    ['mutation { cancelSetupIntent(input: { id: "seti_1" }) { __typename } }', 'cancelSetupIntent'],
  ])('may not ask %s', (source, field) => {
    expect(problemsOf(source, BROWSER)).toEqual([
      expect.stringMatching(
        new RegExp(`^${field}: \\w+\\.${field} is not for callers with a publishable key`),
      ),
    ]);
  });
});
