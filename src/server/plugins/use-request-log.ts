import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { traceContextFrom } from '../../telemetry/trace-context.ts';
import type { CompletedRequest, ExecutedContext } from '../completed-request.ts';
import { codeOfResponse } from '../errors/error-response.ts';
import { progressOf } from '../fast-path.ts';
import type { Principals } from './use-authentication.ts';
import type { RequestIds } from './use-request-id.ts';

export interface RequestLogOptions {
  /** Called once for each request. */
  readonly onCompleted: (completed: CompletedRequest) => void;
  readonly principals: Pick<Principals, 'find'>;
  readonly requestIds: RequestIds;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/** The data of a request that is collected before its response. */
interface Entry {
  readonly since: number;
  operation?: OperationDefinitionNode;
  context?: ExecutedContext;
  codes?: readonly string[];
}

/** Load balancers request these paths every few seconds. */
const UNREPORTED: ReadonlySet<string> = new Set(['/health', '/ready']);

/** Reports each request once its response is ready, for the log and the metrics. */
export function useRequestLog({
  onCompleted,
  principals,
  requestIds,
  now,
}: RequestLogOptions): Plugin<YogaInitialContext & ExecutedContext> {
  const entries = new WeakMap<Request, Entry>();
  const record = ({ contextValue, document, operationName }: ExecutionArgs) => {
    const { request } = contextValue as YogaInitialContext;
    const operation = getOperationAST(document, operationName);
    const entry = entries.get(request);
    if (!entry || !operation) return;
    entry.operation = operation;
    entry.context = contextValue as ExecutedContext;
  };
  return {
    onRequest({ request, url, serverContext }) {
      const since = progressOf(serverContext)?.startedAt ?? now();
      if (!UNREPORTED.has(url.pathname)) entries.set(request, { since });
    },
    async onParams({ request, context }) {
      const executed = await progressOf(context)?.executed?.catch(() => null);
      const entry = entries.get(request);
      if (!entry || !executed?.operation) return;
      entry.operation = executed.operation;
      entry.context = executed.context;
    },
    onExecute: ({ args }) => record(args),
    onSubscribe: ({ args }) => record(args),
    onResultProcess({ request, result }) {
      const entry = entries.get(request);
      if (entry) entry.codes = codesOf(result as ExecutionResult);
    },
    onResponse({ request, response }) {
      const entry = entries.get(request);
      if (!entry) return;
      const { since, operation, context, codes } = entry;
      const code = codeOfResponse(response);
      onCompleted({
        requestId: requestIds.of(request),
        traceId: context?.trace?.traceId ?? traceContextFrom(request.headers)?.traceId ?? null,
        status: response.status,
        durationMs: now() - since,
        codes: codes ?? (code ? [code] : []),
        principal: principals.find(request)?.principal,
        operation,
        context,
      });
    },
  };
}

/** The distinct error codes, in the order of the errors. */
function codesOf({ errors = [] }: ExecutionResult): string[] {
  return [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
}
