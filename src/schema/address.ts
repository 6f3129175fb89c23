import type { Stripe } from 'stripe';
import { builder } from './builder.ts';

export const AddressRef = builder.objectRef<Stripe.Address>('Address').implement({
  description: 'A postal address.',
  fields: (t) => ({
    city: t.exposeString('city', { description: 'City, district, suburb, town or village.' }),
    country: t.exposeString('country', { description: 'Two-letter country code (ISO 3166-1 alpha-2).' }),
    line1: t.exposeString('line1', { description: 'Street and number, or P.O. box.' }),
    line2: t.exposeString('line2', { description: 'Apartment, suite, unit or building.' }),
    postalCode: t.exposeString('postal_code', { description: 'ZIP or postal code.' }),
    state: t.exposeString('state', { description: 'State, county, province or region.' }),
  }),
});

export const AddressInput = builder.inputType('AddressInput', {
  description: 'A postal address.',
  fields: (t) => ({
    city: t.string({ description: 'City, district, suburb, town or village.' }),
    country: t.string({ description: 'Two-letter country code (ISO 3166-1 alpha-2).' }),
    line1: t.string({ description: 'Street and number, or P.O. box.' }),
    line2: t.string({ description: 'Apartment, suite, unit or building.' }),
    postalCode: t.string({ description: 'ZIP or postal code.' }),
    state: t.string({ description: 'State, county, province or region.' }),
  }),
});
