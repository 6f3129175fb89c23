import { setMaxListeners } from 'node:events';

/**
 * A signal that is aborted together with another, for any number of listeners. However many calls wait for it, the other
 * has one listener: eleven on one request's signal would be taken for a leak, with a warning.
 */
export function sharedSignal(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  if (signal.aborted) controller.abort(signal.reason);
  return controller.signal;
}
