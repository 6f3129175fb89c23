import { SetupAttemptId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { DateTimeRange } from '../date-time-range.ts';
import { argumentParams } from '../params.ts';
import { connectionFrom, pageFrom } from '../relay/connection.ts';
import { SetupAttemptRef } from '../setup-attempt/setup-attempt.ts';
import { SetupIntentNode } from './setup-intent.ts';

builder.objectField(SetupIntentNode.ref, 'attempts', (t) =>
  t.connection(
    {
      type: SetupAttemptRef,
      description: 'All attempts to confirm the intent, newest first. Each list costs a call of its own.',
      args: { createdAt: t.arg({ type: DateTimeRange, description: 'Only those made in this span.' }) },
      resolve: (intent, { createdAt, ...pageArgs }, { stripe }, info) => {
        const page = pageFrom(pageArgs, SetupAttemptId);
        const params = { ...argumentParams({ createdAt }, info), setup_intent: intent.id };
        const options = { endsAt: stripe.deadline() };
        return connectionFrom(page, async (pageParams) => {
          return (await stripe.setupAttempts.list({ ...params, ...pageParams }, options)).object;
        });
      },
    },
    { name: 'SetupAttemptConnection', description: 'A page of attempts.' },
    { name: 'SetupAttemptEdge', description: 'An attempt and its place in the list.' },
  ),
);
