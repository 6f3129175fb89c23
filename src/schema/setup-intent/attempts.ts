import type { Stripe } from 'stripe';
import { SetupAttemptId } from '../../stripe/ids.ts';
import { setupAttempts } from '../../stripe/resources/setup-attempts.ts';
import { builder } from '../builder.ts';
import { createdFilter } from '../date-time-range.ts';
import { inputType } from '../fields/input.ts';
import { SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { filterParams, PAGE_PARAMS } from '../relay/filter.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';

/** The intent is that of the field. */
type Params = Omit<Stripe.SetupAttemptListParams, 'setup_intent'>;

const SetupAttemptFilterInput = inputType<Params>('SetupAttemptFilterInput', {
  description: "Which of an intent's attempts to list.",
  path: 'SetupAttemptFilter',
  nulls: 'absent',
  params: {
    ...PAGE_PARAMS,
    created: createdFilter('Only attempts that were made in this span of time.'),
  },
});

builder.objectField(SetupIntentNode.ref, 'attempts', (t) =>
  t.connection(
    {
      type: SetupAttemptRef,
      description: 'All attempts to confirm the intent, newest first. Each list costs a call of its own.',
      args: {
        filter: t.arg({
          type: SetupAttemptFilterInput,
          description: 'Limits the list to some attempts; all by default.',
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
    { name: 'SetupAttemptConnection', description: 'A page of attempts.' },
    { name: 'SetupAttemptEdge', description: 'An attempt and its place in the list.' },
  ),
);
