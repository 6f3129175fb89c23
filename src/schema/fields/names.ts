/** `payment_method` → `paymentMethod`. The exception: `created` → `createdAt`. */
export function fieldNameFrom(key: string): string {
  if (key === 'created') return 'createdAt';
  return key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** The inverse: `paymentMethod` → `payment_method`. */
export function wireNameFrom(name: string): string {
  if (name === 'createdAt') return 'created';
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The name of a nested type: `PaymentMethodCard` and `three_d_secure_usage` → `PaymentMethodCardThreeDSecureUsage`. */
export function typeNameFrom(parent: string, key: string): string {
  const name = key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return parent + name.charAt(0).toUpperCase() + name.slice(1);
}
