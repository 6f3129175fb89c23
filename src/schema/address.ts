import type { Stripe } from 'stripe';
import { inputType } from './fields/input.ts';
import { objectType } from './fields/output.ts';
import { inputOptions, text, type WireParam } from './fields/vocabulary.ts';

const lines = {
  city: text('City, district, suburb, town or village.'),
  country: text('Two-letter country code (ISO 3166-1 alpha-2).'),
  line1: text('Street and number, or P.O. box.'),
  line2: text('Apartment, suite, unit or building.'),
  postal_code: text('ZIP or postal code.'),
  state: text('State, county, province or region.'),
};

const description = 'A postal address.';

export const AddressRef = objectType<Stripe.Address>('Address', { description, fields: () => lines });

const AddressInput = inputType<Stripe.AddressParam>('AddressInput', {
  description,
  path: 'Address',
  params: lines,
});

/** A postal address among parameters. */
export function addressParam(description: string): WireParam<Stripe.AddressParam, false> {
  return {
    paramsAt: (place) => ({
      [place.name]: place.t.field({ type: AddressInput, ...inputOptions(place, description) }),
    }),
  };
}
