import type { Stripe } from 'stripe';
import { f } from './fields/f.ts';
import { inputType } from './fields/input.ts';
import { objectType } from './fields/output.ts';
import { inputOptions, type WireParam } from './fields/table.ts';

const lines = {
  city: f.string('City, district, suburb, town or village.'),
  country: f.string('Two-letter country code (ISO 3166-1 alpha-2).'),
  line1: f.string('Street and number, or P.O. box.'),
  line2: f.string('Apartment, suite, unit or building.'),
  postal_code: f.string('ZIP or postal code.'),
  state: f.string('State, county, province or region.'),
};

const description = 'A postal address.';

export const AddressRef = objectType<Stripe.Address>('Address', { description, fields: () => lines });

const AddressInput = inputType<Stripe.AddressParam>('AddressInput', {
  description,
  path: 'Address',
  params: lines,
});

/** A postal address as a parameter. */
export function addressParam(
  description: string,
  { required = false }: { readonly required?: boolean } = {},
): WireParam<Stripe.AddressParam, false> {
  return {
    paramsAt: (place) => ({
      [place.name]: place.t.field({ type: AddressInput, required, ...inputOptions(place, description) }),
    }),
  };
}
