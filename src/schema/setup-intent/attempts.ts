import { SetupAttemptId } from '../../stripe/ids.ts';
import { setupAttempts } from '../../stripe/resources/setup-attempts.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { argumentParams } from '../params.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';

builder.objectField(SetupIntentNode.ref, 'attempts', (t) =>
  t.connection(
    {
      type: SetupAttemptRef,
      description: 'All attempts to confirm the intent, newest first. Each list costs a call of its own.',
      args: { createdAt: t.arg({ type: DateTimeRange, description: 'Only those made in this span.' }) },
      upstream: listUpstream(setupAttempts.list.path, SetupAttemptId),
      access: { scopes: ['setup_intents:read'] },
      resolve: ({ id }, { createdAt, ...args }, context, info) => {
        return listConnection({
          args,
          cursors: SetupAttemptId,
          context,
          info,
          loader: context.loaders.setupAttemptLists,
          of: id,
          filters: argumentParams({ createdAt }, info),
          fetch: (params, options) =>
            context.stripe.setupAttempts.list({ ...params, setup_intent: id }, options),
        });
      },
    },
    { name: 'SetupAttemptConnection', description: 'A page of attempts.' },
    { name: 'SetupAttemptEdge', description: 'An attempt and its place in the list.' },
  ),
);
