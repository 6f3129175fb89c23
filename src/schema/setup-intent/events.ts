import type { GraphQLResolveInfo } from 'graphql';
import type { Stripe } from 'stripe';
import type { SetupIntentEventType } from '../../events/event.ts';
import { type Cursor, parseCursor } from '../../events/event-log.ts';
import {
  type OpenStream,
  type StreamItem,
  type StreamOptions,
  TooManyStreamsError,
} from '../../events/streams.ts';
import { selects } from '../../planner/selection.ts';
import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import { CustomerId, SetupIntentId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badUserInput, codedError, quoted } from '../error-codes.ts';
import { SetupIntentNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { loadById, retrieves, wanted } from '../relay/stripe-node.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { loadBySecret } from './query.ts';

const EventType = stripeEnum<SetupIntentEventType>('SetupIntentEventType', {
  description:
    'A change of a setup intent that Stripe reports. Stripe does not report updates of fields such as `metadata` or `description`.',
  values: {
    'setup_intent.created': 'The intent was created.',
    'setup_intent.requires_action':
      'The customer has to authenticate, or to do another step of `nextAction`.',
    'setup_intent.setup_failed': 'An attempt to set up the payment method has failed.',
    'setup_intent.succeeded': 'The payment method was set up, and the intent does not change any more.',
    'setup_intent.canceled': 'The intent was canceled and does not change any more.',
  },
});

/** An item of a stream, with the intent that has to be read for it. */
export interface IntentItem {
  readonly item: StreamItem;
  /** Null if the item has no intent. */
  readonly objectId: SetupIntentId | null;
  readonly clientSecret: string | null;
  /** Whether the subscription is for many intents. */
  readonly isOfMany: boolean;
}

/** Statuses after which an intent does not change. */
const FINAL: ReadonlySet<string> = new Set(['succeeded', 'canceled']);

const SetupIntentEvent = builder.objectRef<IntentItem>('SetupIntentEvent').implement({
  description: 'A change of a setup intent, or its state when the subscription began.',
  fields: (t) => ({
    cursor: t.string({
      nullable: false,
      description:
        'The position of this item in the stream. Pass the cursor of the last item as `after` to resume an interrupted subscription.',
      resolve: ({ item }) => item.cursor,
    }),
    type: t.field({
      type: EventType,
      description: 'The reported change; null for the state at the beginning, and after a gap.',
      resolve: ({ item }) => item.event?.type ?? null,
    }),
    createdAt: t.field({
      type: 'DateTime',
      description:
        'The time at which Stripe created the event; null for the state at the beginning, and after a gap.',
      resolve: ({ item }) => item.event?.createdAt ?? null,
    }),
    gap: t.boolean({
      nullable: false,
      description:
        'Whether events before this item may be missing, because the gateway no longer knows them. `setupIntent` is current in any case.',
      resolve: ({ item }) => item.gap,
    }),
    setupIntent: t.field({
      type: SetupIntentNode.ref,
      description:
        'The intent at or after the event, never older than in an earlier item. Null in the first item of `setupIntents`, and for an intent that the caller may not see.',
      resolve: (intentItem, _args, context, info) =>
        readItem(intentItem, { context, expand: wanted(context, info) }),
    }),
  }),
});

/** The intent of an item; null if it has none. Also decides whether the item is the last, and whether it is hidden. */
async function readItem(
  { item, objectId, clientSecret, isOfMany }: IntentItem,
  options: LoadOptions,
): Promise<Stripe.SetupIntent | null> {
  if (!objectId) return null;
  try {
    const intent = await loadIntent(objectId, clientSecret, options);
    if (intent && FINAL.has(intent.status)) item.isLast = true;
    return intent;
  } catch (error) {
    if (!(error instanceof StripeInvalidRequestError && error.isMissingObject)) throw error;
    item.isLast = true;
    item.isHidden = isOfMany;
    throw error;
  }
}

/** Reads the intent of an item whose field `setupIntent` is not selected, because access depends on it. */
async function checkedItem(
  item: IntentItem,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<IntentItem> {
  if (!selects(info, 'setupIntent')) await readItem(item, { context, expand: [] });
  return item;
}

builder.subscriptionType({
  description:
    'All subscriptions: changes as they happen, over server-sent events or as a multipart response.',
});

const AFTER = 'Resumes after the item with this cursor.';

builder.subscriptionField('setupIntent', (t) =>
  t.field({
    type: SetupIntentEvent,
    nullable: true,
    description:
      'The current state of a setup intent, and its state after each change. The subscription completes once the intent succeeds or is canceled.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the intent (`seti_…`).' }),
      clientSecret: t.arg.string({
        description: 'The client secret of the intent. Callers with a publishable key must pass it.',
      }),
      after: t.arg.string({
        description: `${AFTER} Without a cursor, the first item is the current state.`,
      }),
    },
    upstream: retrieves(SetupIntentNode, 'clientSecret'),
    access: { scopes: ['setup_intents:read'], publishable: true },
    subscribe: async (_root, { id: givenId, clientSecret = null, after }, context) => {
      const id = parseId(SetupIntentId, givenId, ['id']);
      context.policy.checkClientSecret(clientSecret, ['clientSecret']);
      const resume = { cursor: cursorFrom(context, after), clientSecret, id };
      // Without a cursor, the first item is the state of the intent, so it is read anyway.
      const intent = resume.cursor && (await loadIntent(id, clientSecret, { context, expand: [] }));
      const isFinal = intent !== null && FINAL.has(intent.status);
      return itemsOf(context, { objectId: id }, { ...resume, isFinal });
    },
    resolve: (item, _args, context, info) => checkedItem(item, context, info),
  }),
);

builder.subscriptionField('setupIntents', (t) =>
  t.field({
    type: SetupIntentEvent,
    nullable: true,
    description:
      'The changes of all setup intents that the caller may see. The first item has a cursor and no intent.',
    args: {
      customer: t.arg.id({ description: 'Only intents of this customer (`cus_…`).' }),
      after: t.arg.string({
        description: `${AFTER} Without a cursor, only changes from now on are reported.`,
      }),
    },
    upstream: { calls: () => [{ method: 'GET', path: SetupIntentNode.retrieve }] },
    access: { scopes: ['setup_intents:read'] },
    subscribe: (_root, { customer: given, after }, context) => {
      const { policy } = context;
      const customer = given == null ? null : parseId(CustomerId, given, ['customer']);
      if (customer !== null) policy.checkFilters({ customer }, []);
      const filter = policy.withCustomer({ ...(customer !== null && { customer }) });
      const bound = typeof filter.customer === 'string' ? filter.customer : null;
      return itemsOf(
        context,
        { account: policy.principal.account, customer: bound },
        { cursor: cursorFrom(context, after), clientSecret: null, id: null, isFinal: false },
      );
    },
    resolve: (item, _args, context, info) => checkedItem(item, context, info),
  }),
);

interface Resume {
  readonly cursor: Cursor | null;
  readonly clientSecret: string | null;
  /** The intent of a subscription to one intent. */
  readonly id: SetupIntentId | null;
  /** Whether this intent changes no more. */
  readonly isFinal: boolean;
}

/** The items of a subscription. */
export interface IntentItems extends AsyncIterableIterator<IntentItem, undefined> {
  /** Ends the subscription, also while an item is awaited. */
  readonly close: () => void;
}

/** @throws RATE_LIMITED if there are too many streams */
function itemsOf(
  context: Context,
  interest: StreamOptions['interest'],
  { cursor, clientSecret, id, isFinal }: Resume,
): IntentItems {
  const { policy, streams, signal } = context;
  const { account } = policy.principal;
  const options = { interest, account, after: cursor, isFinal, signal, group: policy.streamGroup(id) };
  return new StreamedIntents(
    opened(() => streams.open(options)),
    { clientSecret, id },
  );
}

class StreamedIntents implements IntentItems {
  readonly #stream: OpenStream;
  readonly #clientSecret: string | null;
  readonly #id: SetupIntentId | null;
  #last: StreamItem | null = null;

  constructor(stream: OpenStream, { clientSecret, id }: Pick<Resume, 'clientSecret' | 'id'>) {
    this.#stream = stream;
    this.#clientSecret = clientSecret;
    this.#id = id;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** Rejects with UPSTREAM_UNAVAILABLE if the log fails, so that clients try again. */
  next(): Promise<IteratorResult<IntentItem, undefined>> {
    // A subscription to many intents does not end with one of them.
    if (this.#last && this.#id === null) this.#last.isLast = false;
    return this.#stream.next().then(this.#intentItem, unavailable);
  }

  close(): void {
    this.#stream.close();
  }

  readonly #intentItem = (
    step: IteratorResult<StreamItem, undefined>,
  ): IteratorResult<IntentItem, undefined> => {
    if (step.done) return step;
    const item = step.value;
    this.#last = item;
    const objectId = this.#id ?? SetupIntentId.parse(item.event?.objectId ?? '');
    const isOfMany = this.#id === null;
    return { done: false, value: { item, objectId, clientSecret: this.#clientSecret, isOfMany } };
  };
}

/** @throws UPSTREAM_UNAVAILABLE */
function unavailable(cause: unknown): never {
  const error = codedError('UPSTREAM_UNAVAILABLE', 'The log of events does not answer. Try again later.');
  throw Object.assign(error, { cause });
}

/** @throws RATE_LIMITED if there are too many streams */
function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof TooManyStreamsError)) throw error;
    throw codedError('RATE_LIMITED', 'Too many subscriptions are open: close some, or try again later.', {
      retryAfterMs: 1000,
    });
  }
}

/**
 * The cursor to resume from. The header wins, because a browser that reconnects sends its first address again.
 * @throws BAD_USER_INPUT for a text that is not a cursor
 */
function cursorFrom({ lastEventId }: Context, after: string | null | undefined): Cursor | null {
  const text = lastEventId ?? after;
  if (text === null || text === undefined || text === '') return null;
  if (parseCursor(text)) return text as Cursor;
  const source = lastEventId === null ? 'after' : 'Last-Event-ID';
  throw badUserInput(['after'], `${source}: ${quoted(text)} is not a cursor of a subscription.`);
}

interface LoadOptions {
  readonly context: Context;
  readonly expand: readonly string[];
}

/** Rejects with a `StripeError`, also if the intent is hidden. */
async function loadIntent(
  id: SetupIntentId,
  clientSecret: string | null,
  { context, expand }: LoadOptions,
): Promise<Stripe.SetupIntent | null> {
  return clientSecret === null
    ? loadById(SetupIntentNode, id, { context, expand })
    : loadBySecret(id, { clientSecret, context, expand });
}

const DEFAULT_WAIT_MS = 25_000;
const MAX_WAIT_MS = 60_000;

/** Statuses that change without the customer or the merchant. */
const WAITING: ReadonlySet<string> = new Set(['requires_action', 'processing']);

builder.queryField('waitForSetupIntent', (t) =>
  t.field({
    type: SetupIntentNode.ref,
    description:
      'Waits until the status of a setup intent is neither REQUIRES_ACTION nor PROCESSING, or until the timeout, and returns the intent. For the page to which the customer returns after 3-D Secure.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the intent (`seti_…`).' }),
      clientSecret: t.arg.string({
        description: 'The client secret of the intent. Callers with a publishable key must pass it.',
      }),
      timeoutMs: t.arg.int({
        description: 'The maximum time to wait, in milliseconds: 25,000 by default, at most 60,000.',
      }),
    },
    upstream: retrieves(SetupIntentNode, 'clientSecret'),
    access: { scopes: ['setup_intents:read'], publishable: true },
    resolve: async (_root, { id: givenId, clientSecret = null, timeoutMs }, context, info) => {
      const id = parseId(SetupIntentId, givenId, ['id']);
      const waitMs = timeoutMs ?? DEFAULT_WAIT_MS;
      if (waitMs < 0 || waitMs > MAX_WAIT_MS)
        throw badUserInput(['timeoutMs'], `\`timeoutMs\` must be from 0 to ${MAX_WAIT_MS}: ${waitMs}.`);
      context.policy.checkClientSecret(clientSecret, ['clientSecret']);
      const { streams, signal, loaders, stripe, policy } = context;
      const endsAt = stripe.now() + waitMs;
      const { account } = policy.principal;
      for (let isOver = false; ; ) {
        // Events that arrive during the read must not be lost, so this comes first.
        const next = streams.next(id, { account, ms: Math.max(0, endsAt - stripe.now()), signal });
        try {
          const intent = await loadIntent(id, clientSecret, { context, expand: wanted(context, info) });
          if (!intent || !WAITING.has(intent.status) || isOver) return intent;
          isOver = !(await next.event);
        } finally {
          next.end();
        }
        // The next read must neither return nor join an earlier one.
        loaders.clear();
        stripe.expectChanges();
      }
    },
  }),
);
