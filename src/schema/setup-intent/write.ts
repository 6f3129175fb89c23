import type { InputRef } from '@pothos/core';
import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Stripe as Wire } from 'stripe';
import type { FieldCall } from '../../planner/upstream.ts';
import type { StripeResponse } from '../../stripe/call.ts';
import type { StripeApi } from '../../stripe/client.ts';
import { StripeApiError, StripeConnectionError, StripeIdempotencyError } from '../../stripe/errors.ts';
import type { FormParams } from '../../stripe/form.ts';
import { idempotencyKeyProblem, pathScopedKey } from '../../stripe/idempotency.ts';
import { PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { missing } from '../access/ownership.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badUserInput } from '../error-codes.ts';
import { WRITE_ERRORS, writeErrorFrom } from '../errors.ts';
import { SetupIntentNode } from '../nodes.ts';
import { argumentType, inputPathFrom, nullRuleOf, paramsFrom, parseId } from '../params.ts';
import type { WriteResult } from '../relay/from-payload.ts';
import { loadById } from '../relay/stripe-node.ts';
import { setupIntentFromPayload } from './setup-intent.ts';

/** What the inputs of all mutations have in common. */
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

type Send = (
  stripe: StripeApi,
  params: FormParams,
  options: { readonly idempotencyKey: string },
) => Promise<StripeResponse<Wire.SetupIntent>>;

interface WriteOptions {
  /** Of the field, and of its types with a capital. */
  readonly name: string;
  readonly description: string;
  readonly input: InputRef<object>;
  /** Whether a browser with a publishable key and the client secret may ask for it; false unless given. */
  readonly publishable?: boolean;
  /** Whether it tries a payment method, which a customer may do only so often; false unless given. */
  readonly triesPaymentMethod?: boolean;
  /** Where the write goes: `/v1/setup_intents/:id/confirm`. */
  readonly path: string;
}

interface WriteToNew extends WriteOptions {
  readonly send: Send;
}

interface WriteToExisting extends WriteOptions {
  readonly sendTo: (id: SetupIntentId) => Send;
}

/** One key is one change, however often it is sent; what the key does not cover is told in the descriptions. */
export const IDEMPOTENCY_KEY =
  'Your own key for this change, of up to 255 characters: asking again with it and the same input changes nothing twice. By default the HTTP header `Idempotency-Key` with the place of this field, or else a new key.';

/** Defines a mutation that changes one setup intent: its payload, its result union and its resolver. */
export function setupIntentMutation(options: WriteToNew | WriteToExisting): void {
  const { name, description, input } = options;
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const PayloadRef = builder.objectRef<Payload>(`${typeName}Payload`).implement({
    description: `What ${name} gives when it succeeds.`,
    fields: (t) => ({
      setupIntent: t.field(setupIntentFromPayload('The intent as it is now.')),
      idempotentReplayed: t.exposeBoolean('idempotentReplayed', {
        description:
          'Whether Stripe repeated its response to an earlier request with the same idempotency key. `setupIntent` is the intent as it is now even then.',
      }),
      requestId: t.exposeString('requestId', { description: "Stripe's id of the request." }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: PayloadRef,
      description,
      upstream: {
        calls: ({ input: given }, customer) => [
          ...(customer !== null ? checksOf(given as WriteInput | undefined) : []),
          { method: 'POST', path: options.path },
        ],
      },
      access: {
        scopes: ['setup_intents:write'],
        publishable: options.publishable === true,
      },
      args: {
        input: t.arg({
          type: input,
          required: true,
          description: 'What to change.',
        }),
      },
      errors: {
        types: WRITE_ERRORS,
        union: {
          name: `${typeName}Result`,
          description: `What came of ${name}: the payload, or what the caller can mend.`,
        },
      },
      resolve: (_root, args, context, info) => write(args.input as WriteInput, options, context, info),
    }),
  );
}

async function write(
  input: WriteInput,
  options: WriteToNew | WriteToExisting,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Payload> {
  const { id, idempotencyKey: givenKey, ...changes } = input;
  const type = argumentType(info, 'input');
  const idempotencyKey = idempotencyKeyFrom(givenKey, context, info);
  const { policy } = context;
  const clientSecret = input.clientSecret ?? null;
  if (!policy.mayFetch && !clientSecret)
    throw badUserInput(['input', 'clientSecret'], 'is needed by callers with a publishable key.');
  const send =
    'send' in options ? options.send : options.sendTo(parseId(SetupIntentId, id ?? '', ['input', 'id']));
  const params = paramsFrom(changes, type, { nulls: nullRuleOf(type), path: ['input'] });
  policy.checkParams(params);
  const upstreamKey = policy.idempotencyKey(idempotencyKey);
  if (options.triesPaymentMethod) policy.countAttempt(context.cardTestingLimit, idempotencyKey);
  try {
    if (policy.checksOwners) await checkOwners(input, context);
    const sent = id === undefined ? policy.withCustomer(params) : params;
    const answer = await send(context.stripe, sent, { idempotencyKey: upstreamKey });
    const { object: setupIntent, requestId, idempotentReplayed } = answer;
    return { setupIntent, requestId, idempotentReplayed, clientSecret };
  } catch (error) {
    logUnknownOutcome(error, context, info);
    const told = withOwnKey(error, { upstreamKey, idempotencyKey });
    throw writeErrorFrom(policy.writeError(told), {
      idempotencyKey,
      clientSecret,
      inputPath: (param) => inputPathFrom(param, type, input),
    });
  } finally {
    // Whatever came of it, no copy from before can be trusted.
    context.loaders.clear();
  }
}

/** The reads that have to show that everything which a customer names is within their reach. */
function checksOf({ id, paymentMethod }: WriteInput = {}): FieldCall[] {
  const check = (path: string) => [{ method: 'GET', path, checkOnly: true } as const];
  return [
    ...(id === undefined ? [] : check(`/v1/setup_intents/${id}`)),
    ...(typeof paymentMethod === 'string' ? check(`/v1/payment_methods/${paymentMethod}`) : []),
  ];
}

/**
 * Checks that the objects which an input names are visible to the caller.
 * @throws StripeInvalidRequestError, the same for an object of another customer as for a missing one
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

/** Stripe names the key that it was given; its owner knows another. */
function withOwnKey(
  error: unknown,
  { upstreamKey, idempotencyKey }: { readonly upstreamKey: string; readonly idempotencyKey: string },
): unknown {
  if (!(error instanceof StripeIdempotencyError) || upstreamKey === idempotencyKey) return error;
  const message = error.message.replaceAll(upstreamKey, idempotencyKey);
  const { status, requestId, body, advice } = error;
  return new StripeIdempotencyError(message, { status, requestId, body, advice, cause: error });
}

/** A write without an answer is data to its caller, and news to whoever runs the gateway. */
function logUnknownOutcome(error: unknown, { log, requestId }: Context, info: GraphQLResolveInfo): void {
  if (!(error instanceof StripeApiError || error instanceof StripeConnectionError)) return;
  const stripe = { status: error.status, requestId: error.requestId, error: error.name };
  log.warn({ requestId, field: info.fieldName, stripe }, 'The outcome of a write is unknown');
}

/** The input's key; else the header's with the place of the field, so that two fields never share one; else a new one. */
function idempotencyKeyFrom(
  given: string | null | undefined,
  { idempotencyHeader, newIdempotencyKey }: Context,
  info: GraphQLResolveInfo,
): string {
  if (given !== null && given !== undefined) {
    const problem = idempotencyKeyProblem(given);
    if (problem) throw badUserInput(['input', 'idempotencyKey'], `${problem}.`);
    return given;
  }
  if (idempotencyHeader === null) return newIdempotencyKey();
  const problem = idempotencyKeyProblem(idempotencyHeader);
  if (problem) throw badUserInput(['Idempotency-Key (the HTTP header)'], `${problem}.`);
  return pathScopedKey(idempotencyHeader, responsePathAsArray(info.path).join('.'));
}
