import { objectType, resolved } from './wire/output.ts';
import { id, nonNull, text, type WireField } from './wire/vocabulary.ts';

export const ApplicationRef = objectType<{ readonly id: string; readonly name?: string | null }>(
  'Application',
  {
    description: 'A Connect application: the platform software that made an object.',
    fields: () => ({
      id: nonNull(id("The application's id (`ca_…`).")),
      name: text("The application's name."),
    }),
  },
);

const AccountRef = objectType<{ readonly id: string }>('Account', {
  description: 'A connected account, by its id.',
  fields: () => ({ id: nonNull(id("The account's id (`acct_…`).")) }),
});

/** A connected account: no more of it is told than its id, whether Stripe has expanded it or not. */
export function account(description: string): WireField<string | { readonly id: string }> {
  return resolved(({ t, key, name }) => ({
    [name]: t.field({
      type: AccountRef,
      description,
      resolve: (parent) => {
        const value = parent[key] as string | { readonly id: string } | null | undefined;
        return typeof value === 'string' ? { id: value } : value;
      },
    }),
  }));
}
