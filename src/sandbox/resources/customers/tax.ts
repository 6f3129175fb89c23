import type { CustomerRecord } from '../../store/store.ts';

/** A customer's `tax`: the location from the billing address, or else from the shipping address. */
export function taxOfCustomer(record: CustomerRecord | undefined): object | null {
  if (record === undefined || record.deleted) return null;
  const { address, shipping } = record.wire;
  const location =
    locationFrom(address, 'billing_address') ?? locationFrom(shipping?.address, 'shipping_destination');
  return {
    automatic_tax: location === null ? 'unrecognized_location' : 'not_collecting',
    ip_address: record.taxIpAddress,
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
