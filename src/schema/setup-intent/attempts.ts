import { SetupAttemptId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { argumentParams } from '../params.ts';
import type { Access } from '../plugins/field-options.ts';
import { listConnection, listUpstream } from '../relay/stripe-list.ts';
import { SetupAttemptRef } from '../setup-attempt/setup-attempt.ts';
import { SetupIntentNode } from './setup-intent.ts';

builder.objectField(SetupIntentNode.ref, 'attempts', (t) =>
  t.connection(
    {
      type: SetupAttemptRef,
      description: 'All attempts to confirm the intent, newest first. Each list costs a call of its own.',
      args: { createdAt: t.arg({ type: DateTimeRange, description: 'Only those made in this span.' }) },
      extensions: {
        upstream: listUpstream('/v1/setup_attempts', SetupAttemptId),
        access: { scopes: ['setup_intents:read'] } satisfies Access,
      },
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
