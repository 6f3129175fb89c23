import type { Stripe } from 'stripe';
import { SetupAttemptId } from '../../stripe/ids.ts';
import { setupAttempts } from '../../stripe/resources/setup-attempts.ts';
import { builder } from '../builder.ts';
import { createdFilter } from '../date-time-range.ts';
import { inputType } from '../fields/input.ts';
import { SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { filterParams, PAGE_PARAMS } from '../relay/filter.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';

/** Without the intent, which is the parent of the field. */
type Params = Omit<Stripe.SetupAttemptListParams, 'setup_intent'>;

const SetupAttemptFilterInput = inputType<Params>('SetupAttemptFilterInput', {
  description: 'The filters for the attempts of a setup intent. An attempt must match all of them.',
  path: 'SetupAttemptFilter',
  nulls: 'absent',
  params: {
    ...PAGE_PARAMS,
    created: createdFilter('The time range in which the attempts were made.'),
  },
});

builder.objectField(SetupIntentNode.ref, 'attempts', (t) =>
  t.connection(
    {
      type: SetupAttemptRef,
      description:
        'The attempts to confirm the setup intent, newest first. The list takes one call to Stripe for each setup intent.',
      args: {
        filter: t.arg({
          type: SetupAttemptFilterInput,
          description: 'The attempts to include. By default, the list includes all of them.',
        }),
      },
      upstream: listUpstream(setupAttempts.list.path, SetupAttemptId),
      access: { scopes: ['setup_intents:read'] },
      resolve: ({ id }, { filter, ...args }, context, info) =>
        listConnection({
          args,
          cursors: SetupAttemptId,
          context,
          info,
          loader: context.loaders.setupAttemptLists,
          of: id,
          filters: filterParams(filter, context, info),
          fetch: (params, options) =>
            context.stripe.setupAttempts.list({ ...params, setup_intent: id }, options),
        }),
    },
    { name: 'SetupAttemptConnection', description: 'A page of a list of setup attempts.' },
    { name: 'SetupAttemptEdge', description: 'A setup attempt and its cursor in the list.' },
  ),
);
