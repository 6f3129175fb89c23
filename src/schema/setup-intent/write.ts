import type { InputRef } from '@pothos/core';
import type { Stripe as Wire } from 'stripe';
import type { FieldCall } from '../../planner/upstream.ts';
import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import { setupIntents } from '../../stripe/resources/setup-intents.ts';
import { missing } from '../access/ownership.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { writeErrors } from '../errors.ts';
import { PaymentMethodNode, SetupIntentNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import type { WriteResult } from '../relay/from-payload.ts';
import { loadById } from '../relay/stripe-node.ts';
import { type Send, type WriteInput, write } from '../write.ts';
import { setupIntentFromPayload } from './setup-intent.ts';

interface Payload extends WriteResult {
  readonly setupIntent: Wire.SetupIntent;
  readonly requestId: string | null;
}

interface MutationOptions {
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
export function setupIntentMutation(options: MutationOptions): void {
  const { name, description, input, inputDescription, operation, publishable = false } = options;
  const { triesPaymentMethod } = options;
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
        const given = args.input as WriteInput;
        const written = { object: 'setup_intent', sender: senderOf(operation), triesPaymentMethod } as const;
        const { object: setupIntent, ...result } = await write(given, written, context, info);
        return { ...result, setupIntent, clientSecret: given.clientSecret ?? null };
      },
    }),
  );
}

/** Sends an operation, after checks of the client secret, the id and the owners. */
function senderOf(operation: MutationOptions['operation']) {
  return (input: WriteInput, context: Context): Send<Wire.SetupIntent> => {
    const { policy, stripe } = context;
    policy.checkClientSecret(input.clientSecret ?? null, ['input', 'clientSecret']);
    const send = operation === 'create' ? stripe.setupIntents.create : changeOf(operation, input, context);
    return async (params, options) => {
      if (policy.checksOwners) await checkOwners(input, context);
      return send(operation === 'create' ? policy.withCustomer(params) : params, options);
    };
  };
}

/** @throws BAD_USER_INPUT for an invalid id */
function changeOf(
  operation: Exclude<MutationOptions['operation'], 'create'>,
  { id }: WriteInput,
  { stripe }: Context,
): Send<Wire.SetupIntent> {
  const intent = parseId(SetupIntentId, id ?? '', ['input', 'id']);
  return (params, options) => stripe.setupIntents[operation](intent, params, options);
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
