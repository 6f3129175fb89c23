import type { OperationDefinitionNode } from 'graphql';
import { identityOf } from '../schema/access/policy.ts';
import type { Principal } from '../schema/access/principal.ts';
import type { Log } from '../schema/log.ts';
import type { MeasuredRequest } from '../telemetry/metrics.ts';
import type { ExecutionContext } from './executor.ts';

/** A request after its response. */
export interface CompletedRequest {
  readonly requestId: string;
  /** The HTTP status. */
  readonly status: number;
  readonly durationMs: number;
  /** The distinct codes of its errors, in the order of the errors. */
  readonly codes: readonly string[];
  /** The caller; undefined if it was not authenticated. */
  readonly principal: Principal | undefined;
  /** The operation; undefined if none was executed. */
  readonly operation: OperationDefinitionNode | undefined;
  /** The context of the execution; undefined if none was started. */
  readonly context: ExecutedContext | undefined;
}

/** The part of the context that is reported. */
export type ExecutedContext = Pick<ExecutionContext, 'upstreamCalls' | 'outcomes' | 'traceId'>;

/** The caller chooses the name of an operation, so it is cut to this length. */
const MAX_NAME_LENGTH = 100;

/** Logs the line of one request. It contains no arguments, variables or data. */
export function logCompleted(log: Log, completed: CompletedRequest): void {
  const { requestId, principal, operation, status, durationMs, context, codes } = completed;
  const { upstreamCalls = [], outcomes = [], traceId = null } = context ?? {};
  const fields = {
    requestId,
    ...(traceId !== null && { traceId }),
    ...(principal && { principal: identityOf(principal) }),
    ...(principal && principal.account !== null && { account: principal.account }),
    ...(operation && { operation: { type: operation.operation, ...nameFieldOf(operation) } }),
    status,
    durationMs: Math.round(durationMs),
    calls: upstreamCalls.length,
    retries: upstreamCalls.filter(({ attempt }) => attempt > 1).length,
    ...(outcomes.length > 0 && { outcomes }),
    ...(codes.length > 0 && { codes }),
  };
  log.info(fields, 'Request completed');
}

/** A request as its metrics see it. */
export function measuredFrom({ operation, status, codes, durationMs }: CompletedRequest): MeasuredRequest {
  return {
    operationName: operation ? operationName(operation) : '',
    operationType: operation?.operation ?? '',
    status,
    codes,
    durationMs,
  };
}

function nameFieldOf(operation: OperationDefinitionNode): { readonly name?: string } {
  const name = operationName(operation);
  return name === '' ? {} : { name };
}

/** The name of an operation, shortened; empty for an anonymous one. */
export function operationName({ name }: OperationDefinitionNode): string {
  return name?.value.slice(0, MAX_NAME_LENGTH) ?? '';
}
