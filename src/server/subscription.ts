import {
  type ExecutionResult,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../schema/context.ts';
import type { IntentItem } from '../schema/setup-intent/events.ts';
import type { CompiledField } from './execution/compiled-field.ts';

/** The states of so many intents are compared with the next one in a subscription to many intents. */
const MAX_STATES = 1000;

const CURSORS = new WeakMap<object, string>();

/** The cursor of a result of a subscription; undefined for results without one. */
export function cursorOf(result: object): string | undefined {
  return CURSORS.get(result);
}

/** Calls the `subscribe` function of a root field. Rejects as the function does. */
export async function itemsOf(
  { definition, nodes: [node] }: CompiledField,
  values: Record<string, unknown>,
  context: Context,
): Promise<AsyncIterable<IntentItem>> {
  const args = node ? getArgumentValues(definition, node, values) : {};
  // The fields of this schema do not use `info` to subscribe.
  const items: unknown = await definition.subscribe?.(undefined, args, context, {} as GraphQLResolveInfo);
  return items as AsyncIterable<IntentItem>;
}

interface SubscriptionOptions {
  /** The root field. */
  readonly field: CompiledField;
  /** The result of the operation for one item. */
  readonly execute: (item: IntentItem) => Promise<ExecutionResult>;
}

/**
 * The results of a subscription, without those that would repeat the selected state of an intent. The next item is read
 * only when the client has taken the one before, so that states never go backward.
 */
export async function* resultsOf(
  items: AsyncIterable<IntentItem>,
  { field, execute }: SubscriptionOptions,
): AsyncGenerator<ExecutionResult, void, void> {
  const states = new LRUCache<string, string>({ max: MAX_STATES });
  for await (const intentItem of items) {
    const result = await execute(intentItem);
    const { item, objectId } = intentItem;
    if (item.isHidden) continue;
    const state = result.errors || objectId === null ? null : stateIn(result, field);
    const isRepeated = state !== null && !item.gap && states.get(objectId ?? '') === state;
    if (state !== null && objectId !== null) states.set(objectId, state);
    if (isRepeated) continue;
    CURSORS.set(result, item.cursor);
    yield result;
  }
}

/** The selected state of the intent; null if it is not selected. */
function stateIn({ data }: ExecutionResult, field: CompiledField): string | null {
  const type = getNamedType(field.definition.type);
  const event: unknown = data?.[field.key];
  if (!isObjectType(type) || typeof event !== 'object' || event === null) return null;
  const keys = field
    .fieldsOf(type)
    .flatMap(({ key, definition: { name } }) => (name === 'setupIntent' ? [key] : []));
  const states = keys.map((key) => (event as Readonly<Record<string, unknown>>)[key]);
  return states.length === 0 ? null : JSON.stringify(states);
}
