import { builder } from './builder.ts';

export const ApplicationRef = builder
  .objectRef<{ readonly id: string; readonly name?: string | null }>('Application')
  .implement({
    description: 'A Connect application: the platform software that made an object.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: false, description: "The application's id (`ca_…`)." }),
      name: t.exposeString('name', { description: "The application's name." }),
    }),
  });

export const AccountRef = builder.objectRef<{ readonly id: string }>('Account').implement({
  description: 'A connected account, by its id.',
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false, description: "The account's id (`acct_…`)." }),
  }),
});
