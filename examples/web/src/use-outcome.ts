import { useApolloClient, useFragment, useLazyQuery, useSubscription } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import {
  SetupIntentChangesDocument,
  type SetupIntentStateFragment,
  SetupIntentStateFragmentDoc,
  type SetupIntentStatus,
  WaitForSetupIntentDocument,
} from 'setup-intents-gateway/client';

interface Outcome {
  /** The current state; undefined until it is known. */
  readonly intent: SetupIntentStateFragment | undefined;
  /** Why the state cannot be read. */
  readonly error: unknown;
  /** Subscribes again. */
  retry(): Promise<void>;
}

/** Statuses that change without the customer. */
const WAITING: readonly SetupIntentStatus[] = ['REQUIRES_ACTION', 'PROCESSING'];

/**
 * The state of an intent after the customer has returned from a redirect. A subscription keeps it current until the bank
 * has decided. If the subscription fails, for example behind a proxy that holds back partial responses, one query waits
 * for the decision instead.
 *
 * @param onSaved called when the bank has approved the payment method
 */
export function useOutcome(id: string, onSaved: () => Promise<void>): Outcome {
  const { cache } = useApolloClient();
  const state = {
    fragment: SetupIntentStateFragmentDoc,
    fragmentName: 'SetupIntentState',
  };
  const { data, complete } = useFragment({ ...state, from: { __typename: 'SetupIntent', id } });
  const status = complete ? data.status : undefined;
  const [hasFailed, setFailed] = useState(false);
  const [wait, { error }] = useLazyQuery(WaitForSetupIntentDocument, { fetchPolicy: 'network-only' });

  const waitInstead = async () => {
    const known = cache.readFragment({ ...state, id: `SetupIntent:${id}` });
    // The subscription ends with the life of the intent.
    if (known && !WAITING.includes(known.status)) return;
    setFailed(true);
    // The component shows the error.
    await wait({ variables: { id } }).catch(() => {});
  };
  useSubscription(SetupIntentChangesDocument, {
    variables: { id },
    skip: hasFailed || (status !== undefined && !WAITING.includes(status)),
    ignoreResults: true,
    onError: waitInstead,
    onComplete: waitInstead,
  });

  const previous = useRef(status);
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  });
  useEffect(() => {
    const wasWaiting = previous.current !== undefined && WAITING.includes(previous.current);
    previous.current = status;
    if (wasWaiting && status === 'SUCCEEDED') void saved.current();
  }, [status]);

  return { intent: complete ? data : undefined, error, retry: async () => setFailed(false) };
}
