import { type ExecutionResult, print } from 'graphql';
import { createClient } from 'graphql-sse';
import {
  SetupIntentChangesDocument,
  type SetupIntentChangesSubscription,
} from 'setup-intents-gateway/client';

type Intent = NonNullable<NonNullable<SetupIntentChangesSubscription['setupIntent']>['setupIntent']>;

/** The states of an intent until it has succeeded or is canceled. Resumes after each interruption. */
export async function* changesOf(url: string, id: string): AsyncGenerator<Intent> {
  const client = createClient({ url, retryAttempts: 0 });
  let after: string | null = null;
  for (;;) {
    try {
      const results: AsyncIterable<ExecutionResult<SetupIntentChangesSubscription>> = client.iterate({
        query: print(SetupIntentChangesDocument),
        variables: { id, after },
      });
      for await (const { data, errors } of results) {
        // Errors such as RATE_LIMITED are worth another attempt, a missing intent is not.
        if (errors && !errors.some(({ extensions }) => extensions?.retryable)) throw new FinalError(errors);
        if (!data?.setupIntent) break;
        after = data.setupIntent.cursor;
        const { setupIntent: intent } = data.setupIntent;
        if (!intent) continue;
        yield intent;
        if (intent.status === 'SUCCEEDED' || intent.status === 'CANCELED') return;
      }
    } catch (error) {
      if (error instanceof FinalError) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

class FinalError extends AggregateError {
  override readonly name = 'FinalError';
}
