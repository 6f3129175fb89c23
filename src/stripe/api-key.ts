/** Whether a text is a secret or restricted key of Stripe's, and nothing besides. */
export function isSecretKey(text: string): boolean {
  return /^(?:sk|rk)_(?:test|live)_[A-Za-z0-9_]+$/.test(text);
}
