import { useFragment, useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import {
  CancelSetupIntentDocument,
  SetupIntentStateFragmentDoc,
  type SetupIntentStatus,
} from 'setup-intents-gateway/client';
import { problemFrom } from './problem.tsx';

const TEXTS: Readonly<Record<SetupIntentStatus, string>> = {
  CANCELED: 'Given up. Nothing was saved.',
  PROCESSING: 'Your bank is still at work.',
  REQUIRES_ACTION: 'Your bank wants to hear from you.',
  REQUIRES_CONFIRMATION: 'Not confirmed yet.',
  REQUIRES_PAYMENT_METHOD: 'Not saved: take another card, or give it up.',
  SUCCEEDED: 'Saved.',
  UNRECOGNIZED: 'Please look again later.',
};

const ENDED: readonly SetupIntentStatus[] = ['SUCCEEDED', 'CANCELED', 'PROCESSING'];

interface IntentProps {
  readonly id: string;
  /** When it is over, or has been all along. */
  readonly onEnd?: () => void;
}

/** Where an intent stands, as the cache has it by its id: whoever changes it, this changes with it. */
export function Intent({ id, onEnd }: IntentProps) {
  const { data } = useFragment({
    fragment: SetupIntentStateFragmentDoc,
    fragmentName: 'SetupIntentState',
    from: { __typename: 'SetupIntent', id },
  });
  const [cancel, { loading }] = useMutation(CancelSetupIntentDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const state = useRef<HTMLParagraphElement>(null);

  const giveUp = async () => {
    if (loading) return;
    setProblem(null);
    try {
      const { data: answer } = await cancel({
        variables: { input: { id, cancellationReason: 'ABANDONED' } },
      });
      const result = answer?.cancelSetupIntent;
      // Where its status refuses that, the intent comes with the error, and the cache has it as it is.
      const now = result && 'setupIntent' in result ? result.setupIntent : null;
      if (now && ENDED.includes(now.status)) {
        state.current?.focus();
        onEnd?.();
      } else setProblem('It is not given up yet. Please try again.');
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
          Go on to your bank
        </a>
      )}
      {!ENDED.includes(status) && (
        <button type="button" className="quiet" aria-disabled={loading} onClick={giveUp}>
          Give it up
        </button>
      )}
    </>
  );
}
