import { setMaxListeners } from 'node:events';

/**
 * A signal that is aborted together with another one and takes any number of listeners. The other one gets a single
 * listener. Node would warn of a leak if a request's own signal had more than ten, one for each call to Stripe.
 */
export function sharedSignal(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  if (signal.aborted) controller.abort(signal.reason);
  return controller.signal;
}
