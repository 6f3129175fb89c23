import { type ExecutionResult, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Log } from '../../schema/log.ts';
import type { CallAttempt } from '../../stripe/client.ts';
import type { ExecutionContext } from '../executor.ts';
import { progressOf } from '../fast-path.ts';
import type { RequestIds } from './use-request-id.ts';

export interface RequestLogOptions {
  readonly log: Log;
  readonly requestIds: RequestIds;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** The data of a log line that is collected before the response. */
interface Entry {
  readonly since: number;
  operation?: OperationDefinitionNode;
  calls?: readonly CallAttempt[];
  codes?: readonly string[];
}

/** Load balancers request these paths every few seconds. */
const UNLOGGED: ReadonlySet<string> = new Set(['/health', '/ready']);

/** The caller chooses the name of an operation, so it is cut to this length. */
const MAX_NAME_LENGTH = 100;

/**
 * Logs one line for each request once its response is ready: the operation, the number of Stripe calls, the duration, and
 * the error codes. Arguments, variables and data are not logged.
 */
export function useRequestLog({
  log,
  requestIds,
  now,
}: RequestLogOptions): Plugin<YogaInitialContext & Pick<ExecutionContext, 'upstreamCalls'>> {
  const entries = new WeakMap<Request, Entry>();
  return {
    onRequest({ request, url, serverContext }) {
      const since = progressOf(serverContext)?.startedAt ?? now();
      if (!UNLOGGED.has(url.pathname)) entries.set(request, { since });
    },
    async onParams({ request, context }) {
      const executed = await progressOf(context)?.executed?.catch(() => null);
      const entry = entries.get(request);
      if (!entry || !executed?.operation) return;
      entry.operation = executed.operation;
      entry.calls = executed.calls;
    },
    onExecute({ args }) {
      const { request, upstreamCalls } = args.contextValue;
      const operation = getOperationAST(args.document, args.operationName);
      const entry = entries.get(request);
      if (!entry || !operation) return;
      entry.operation = operation;
      entry.calls = upstreamCalls;
    },
    onResultProcess({ request, result }) {
      const entry = entries.get(request);
      if (entry) entry.codes = codesOf(result as ExecutionResult);
    },
    onResponse({ request, response }) {
      const entry = entries.get(request);
      if (!entry) return;
      const { since, operation, calls = [], codes = [] } = entry;
      const durationMs = now() - since;
      const { status } = response;
      logCompleted(log, { requestId: requestIds.of(request), operation, status, durationMs, calls, codes });
    },
  };
}

interface CompletedRequest {
  readonly requestId: string;
  readonly operation: OperationDefinitionNode | undefined;
  readonly status: number;
  readonly durationMs: number;
  readonly calls: readonly CallAttempt[];
  /** Error codes. */
  readonly codes: readonly string[];
}

/** Logs the line of one request. */
export function logCompleted(log: Log, completed: CompletedRequest): void {
  const { requestId, operation, status, durationMs, calls, codes } = completed;
  const fields = {
    requestId,
    ...(operation && { operation: summaryOf(operation) }),
    status,
    durationMs: Math.round(durationMs),
    calls: calls.length,
    retries: calls.filter(({ attempt }) => attempt > 1).length,
    ...(codes.length > 0 && { codes }),
  };
  log.info(fields, 'Request completed');
}

function summaryOf({ operation, name }: OperationDefinitionNode): {
  readonly type: string;
  readonly name?: string;
} {
  return { type: operation, ...(name && { name: name.value.slice(0, MAX_NAME_LENGTH) }) };
}

/** The distinct error codes, in the order of the errors. */
function codesOf({ errors = [] }: ExecutionResult): string[] {
  return [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
}
