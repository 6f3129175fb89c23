import type { ExecutionResult } from 'graphql';
import { buildSchema, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { IntentItem, IntentItems } from '../../src/schema/setup-intent/events.ts';
import type { CompiledField } from '../../src/server/execution/compiled-field.ts';
import { CompiledOperation } from '../../src/server/execution/compiled-field.ts';
import { cursorOf, resultsOf } from '../../src/server/subscription.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { cursor } from '../support/events.ts';

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription { e: Event }
  type Event { cursor: String! setupIntent: Intent }
  type Intent { status: String }
`);

function fieldOf(selection: string): CompiledField {
  const [operation] = parse(`subscription { e { ${selection} } }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const source = { schema, operation: operation as OperationDefinitionNode, fragments: {}, conditions: {} };
  const [field] = new CompiledOperation(source).fields;
  if (!field) throw new Error('The operation selects no field.');
  return field;
}

const ITEM: IntentItem['item'] = {
  cursor: cursor('log.1-0'),
  event: null,
  gap: false,
  isLast: false,
  isHidden: false,
};
const intentItem = (position: number, item: Partial<IntentItem['item']> = {}, id = 'seti_1'): IntentItem => ({
  item: { ...ITEM, cursor: cursor(`log.${position}-0`), ...item },
  objectId: SetupIntentId.parse(id),
  clientSecret: null,
  isOfMany: false,
});

function itemsOf(items: readonly IntentItem[], failure?: Error): IntentItems & { closed: number } {
  const left = [...items];
  return {
    closed: 0,
    close() {
      this.closed += 1;
    },
    async next() {
      const value = left.shift();
      if (value) return { done: false, value };
      if (failure) throw failure;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const EVENT = 'cursor setupIntent { status }';
const failure = (error: unknown): ExecutionResult => ({ data: { failed: String(error) } });

async function cursorsOf(
  items: readonly IntentItem[],
  stateOf: (index: number) => unknown,
  { selection = EVENT, errors = false } = {},
) {
  let index = 0;
  const execute = async (): Promise<ExecutionResult> => {
    const data = { e: { cursor: 'c', setupIntent: stateOf(index) } };
    index += 1;
    return { data, ...(errors && { errors: [] }) };
  };
  const cursors: (string | undefined)[] = [];
  for await (const result of resultsOf(itemsOf(items), { field: fieldOf(selection), execute, failure }))
    cursors.push(cursorOf(result));
  return cursors;
}

describe('the results of a subscription', () => {
  const items = [1, 2, 3].map((position) => intentItem(position));
  const same = () => ({ status: 'a' });

  it('leave out states that equal the last one', async () => {
    expect(await cursorsOf(items, same)).toEqual(['log.1-0']);
    expect(await cursorsOf(items, (index) => ({ status: index === 1 ? 'b' : 'a' }))).toHaveLength(3);
  });

  it('compare the states of each intent', async () => {
    const two = [intentItem(1), intentItem(2, {}, 'seti_2'), intentItem(3)];
    expect(await cursorsOf(two, same)).toEqual(['log.1-0', 'log.2-0']);
  });

  it('contain every item with a gap or errors, and all if no state is selected', async () => {
    const gap = [intentItem(1), intentItem(2, { gap: true }), intentItem(3)];
    expect(await cursorsOf(gap, same)).toEqual(['log.1-0', 'log.2-0']);
    expect(await cursorsOf(items, same, { errors: true })).toHaveLength(3);
    expect(await cursorsOf(items, same, { selection: 'cursor' })).toHaveLength(3);
  });

  it('end with a retryable error, without the cursor of the item that could not be read', async () => {
    const error = new GraphQLError('Stripe does not answer.', { extensions: { retryable: true } });
    let reads = 0;
    const execute = async (): Promise<ExecutionResult> => {
      reads += 1;
      const data = { e: { cursor: 'c', setupIntent: { status: 'a' } } };
      return reads === 1 ? { data } : { data, errors: [error] };
    };
    const results: ExecutionResult[] = [];
    for await (const result of resultsOf(itemsOf(items), { field: fieldOf(EVENT), execute, failure }))
      results.push(result);
    expect(results).toHaveLength(2);
    expect(results[1]).toEqual({ data: { e: null }, errors: [error] });
    expect(results.map(cursorOf)).toEqual(['log.1-0', undefined]);
  });

  it('do not contain hidden items', async () => {
    expect(await cursorsOf([intentItem(1, { isHidden: true }), intentItem(2)], same)).toEqual(['log.2-0']);
  });

  it('end with the failure of the subscription', async () => {
    const results: unknown[] = [];
    const execute = async () => ({ data: { e: null } });
    const broken = itemsOf([intentItem(1)], new Error('The log is gone.'));
    for await (const result of resultsOf(broken, { field: fieldOf(EVENT), execute, failure }))
      results.push(result);
    expect(results).toEqual([{ data: { e: null } }, { data: { failed: 'Error: The log is gone.' } }]);
  });

  it('close the items when the client leaves before it has read any', async () => {
    const items = itemsOf([]);
    const results = resultsOf(items, { field: fieldOf(EVENT), execute: async () => ({}), failure });
    await results.return?.();
    expect(items.closed).toBe(1);
  });
});
