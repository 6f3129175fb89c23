import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What to tell a customer of an error that is no member of a result: what they can do about it. */
export function problemFrom(error: unknown): string {
  switch (codeOf(error)) {
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return 'Please sign in again.';
    case 'RATE_LIMITED':
      return 'Those were many tries. Please wait a while.';
    case 'RESOURCE_MISSING':
    case 'BAD_USER_INPUT':
      return 'There is no such thing here any more.';
    default:
      return 'Nobody answers right now. Please try again in a moment.';
  }
}

/** The gateway's code, also where it has refused the whole request. */
function codeOf(error: unknown): unknown {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.extensions?.code;
  return ServerError.is(error) && error.statusCode === 401 ? 'UNAUTHENTICATED' : undefined;
}

interface ProblemProps {
  readonly error: unknown;
  readonly retry: () => Promise<unknown>;
}

/** An error of a query, and the way out of it. */
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
