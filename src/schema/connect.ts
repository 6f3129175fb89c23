import { f } from './fields/f.ts';
import { objectType } from './fields/output.ts';

export const ApplicationRef = objectType<{ readonly id: string; readonly name?: string | null }>(
  'Application',
  {
    description: 'A Stripe Connect application, such as the platform that created a setup intent.',
    fields: () => ({
      id: f.nonNull(f.id('The id of the application (`ca_…`).')),
      name: f.string('The name of the application; null if it is unknown.'),
    }),
  },
);

const AccountRef = objectType<{ readonly id: string }>('Account', {
  description: 'A connected account of Stripe Connect. The graph has only its id.',
  fields: () => ({ id: f.nonNull(f.id('The id of the account (`acct_…`).')) }),
});

/** A reference to a connected account, of which only the id is known. */
export const account = (description: string) => f.idOnly(AccountRef, description);
