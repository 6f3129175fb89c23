/** Whether a text is exactly one secret or restricted key of Stripe (`sk_…`, `rk_…`). */
export function isSecretKey(text: string): boolean {
  return /^(?:sk|rk)_(?:test|live)_[A-Za-z0-9_]+$/.test(text);
}
