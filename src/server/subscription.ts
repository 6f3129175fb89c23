import { createHash } from 'node:crypto';
import {
  type ExecutionResult,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Context } from '../schema/context.ts';
import type { IntentItem, IntentItems } from '../schema/setup-intent/events.ts';
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
): Promise<IntentItems> {
  const args = node ? getArgumentValues(definition, node, values) : {};
  // The fields of this schema do not use `info` to subscribe.
  const items: unknown = await definition.subscribe?.(undefined, args, context, {} as GraphQLResolveInfo);
  return items as IntentItems;
}

interface SubscriptionOptions {
  /** The root field. */
  readonly field: CompiledField;
  /** The result of the operation for one item. */
  readonly execute: (item: IntentItem) => Promise<ExecutionResult>;
  /** The result for an error of the subscription itself, which ends it. */
  readonly failure: (error: unknown) => ExecutionResult;
}

/**
 * The results of a subscription, without those that would repeat the selected state of an intent. The next item is read
 * only when the client has taken the one before, so that states never go backward. If Stripe cannot be asked for a state,
 * the subscription ends without the cursor of that item: a client that resumes gets the state.
 */
export function resultsOf(
  items: IntentItems,
  options: SubscriptionOptions,
): AsyncIterableIterator<ExecutionResult> {
  return new Results(items, options);
}

type Step = IteratorResult<ExecutionResult, undefined>;

/** Not a generator, which takes more memory while it waits. */
class Results implements AsyncIterableIterator<ExecutionResult> {
  readonly #items: IntentItems;
  readonly #options: SubscriptionOptions;
  readonly #states = new States();
  #isOver = false;

  constructor(items: IntentItems, options: SubscriptionOptions) {
    this.#items = items;
    this.#options = options;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next(): Promise<Step> {
    try {
      while (!this.#isOver) {
        const { done, value: item } = await this.#items.next();
        const result = done ? null : await this.#resultOf(item);
        if (result) return { done: false, value: result };
        if (done) this.#isOver = true;
      }
      return { done: true, value: undefined };
    } catch (error) {
      await this.return();
      return { done: false, value: this.#options.failure(error) };
    }
  }

  async return(): Promise<Step> {
    this.#isOver = true;
    this.#items.close();
    return { done: true, value: undefined };
  }

  /** The result for an item; null if it must not be sent. */
  async #resultOf(intentItem: IntentItem): Promise<ExecutionResult | null> {
    const { field, execute } = this.#options;
    const result = await execute(intentItem);
    const { item, objectId } = intentItem;
    if (item.isHidden) return null;
    if (result.errors?.some(({ extensions }) => extensions.retryable)) {
      await this.return();
      return { ...result, data: { [field.key]: null } };
    }
    const state = result.errors || objectId === null ? null : stateIn(result, field);
    const isRepeated = state !== null && this.#states.replace(objectId ?? '', state) && !item.gap;
    if (isRepeated) return null;
    CURSORS.set(result, item.cursor);
    return result;
  }
}

/** The last states of intents. */
class States {
  /** In the order of their last change. */
  readonly #digests = new Map<string, string>();

  /** Returns whether the state equals the last one. */
  replace(id: string, state: string): boolean {
    // States may be long, and there is a copy for each subscriber.
    const digest = createHash('sha256').update(state).digest('base64');
    const isEqual = this.#digests.get(id) === digest;
    this.#digests.delete(id);
    this.#digests.set(id, digest);
    const [oldest] = this.#digests.keys();
    if (oldest !== undefined && this.#digests.size > MAX_STATES) this.#digests.delete(oldest);
    return isEqual;
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
