import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ExecutionContext, Executor } from '../executor.ts';
import { multipartResponse, sseResponse } from '../streamed-response.ts';

/** Starts subscriptions with the gateway's executor, and streams their results. */
export function useSubscriptions(executor: Pick<Executor, 'subscribe'>): Plugin<ExecutionContext> {
  const accepted = new WeakMap<Request, string>();
  return {
    onRequest({ request }) {
      accepted.set(request, request.headers.get('accept') ?? '');
    },
    onSubscribe({ args, setSubscribeFn }) {
      const { document, operationName, variableValues, contextValue } = args;
      setSubscribeFn(() =>
        executor.subscribe({ document, operationName, variables: variableValues }, contextValue),
      );
    },
    onResultProcess({ request, result, acceptableMediaTypes, setResultProcessor }) {
      const accept = accepted.get(request) ?? '';
      if (!isStream(result)) return;
      const { signal } = request;
      acceptableMediaTypes.push('text/event-stream', 'multipart/mixed;subscriptionSpec=1.0');
      if (MULTIPART.test(accept))
        setResultProcessor(
          (_, fetchAPI) => multipartResponse(result, { fetchAPI, signal }),
          'multipart/mixed',
        );
      else if (SSE.test(accept))
        setResultProcessor((_, fetchAPI) => sseResponse(result, { fetchAPI, signal }), 'text/event-stream');
      // Yoga responds with 406, and nobody reads the results.
      else void result[Symbol.asyncIterator]().return?.();
    },
  };
}

/** Apollo's clients put the version of the specification into quotes or not. */
const MULTIPART = /multipart\/mixed[^,]*subscriptionSpec="?1\.0"?/i;
const SSE = /text\/event-stream|\*\/\*/i;

function isStream(result: unknown): result is AsyncIterable<ExecutionResult> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}
