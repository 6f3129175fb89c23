import { AccountId, CustomerId, PaymentMethodId, SetupIntentId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { idField } from '../id-field.ts';
import { argumentType, paramsFrom, parseId } from '../params.ts';
import { connectionFrom, pageFrom } from '../relay/connection.ts';
import { SetupIntentNode } from './setup-intent.ts';

const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A span of time; bounds that are left out are open.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After this instant.' }),
    gte: t.field({ type: 'DateTime', description: 'At this instant or after it.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this instant.' }),
    lte: t.field({ type: 'DateTime', description: 'At this instant or before it.' }),
  }),
});

const SetupIntentFilter = builder.inputType('SetupIntentFilter', {
  description: 'Which setup intents to list: those that meet all that is given.',
  fields: (t) => ({
    attachToSelf: t.boolean({
      description: 'True: only those that attach the payment method to your own account.',
    }),
    createdAt: t.field({ type: DateTimeRange, description: 'When they were created.' }),
    customer: idField(t, { idKind: CustomerId, description: 'Only those of this customer (`cus_…`).' }),
    customerAccount: idField(t, {
      idKind: AccountId,
      description: 'Only those of this account that stands in for a customer (`acct_…`).',
    }),
    paymentMethod: idField(t, {
      idKind: PaymentMethodId,
      description:
        'Only those that carry this payment method now (`pm_…`); a declined one is carried no more.',
    }),
  }),
});

builder.queryField('setupIntent', (t) =>
  t.field({
    type: SetupIntentNode.ref,
    description: 'One setup intent. An unknown id is an error with the code RESOURCE_MISSING.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of the intent (`seti_…`).' }),
      clientSecret: t.arg.string({
        description: 'The client secret of the intent, for callers who may not do without.',
      }),
    },
    resolve: async (_root, args, { loaders, stripe }) => {
      const id = parseId(SetupIntentId, args.id, ['id']);
      if (args.clientSecret === null || args.clientSecret === undefined) return loaders.setupIntents.load(id);
      return (await stripe.setupIntents.retrieve(id, { client_secret: args.clientSecret })).object;
    },
  }),
);

builder.queryField('setupIntents', (t) =>
  t.connection(
    {
      type: SetupIntentNode.ref,
      description: 'Setup intents, newest first.',
      args: {
        filter: t.arg({ type: SetupIntentFilter, description: 'Which ones; all by default.' }),
      },
      resolve: (_root, { filter, ...args }, { stripe }, info) => {
        const page = pageFrom(args, SetupIntentId);
        const filters = paramsFrom(filter ?? {}, argumentType(info, 'filter'), {
          nulls: 'absent',
          path: ['filter'],
        });
        const options = { endsAt: stripe.deadline() };
        return connectionFrom(page, async (params) => {
          return (await stripe.setupIntents.list({ ...filters, ...params }, options)).object;
        });
      },
    },
    { name: 'SetupIntentConnection', description: 'A page of setup intents.' },
    { name: 'SetupIntentEdge', description: 'A setup intent and its place in the list.' },
  ),
);
