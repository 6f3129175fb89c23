/** The parameter by which Stripe's authentication page names the intent when it sends the customer back. */
const INTENT = 'setup_intent';

/** The intent that the customer has come back from; null when they come from elsewhere. */
export function returnedIntent(): string | null {
  return new URLSearchParams(location.search).get(INTENT);
}

/** The address of this page, with an intent or without. What Stripe adds, a client secret above all, is kept in no history. */
export function pageAddress(intent: string | null): string {
  const address = new URL(location.href);
  for (const name of [INTENT, 'setup_intent_client_secret', 'redirect_status'])
    address.searchParams.delete(name);
  if (intent !== null) address.searchParams.set(INTENT, intent);
  return address.href;
}
