import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import type { CallAttempt } from '../../stripe/client.ts';

export interface UpstreamCalls {
  /** All attempts of the Stripe calls of one request so far. */
  readonly upstreamCalls: readonly CallAttempt[];
}

/** Reports the Stripe calls of each operation to services: `extensions.stripe = { calls, requestIds }`. */
export function useUpstreamReport(): Plugin<UpstreamCalls & Pick<Context, 'policy'>> {
  return {
    onExecute({ args }) {
      const { upstreamCalls, policy } = args.contextValue;
      if (!policy.mayReadReport) return undefined;
      return {
        onExecuteDone({ result, setResult }) {
          const requestIds = upstreamCalls.flatMap(({ requestId }) => requestId ?? []);
          const { extensions, ...rest } = result as ExecutionResult;
          setResult({
            ...rest,
            extensions: {
              ...extensions,
              stripe: {
                calls: upstreamCalls.length,
                requestIds,
                ...(extensions?.stripe as object | undefined),
              },
            },
          });
        },
      };
    },
  };
}
