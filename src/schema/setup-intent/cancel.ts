import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { SetupIntentCancellationReason } from './enums.ts';
import { setupIntentMutation } from './write.ts';

const CancelSetupIntentInput = inputType<Stripe.SetupIntentCancelParams>('CancelSetupIntentInput', {
  description: 'Which setup intent to cancel, and why.',
  path: 'SetupIntent',
  nulls: 'absent',
  params: {
    cancellation_reason: f.enum(SetupIntentCancellationReason, 'Why, for your own records.'),
    expand: f.omit('derived from the selection'),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The intent to cancel (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'cancelSetupIntent',
  description:
    'Gives a setup intent up, for good. One that has succeeded, or is processing, cannot be canceled.',
  input: CancelSetupIntentInput,
  operation: 'cancel',
});
