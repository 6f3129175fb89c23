import { createClient } from 'graphql-sse';
import { Observable, type SubscribeFunction } from 'relay-runtime';

/** Subscriptions over server-sent events, for `Network.create(fetch, subscribe)`. */
export function createSubscribe(url: string): SubscribeFunction {
  const client = createClient({ url });
  return ({ name, text }, variables) =>
    Observable.create((sink) =>
      client.subscribe(
        { operationName: name, query: text ?? '', variables },
        { next: (result) => sink.next(result as never), error: sink.error, complete: sink.complete },
      ),
    );
}
