import type { SavedPaymentMethodFragment } from 'setup-intents-gateway/client';

const BRANDS: Readonly<Record<string, string>> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos Australia',
  jcb: 'JCB',
  link: 'Link',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** The name of a payment method, such as `Visa ending in 4242`. */
export function nameOf({ type, card, usBankAccount, sepaDebit }: SavedPaymentMethodFragment): string {
  if (card) return `${BRANDS[card.brand ?? ''] ?? 'Card'} ending in ${card.last4}`;
  if (usBankAccount) return `${usBankAccount.bankName ?? 'Bank account'} ending in ${usBankAccount.last4}`;
  if (sepaDebit) return `Bank account ending in ${sepaDebit.last4}`;
  return (type ?? 'Other payment method').toLowerCase().replaceAll('_', ' ');
}

/** The last month in which a card is valid, such as `08/2030`; null for anything but a card. */
export function expiryOf({ card }: SavedPaymentMethodFragment): string | null {
  if (!card?.expMonth || !card.expYear) return null;
  return `${String(card.expMonth).padStart(2, '0')}/${card.expYear}`;
}

/** Whether a card is no longer valid. A card is valid until the end of its month. */
export function isExpired({ card }: SavedPaymentMethodFragment, now = new Date()): boolean {
  if (!card?.expMonth || !card.expYear) return false;
  return new Date(card.expYear, card.expMonth) <= now;
}
