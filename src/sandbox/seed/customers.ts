import type { Values } from '../form/params.ts';
import type { createCustomer } from '../resources/customers/customers.ts';

type CustomerParams = Parameters<typeof createCustomer>[1];

export interface SeedCustomer {
  readonly label: string;
  /** The creation date, in days before the newest seeded change. */
  readonly day: number;
  readonly params: CustomerParams;
}

type Address = Values<typeof import('../resources/customers/address.ts').ADDRESS>;

function address(line1: string, city: string, rest: { postal_code: string; state: string }): Address {
  return { line1, city, country: 'US', ...rest };
}

/** The seeded customers. The last one is deleted after the intents have been created. */
export const SEED_CUSTOMERS: readonly SeedCustomer[] = [
  {
    label: 'alder',
    day: 45,
    params: {
      name: 'Alder & Finch Coffee Roasters',
      email: 'accounts@alder-finch.example.com',
      phone: '+15555550110',
      description: 'Wholesale, pays monthly',
      address: address('14 Mill Lane', 'Portland', { postal_code: '97205', state: 'OR' }),
      metadata: new Map([
        ['crm_id', 'A-1042'],
        ['tier', 'gold'],
      ]),
      preferred_locales: ['en-US'],
    },
  },
  {
    label: 'harbour',
    day: 42,
    params: {
      name: 'Harbour Street Cycles',
      email: 'billing@harbour-cycles.example.com',
      description: 'Repairs and rentals',
      metadata: new Map([['crm_id', 'A-1077']]),
    },
  },
  {
    label: 'meridian',
    day: 36,
    params: {
      name: 'Meridian Print Works',
      email: 'finance@meridian-print.example.com',
      phone: '+15555550142',
      address: address('900 Foundry Road', 'Columbus', { postal_code: '43215', state: 'OH' }),
      tax_exempt: 'exempt',
    },
  },
  {
    label: 'tallow',
    day: 21,
    params: { name: 'Tallow Lane Bakery', email: 'office@tallow-lane.example.com' },
  },
  {
    label: 'quarry',
    day: 33,
    params: { name: 'Quarry Hill Ceramics', email: 'studio@quarry-hill.example.com' },
  },
];
