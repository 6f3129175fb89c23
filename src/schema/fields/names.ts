/** `payment_method` → `paymentMethod`; `created` is the one field that has a name of its own. */
export function fieldNameFrom(key: string): string {
  if (key === 'created') return 'createdAt';
  return key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** `paymentMethod` → `payment_method`: the inverse. */
export function wireNameFrom(name: string): string {
  if (name === 'createdAt') return 'created';
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Types within types are named by their place: `PaymentMethodCard` and `three_d_secure_usage` give one word. */
export function typeNameFrom(parent: string, key: string): string {
  const name = key.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  return parent + name.charAt(0).toUpperCase() + name.slice(1);
}
