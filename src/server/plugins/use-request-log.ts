import { type ExecutionResult, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Log } from '../../schema/log.ts';
import type { RequestIds } from './use-request-id.ts';
import type { UpstreamCalls } from './use-upstream-report.ts';

export interface RequestLogOptions {
  readonly log: Log;
  readonly requestIds: RequestIds;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** Collected before the response. */
interface Entry {
  readonly since: number;
  operation?: { readonly type: string; readonly name?: string };
  calls?: UpstreamCalls['upstreamCalls'];
  codes?: readonly string[];
}

/** Requested every few seconds by load balancers. */
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
}: RequestLogOptions): Plugin<YogaInitialContext & UpstreamCalls> {
  const entries = new WeakMap<Request, Entry>();
  return {
    onRequest({ request, url }) {
      if (!UNLOGGED.has(url.pathname)) entries.set(request, { since: now() });
    },
    onExecute({ args }) {
      const { request, upstreamCalls } = args.contextValue;
      const operation = getOperationAST(args.document, args.operationName);
      const entry = entries.get(request);
      if (!entry || !operation) return;
      entry.operation = summaryOf(operation);
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
      const fields = {
        requestId: requestIds.of(request),
        ...(operation && { operation }),
        status: response.status,
        durationMs: Math.round(now() - since),
        calls: calls.length,
        retries: calls.filter(({ attempt }) => attempt > 1).length,
        ...(codes.length > 0 && { codes }),
      };
      log.info(fields, 'Request completed');
    },
  };
}

function summaryOf({ operation, name }: OperationDefinitionNode): NonNullable<Entry['operation']> {
  return { type: operation, ...(name && { name: name.value.slice(0, MAX_NAME_LENGTH) }) };
}

/** The distinct error codes, in the order of the errors. */
function codesOf({ errors = [] }: ExecutionResult): string[] {
  return [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
}
