/** The parameter with the intent that Stripe adds to the `returnUrl`. */
const INTENT = 'setup_intent';

/** The intent of the redirect from which the customer has returned. Null if there was none. */
export function returnedIntent(): string | null {
  return new URLSearchParams(location.search).get(INTENT);
}

/** The URL of this page with or without an intent, and without Stripe's other parameters: they contain a client secret. */
export function pageUrl(intent: string | null): string {
  const url = new URL(location.href);
  for (const name of [INTENT, 'setup_intent_client_secret', 'redirect_status']) url.searchParams.delete(name);
  if (intent !== null) url.searchParams.set(INTENT, intent);
  return url.href;
}
