import { type ExecutionResult, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Log } from '../../schema/log.ts';
import type { RequestIds } from './use-request-id.ts';
import type { UpstreamCalls } from './use-upstream-report.ts';

export interface RequestLogOptions {
  readonly log: Log;
  readonly requestIds: RequestIds;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
}

/** What is known of a request before its answer. */
interface Entry {
  readonly since: number;
  operation?: { readonly type: string; readonly name?: string };
  calls?: UpstreamCalls['upstreamCalls'];
  codes?: readonly string[];
}

/** Asked every few seconds, by machines. */
const UNLOGGED: ReadonlySet<string> = new Set(['/health', '/ready']);

/** A name is the caller's own choice: it is told, but not at any length. */
const MAX_NAME_LENGTH = 100;

/**
 * Logs one line for each request to the graph, once its answer is ready: the operation, what it cost upstream, how long
 * it took, the codes of its errors. Of arguments, variables and data it says nothing.
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
      entry.operation = described(operation);
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
      log.info(fields, 'Request answered');
    },
  };
}

function described({ operation, name }: OperationDefinitionNode): NonNullable<Entry['operation']> {
  return { type: operation, ...(name && { name: name.value.slice(0, MAX_NAME_LENGTH) }) };
}

/** The distinct codes of the errors, in the order in which they come. */
function codesOf({ errors = [] }: ExecutionResult): string[] {
  return [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
}
