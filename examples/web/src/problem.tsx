import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** The message for an error that is not a member of a result. It says what the customer can do. */
export function problemFrom(error: unknown): string {
  switch (codeOf(error)) {
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return 'Please sign in again.';
    case 'RATE_LIMITED':
      return 'Too many attempts. Please wait a while.';
    case 'RESOURCE_MISSING':
    case 'BAD_USER_INPUT':
      return 'This is not available any more.';
    default:
      return 'The connection failed. Please try again in a moment.';
  }
}

/** The gateway's error code, also for a request that was rejected as a whole. */
function codeOf(error: unknown): unknown {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.extensions?.code;
  return ServerError.is(error) && error.statusCode === 401 ? 'UNAUTHENTICATED' : undefined;
}

interface ProblemProps {
  readonly error: unknown;
  readonly retry: () => Promise<unknown>;
}

/** A query error with a button to retry. */
export function Problem({ error, retry }: ProblemProps) {
  return (
    <p role="alert">
      {problemFrom(error)}{' '}
      <button type="button" className="quiet" onClick={() => retry().catch(() => {})}>
        Try again
      </button>
    </p>
  );
}
