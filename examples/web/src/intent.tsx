import { useMutation } from '@apollo/client/react';
import { CancelSetupIntentDocument, type SetupIntentStateFragment } from 'setup-intents-gateway/client';

const ENDED: readonly string[] = ['SUCCEEDED', 'CANCELED', 'PROCESSING'];

/** Where an intent stands. The cache has it by its id: when it is canceled, this changes with it. */
export function Intent({ intent }: { readonly intent: SetupIntentStateFragment }) {
  const [cancel, { data }] = useMutation(CancelSetupIntentDocument);
  const canceled = data?.cancelSetupIntent;
  const shown = canceled?.__typename === 'CancelSetupIntentPayload' ? canceled.setupIntent : intent;
  const { id, status, lastSetupError } = shown ?? intent;
  return (
    <>
      <p role="status">
        The intent is <strong>{status}</strong>.
      </p>
      {lastSetupError && (
        <p role="alert">
          {lastSetupError.message} ({lastSetupError.code})
        </p>
      )}
      {canceled && 'message' in canceled && <p role="alert">{canceled.message}</p>}
      {!ENDED.includes(status) && (
        <button
          type="button"
          className="quiet"
          onClick={() => cancel({ variables: { input: { id, cancellationReason: 'ABANDONED' } } })}
        >
          Give it up
        </button>
      )}
    </>
  );
}
