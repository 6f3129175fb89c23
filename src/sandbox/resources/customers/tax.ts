import type { CustomerRecord } from '../../store/store.ts';

/** What a customer's `tax` says: where the customer is, from the address of the bill, or else of the shipment. */
export function taxOf(record: CustomerRecord | undefined): object | null {
  if (record === undefined || record.deleted) return null;
  const { address, shipping } = record.wire;
  const location =
    locationFrom(address, 'billing_address') ?? locationFrom(shipping?.address, 'shipping_destination');
  return {
    automatic_tax: location === null ? 'unrecognized_location' : 'not_collecting',
    ip_address: record.taxAddress,
    location,
    provider: 'stripe',
  };
}

function locationFrom(address: unknown, source: string): object | null {
  const { country = null, state = null } = (address ?? {}) as {
    country?: string | null;
    state?: string | null;
  };
  return country === null ? null : { country, source, state };
}
