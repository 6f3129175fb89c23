import { f } from './fields/f.ts';
import { objectType } from './fields/output.ts';

export const ApplicationRef = objectType<{ readonly id: string; readonly name?: string | null }>(
  'Application',
  {
    description: 'A Connect application: the platform software that made an object.',
    fields: () => ({
      id: f.nonNull(f.id("The application's id (`ca_…`).")),
      name: f.string("The application's name."),
    }),
  },
);

const AccountRef = objectType<{ readonly id: string }>('Account', {
  description: 'A connected account, by its id.',
  fields: () => ({ id: f.nonNull(f.id("The account's id (`acct_…`).")) }),
});

/** A reference to a connected account, of which only the id is known. */
export const account = (description: string) => f.idOnly(AccountRef, description);
