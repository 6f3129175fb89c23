import type { OperationDefinitionNode } from 'graphql';
import { identityOf } from '../schema/access/policy.ts';
import type { Principal } from '../schema/access/principal.ts';
import type { Log } from '../schema/log.ts';
import type { MeasuredRequest } from '../telemetry/metrics.ts';
import type { ExecutionContext } from './executor.ts';
import { shortNameOf } from './operation.ts';

/** A request after its response. */
export interface CompletedRequest {
  readonly requestId: string;
  /** Null if the request is not traced. */
  readonly traceId: string | null;
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
export type ExecutedContext = Pick<ExecutionContext, 'upstreamCalls' | 'outcomes' | 'trace'>;

/** Logs the line of one request. It contains no arguments, variables or data. */
export function logCompleted(log: Log, completed: CompletedRequest): void {
  const { requestId, traceId, principal, operation, status, durationMs, context, codes } = completed;
  const { upstreamCalls = [], outcomes = [] } = context ?? {};
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
    operationName: operation ? shortNameOf(operation) : '',
    operationType: operation?.operation ?? '',
    status,
    codes,
    durationMs,
  };
}

function nameFieldOf(operation: OperationDefinitionNode): { readonly name?: string } {
  const name = shortNameOf(operation);
  return name === '' ? {} : { name };
}
