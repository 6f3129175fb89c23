/** Whether a text is exactly one secret or restricted key of Stripe (`sk_…`, `rk_…`). */
export function isSecretKey(text: string): boolean {
  return /^(?:sk|rk)_(?:test|live)_[A-Za-z0-9_]+$/.test(text);
}

/** The mode of a secret or publishable key. Any text that is not a live key counts as a test key. */
export function modeOf(key: string): 'live' | 'test' {
  return key.includes('_live_') ? 'live' : 'test';
}
