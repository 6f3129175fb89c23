import type { InputRef } from '@pothos/core';
import { type GraphQLInputObjectType, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { FieldCall } from '../planner/upstream.ts';
import type { StripeResponse } from '../stripe/call.ts';
import { StripeApiError, StripeConnectionError, StripeIdempotencyError } from '../stripe/errors.ts';
import type { FormParams } from '../stripe/form.ts';
import { idempotencyKeyProblem, pathScopedKey } from '../stripe/idempotency.ts';
import type { WriteOptions as SendOptions } from '../stripe/operation.ts';
import type { WrittenObject } from './access/customer-input.ts';
import type { WireObject } from './access/ownership.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badUserInput } from './error-codes.ts';
import { invalidInputFrom, writeErrorFrom, writeErrors } from './errors.ts';
import { argumentType, inputPathFrom, nullRuleOf, paramsFrom } from './params.ts';
import type { Access } from './plugins/field-options.ts';
import { fromPayload, type WriteResult } from './relay/from-payload.ts';
import type { StripeNode } from './relay/stripe-node.ts';

export const IDEMPOTENCY_KEY =
  'A unique key for this write, of up to 255 characters. A retry with the same key and input within 24 hours never writes twice. Default: the HTTP header `Idempotency-Key`, combined with the response path of the field, or a new key.';

/** The fields that the inputs of all mutations have in common. */
export interface WriteInput {
  readonly id?: string;
  readonly idempotencyKey?: string | null | undefined;
  readonly clientSecret?: string | null | undefined;
  readonly [field: string]: unknown;
}

/** Sends a write with these parameters, after checks that need calls. Rejects with a `StripeError`. */
export type Send<T> = (params: FormParams, options: SendOptions) => Promise<StripeResponse<T>>;

interface MutationOptions<T extends WireObject, Kind extends string> {
  /** The name of the field. Its types have the same name, capitalized, with suffixes. */
  readonly name: string;
  readonly description: string;
  readonly input: InputRef<object>;
  readonly inputDescription: string;
  readonly access: Access;
  /** The Stripe operation that it sends. */
  readonly operation: Pick<FieldCall, 'method' | 'path'>;
  readonly node: StripeNode<T, Kind>;
  /** The written object in the payload. */
  readonly payload: { readonly field: 'customer' | 'paymentMethod'; readonly description: string };
  /** The paths of the reads that check owners for a caller who is bound to a customer, for the planner. */
  readonly checks: (input: WriteInput) => readonly string[];
  /** Checks the id in the input. @throws BAD_USER_INPUT if it is invalid */
  readonly sender: (input: WriteInput, context: Context) => Send<T>;
}

/**
 * Defines a mutation that writes a customer or a payment method: its payload, its result union and its resolver. Setup
 * intents have their own, because of client secrets and declines.
 */
export function writeMutation<T extends WireObject, Kind extends string>(
  options: MutationOptions<T, Kind>,
): void {
  const { name, description, input, inputDescription, access, operation, node, payload, checks } = options;
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  const written = fromPayload(node, payload.field, { description: payload.description });
  const PayloadRef = builder.objectRef<Payload<T>>(`${typeName}Payload`).implement({
    description: `The result of a successful \`${name}\`.`,
    fields: (t) => ({
      [payload.field]: t.field({ ...written, nullable: false, resolve: written.resolve as never }),
      idempotentReplayed: t.exposeBoolean('idempotentReplayed', {
        nullable: false,
        description: `Whether Stripe replayed its response to an earlier request with the same idempotency key and wrote nothing new. \`${payload.field}\` is in its current state in both cases.`,
      }),
      requestId: t.exposeString('requestId', {
        description: "Stripe's id of the request (`req_…`), which Stripe's support asks for.",
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: PayloadRef,
      description,
      upstream: {
        calls: ({ input: given }, customer) => [
          ...(customer === null ? [] : checks((given ?? {}) as WriteInput).map(checkOf)),
          operation,
        ],
      },
      access,
      args: { input: t.arg({ type: input, required: true, description: inputDescription }) },
      errors: {
        types: writeErrors({}),
        union: {
          name: `${typeName}Result`,
          description: `The result of \`${name}\`: the payload, or an error that the caller can handle.`,
        },
      },
      resolve: async (_root, args, context, info) => {
        const given = { object: node.object as WrittenObject, sender: options.sender };
        const { object, ...result } = await write(args.input as WriteInput, given, context, info);
        return { ...result, [payload.field]: object, clientSecret: null } as Payload<T>;
      },
    }),
  );
}

type Payload<T> = WriteResult & { readonly requestId: string | null } & {
  readonly [Field in 'customer' | 'paymentMethod']?: T;
};

function checkOf(path: string): FieldCall {
  return { method: 'GET', path, checkOnly: true };
}

interface WriteOptions<T> {
  /** The type of the written object, by Stripe's name. */
  readonly object: WrittenObject;
  /** Checks the input as far as that needs no calls. @throws BAD_USER_INPUT if it is invalid */
  readonly sender: (input: WriteInput, context: Context) => Send<T>;
  /** Whether it tries a payment method, which can be declined; false by default. */
  readonly triesPaymentMethod?: boolean | undefined;
}

/**
 * Sends a write: exactly once for an idempotency key.
 * @throws the error members of the result union, and GraphQL errors that the caller cannot handle
 */
export async function write<T>(
  input: WriteInput,
  { object, sender, triesPaymentMethod }: WriteOptions<T>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<StripeResponse<T>> {
  const { policy } = context;
  const type = argumentType(info, 'input');
  const { idempotencyKey, params, send } = accepted(() => ({
    idempotencyKey: idempotencyKeyFrom(input.idempotencyKey, context, info),
    send: sender(input, context),
    params: inputParams(input, type),
  }));
  const inputPath = (param: string) => inputPathFrom(param, type, input);
  policy.checkParams(object, params, inputPath);
  const upstreamKey = policy.idempotencyKey(idempotencyKey);
  if (triesPaymentMethod) await policy.countAttempt(context.cardTestingLimit, idempotencyKey);
  try {
    return await send(params, { idempotencyKey: upstreamKey });
  } catch (error) {
    logUnknownOutcome(error, context, info);
    const ownError = withOwnKey(error, { upstreamKey, idempotencyKey });
    const isId = (param: string) => param === object && input.id !== undefined;
    throw writeErrorFrom(policy.writeError(ownError), {
      idempotencyKey,
      clientSecret: input.clientSecret ?? null,
      // In an error about the id in the path, Stripe's parameter has the name of the object, or `id`.
      inputPath: (param) => (isId(param) ? ['id'] : inputPath(param)),
      triesPaymentMethod,
    });
  } finally {
    // Even a failed write may have changed any of the loaded objects.
    context.loaders.clear();
  }
}

/** Runs a check of the input. @throws InvalidRequestError for a value that the gateway rejects */
function accepted<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw invalidInputFrom(error);
  }
}

function inputParams(
  { id: _id, idempotencyKey: _key, ...changes }: WriteInput,
  type: GraphQLInputObjectType,
): FormParams {
  return paramsFrom(changes, type, { nulls: nullRuleOf(type), path: ['input'] });
}

/** Replaces the key in Stripe's message with the one that the caller passed. */
function withOwnKey(
  error: unknown,
  { upstreamKey, idempotencyKey }: { readonly upstreamKey: string; readonly idempotencyKey: string },
): unknown {
  if (!(error instanceof StripeIdempotencyError) || upstreamKey === idempotencyKey) return error;
  const message = error.message.replaceAll(upstreamKey, idempotencyKey);
  const { status, requestId, body, advice } = error;
  return new StripeIdempotencyError(message, { status, requestId, body, advice, cause: error });
}

/** Callers get this error as data, which is not logged elsewhere. */
function logUnknownOutcome(error: unknown, { log, requestId }: Context, info: GraphQLResolveInfo): void {
  if (!(error instanceof StripeApiError || error instanceof StripeConnectionError)) return;
  const stripe = { status: error.status, requestId: error.requestId, error: error.name };
  log.warn({ requestId, field: info.fieldName, stripe }, 'The outcome of a write is unknown');
}

/**
 * The idempotency key of a write: the key of the input, if any; otherwise the key of the header, combined with the response
 * path so that two fields never share a key; otherwise a new key.
 */
function idempotencyKeyFrom(
  given: string | null | undefined,
  { idempotencyHeader, newIdempotencyKey }: Context,
  info: GraphQLResolveInfo,
): string {
  if (given !== null && given !== undefined) {
    const problem = idempotencyKeyProblem(given);
    if (problem) throw badUserInput(['input', 'idempotencyKey'], `input.idempotencyKey ${problem}.`);
    return given;
  }
  if (idempotencyHeader === null) return newIdempotencyKey();
  const problem = idempotencyKeyProblem(idempotencyHeader);
  if (problem)
    throw badUserInput(['Idempotency-Key (the HTTP header)'], `The HTTP header Idempotency-Key ${problem}.`);
  return pathScopedKey(idempotencyHeader, responsePathAsArray(info.path).join('.'));
}
