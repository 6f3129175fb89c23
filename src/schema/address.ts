import type { Stripe } from 'stripe';
import { f } from './fields/f.ts';
import { inputType } from './fields/input.ts';
import { objectType } from './fields/output.ts';
import { inputOptions, type WireParam } from './fields/table.ts';

const lines = {
  city: f.string('The city, town, village, district or suburb.'),
  country: f.string('The two-letter country code (ISO 3166-1 alpha-2), such as `DE`.'),
  line1: f.string('The first line: usually the street and number, a P.O. box or the name of a company.'),
  line2: f.string('The second line: usually an apartment, suite, unit or building.'),
  postal_code: f.string('The postal code, called ZIP code in the United States.'),
  state: f.string('The state, province, county or region.'),
};

const description = 'A postal address. All its parts are optional.';

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
