import type { InputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Stripe as Wire } from 'stripe';
import type { FieldCall } from '../../planner/upstream.ts';
import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { missing } from '../access/ownership.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { invalidInputFrom, writeErrorFrom, writeErrors } from '../errors.ts';
import { PaymentMethodNode, SetupIntentNode } from '../nodes.ts';
import { argumentType, inputPathFrom, nullRuleOf, paramsFrom, parseId } from '../params.ts';
import type { WriteResult } from '../relay/from-payload.ts';
import { loadById } from '../relay/stripe-node.ts';
import { idempotencyKeyFrom, logUnknownOutcome, withOwnKey } from '../write.ts';
import { setupIntentFromPayload } from './setup-intent.ts';

/** The fields that the inputs of all mutations have in common. */
interface WriteInput {
  readonly id?: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly clientSecret?: string | null | undefined;
  readonly [field: string]: unknown;
}

interface Payload extends WriteResult {
  readonly setupIntent: Wire.SetupIntent;
  readonly requestId: string | null;
}

interface WriteOptions {
  /** The name of the field. Its types have the same name, capitalized, with suffixes. */
  readonly name: string;
  readonly description: string;
  readonly input: InputRef<object>;
  readonly inputDescription: string;
  /** The Stripe operation that it sends. */
  readonly operation: Exclude<keyof typeof setupIntents, 'list' | 'retrieve'>;
  /** Whether callers with a publishable key and the client secret may use it; false by default. */
  readonly publishable?: boolean;
  /**
   * Whether it tries a payment method, which can be declined. It then counts toward `CardTestingLimit`. False by
   * default.
   */
  readonly triesPaymentMethod?: boolean;
}

const currentIntent = setupIntentFromPayload('The current state of the setup intent.');

/** @throws StripeInvalidRequestError for a replayed write whose intent now belongs to another customer */
function visibleIntent(intent: Wire.SetupIntent | null): Wire.SetupIntent {
  if (!intent) throw missing();
  return intent;
}

const SetupIntentPayloadRef = builder.interfaceRef<Payload>('SetupIntentPayload').implement({
  description:
    'The result of a successful write to a setup intent. A fragment on this interface works for all mutations of setup intents.',
  fields: (t) => ({
    setupIntent: t.field({
      ...currentIntent,
      nullable: false,
      resolve: (payload, args, context, info) => {
        const intent = currentIntent.resolve(payload, args, context, info);
        return intent instanceof Promise ? intent.then(visibleIntent) : visibleIntent(intent);
      },
    }),
    idempotentReplayed: t.exposeBoolean('idempotentReplayed', {
      nullable: false,
      description:
        'Whether Stripe replayed its response to an earlier request with the same idempotency key. `setupIntent` has the current state even then.',
    }),
    requestId: t.exposeString('requestId', {
      description: "Stripe's id of the request (`req_…`), which Stripe's support asks for.",
    }),
  }),
});

/** Defines a mutation that changes one setup intent: its payload, its result union and its resolver. */
export function setupIntentMutation(options: WriteOptions): void {
  const { name, description, input, inputDescription, operation, publishable = false } = options;
  const { method, path } = setupIntents[operation];
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const PayloadRef = builder.objectRef<Payload>(`${typeName}Payload`).implement({
    description: `The result of a successful ${name}.`,
    interfaces: [SetupIntentPayloadRef],
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: PayloadRef,
      description,
      upstream: {
        calls: ({ input: given }, customer) => [
          ...(customer !== null ? ownerChecks(given as WriteInput | undefined) : []),
          { method, path },
        ],
      },
      access: { scopes: ['setup_intents:write'], publishable },
      args: {
        input: t.arg({ type: input, required: true, description: inputDescription }),
      },
      errors: {
        types: writeErrors(options),
        union: {
          name: `${typeName}Result`,
          description: `The result of ${name}: the payload, or an error that the caller can handle.`,
        },
      },
      resolve: async (_root, args, context, info) => {
        try {
          return await write(args.input as WriteInput, options, context, info);
        } catch (error) {
          throw invalidInputFrom(error);
        }
      },
    }),
  );
}

async function write(
  input: WriteInput,
  options: WriteOptions,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Payload> {
  const { id, idempotencyKey: givenKey, ...changes } = input;
  const type = argumentType(info, 'input');
  const idempotencyKey = idempotencyKeyFrom(givenKey, context, info);
  const { policy } = context;
  const clientSecret = input.clientSecret ?? null;
  policy.checkClientSecret(clientSecret, ['input', 'clientSecret']);
  const send = sender(options.operation, id, context);
  const params = paramsFrom(changes, type, { nulls: nullRuleOf(type), path: ['input'] });
  const inputPath = (param: string) => inputPathFrom(param, type, input);
  policy.checkParams('setup_intent', params, inputPath);
  const upstreamKey = policy.idempotencyKey(idempotencyKey);
  if (options.triesPaymentMethod) await policy.countAttempt(context.cardTestingLimit, idempotencyKey);
  try {
    if (policy.checksOwners) await checkOwners(input, context);
    const sent = id === undefined ? policy.withCustomer(params) : params;
    const response = await send(sent, { idempotencyKey: upstreamKey });
    const { object: setupIntent, requestId, idempotentReplayed } = response;
    return { setupIntent, requestId, idempotentReplayed, clientSecret };
  } catch (error) {
    logUnknownOutcome(error, context, info);
    const ownError = withOwnKey(error, { upstreamKey, idempotencyKey });
    throw writeErrorFrom(policy.writeError(ownError), {
      idempotencyKey,
      clientSecret,
      inputPath,
      triesPaymentMethod: options.triesPaymentMethod,
    });
  } finally {
    // Even a failed write may have changed any of the loaded objects.
    context.loaders.clear();
  }
}

/** @throws BAD_USER_INPUT for an invalid id */
function sender(operation: WriteOptions['operation'], id: string | undefined, { stripe }: Context) {
  if (operation === 'create') return stripe.setupIntents.create;
  const intent = parseId(SetupIntentId, id ?? '', ['input', 'id']);
  return (...args: Parameters<typeof stripe.setupIntents.create>) =>
    stripe.setupIntents[operation](intent, ...args);
}

/** The calls of `checkOwners`, for the planner. */
function ownerChecks({ id, paymentMethod }: WriteInput = {}): FieldCall[] {
  const check = (retrieve: string, checked: string) => [
    { method: 'GET', path: pathWithId(retrieve, checked), checkOnly: true } as const,
  ];
  return [
    ...(id === undefined ? [] : check(SetupIntentNode.retrieve, id)),
    ...(typeof paymentMethod === 'string' ? check(PaymentMethodNode.retrieve, paymentMethod) : []),
  ];
}

/**
 * Checks that the caller can see the objects whose ids are in the input.
 * @throws StripeInvalidRequestError if an object is missing, or belongs to another customer: the error is the same
 */
async function checkOwners({ id, paymentMethod }: WriteInput, context: Context): Promise<void> {
  const { loaders, policy } = context;
  const intent = id === undefined ? null : SetupIntentId.parse(id);
  if (intent) await loadById(SetupIntentNode, intent, { context, expand: [] });
  const method = typeof paymentMethod === 'string' ? PaymentMethodId.parse(paymentMethod) : null;
  if (method) {
    const found = await loaders.paymentMethods.loadOrNull(method);
    if (policy.visible(found) === null) throw missing('payment_method');
  }
}
