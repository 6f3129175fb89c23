import { ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { ExecutionContext, Executor } from '../executor.ts';
import { streamInsteadOfEnd } from '../node-stream.ts';
import { acceptedFormat, headersOf, type Results } from '../stream-format.ts';
import { streamedResponse } from '../streamed-response.ts';

interface SubscriptionOptions {
  readonly executor: Pick<Executor, 'subscribe'>;
  /** Whether there are plugins of the embedder, which may watch or change results. */
  readonly hasOtherPlugins: boolean;
}

/** Starts subscriptions with the gateway's executor, and streams their results. */
export function useSubscriptions({
  executor,
  hasOtherPlugins,
}: SubscriptionOptions): Plugin<ExecutionContext> {
  const accepted = new WeakMap<Request, string>();
  const started = new WeakMap<Request, Results>();
  return {
    onRequest({ request }) {
      accepted.set(request, request.headers.get('accept') ?? '');
    },
    onSubscribe({ args, setSubscribeFn }) {
      const { document, operationName, variableValues, contextValue } = args;
      setSubscribeFn(async () => {
        const request = { document, operationName, variables: variableValues };
        const results = await executor.subscribe(request, contextValue);
        if (isStream(results)) started.set((contextValue as YogaInitialContext).request, results);
        return results;
      });
    },
    onResultProcess({ request, result: wrapped, serverContext, acceptableMediaTypes, setResultProcessor }) {
      if (!isStream(wrapped)) return;
      // Yoga wraps the results for the hooks of plugins, and keeps the whole request in memory.
      const result = hasOtherPlugins ? wrapped : (started.get(request) ?? wrapped);
      const { signal } = request;
      acceptableMediaTypes.push('multipart/mixed;subscriptionSpec=1.0');
      const format = acceptedFormat(accepted.get(request) ?? '');
      // Yoga responds with 406, and nobody reads the results.
      if (!format) return void result[Symbol.asyncIterator]().return?.();
      const { res } = serverContext as { readonly res?: unknown };
      setResultProcessor((_, fetchAPI) => {
        if (!(res instanceof ServerResponse)) return streamedResponse(result, format, { fetchAPI, signal });
        streamInsteadOfEnd(res, result, format);
        return new fetchAPI.Response(null, { headers: headersOf(format) });
      }, format.contentType);
    },
  };
}

function isStream(result: unknown): result is AsyncIterable<ExecutionResult> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}
