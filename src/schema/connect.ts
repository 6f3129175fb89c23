import { objectType, unfetched } from './fields/output.ts';
import { id, nonNull, text } from './fields/vocabulary.ts';

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

/** A connected account: no more of it is told than its id. */
export const account = (description: string) => unfetched(() => AccountRef, description);
