import { useFragment, useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  CancelSetupIntentDocument,
  SetupIntentStateFragmentDoc,
  type SetupIntentStatus,
} from 'setup-intents-gateway/client';
import { problemFrom } from './problem.tsx';

const TEXTS: Readonly<Record<SetupIntentStatus, string>> = {
  CANCELED: 'Canceled. Nothing was saved.',
  PROCESSING: 'Your bank is still processing this.',
  REQUIRES_ACTION: 'Your bank requires authentication.',
  REQUIRES_CONFIRMATION: 'Not confirmed yet.',
  REQUIRES_PAYMENT_METHOD: 'Not saved. Use another card, or cancel.',
  SUCCEEDED: 'Saved.',
  UNRECOGNIZED: 'Please check again later.',
};

const ENDED: readonly SetupIntentStatus[] = ['SUCCEEDED', 'CANCELED', 'PROCESSING'];

interface IntentProps {
  readonly id: string;
  /** Called after a cancellation that succeeded, or that found the intent in a final status. */
  readonly onEnd?: () => void;
}

/** The status of an intent, from the cache by its id, so that it changes with every result that contains the intent. */
export function Intent({ id, onEnd }: IntentProps) {
  const { data } = useFragment({
    fragment: SetupIntentStateFragmentDoc,
    fragmentName: 'SetupIntentState',
    from: { __typename: 'SetupIntent', id },
  });
  const [cancel, { loading }] = useMutation(CancelSetupIntentDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const state = useRef<HTMLParagraphElement>(null);

  const cancelIntent = async () => {
    if (loading) return;
    setProblem(null);
    try {
      const response = await cancel({
        variables: { input: { id, cancellationReason: 'ABANDONED' } },
      });
      const result = response.data?.cancelSetupIntent;
      // If the status does not allow a cancellation, the error contains the current intent.
      const failed = result && 'intent' in result ? result.intent : null;
      const intent = result && 'setupIntent' in result ? result.setupIntent : failed;
      if (intent && ENDED.includes(intent.status)) {
        state.current?.focus();
        onEnd?.();
      } else setProblem('It could not be canceled. Please try again.');
    } catch (error) {
      setProblem(problemFrom(error));
    }
  };

  const { status = 'UNRECOGNIZED', nextAction } = data;
  const next = nextAction?.redirectToUrl?.url;
  return (
    <>
      <p ref={state} tabIndex={-1} data-status={status}>
        {TEXTS[status]}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {status === 'REQUIRES_ACTION' && next && (
        <a className="button" href={next}>
          Continue to your bank
        </a>
      )}
      {!ENDED.includes(status) && (
        <button type="button" className="quiet" aria-disabled={loading} onClick={cancelIntent}>
          Cancel
        </button>
      )}
    </>
  );
}
