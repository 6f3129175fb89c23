import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { SetupIntentCancellationReason } from './enums.ts';
import { setupIntentMutation } from './write.ts';

const CancelSetupIntentInput = inputType<Stripe.SetupIntentCancelParams>('CancelSetupIntentInput', {
  description: 'The setup intent to cancel, and optionally the reason.',
  path: 'SetupIntent',
  nulls: 'absent',
  params: {
    cancellation_reason: f.enum(
      SetupIntentCancellationReason,
      'The reason, for your records. It has no effect on the cancellation.',
    ),
    expand: f.omit('derived from the selection'),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The id of the setup intent to cancel (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'cancelSetupIntent',
  description:
    'Cancels a setup intent permanently. Its status must be REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION or REQUIRES_ACTION. The intent of a Checkout Session cannot be canceled.',
  input: CancelSetupIntentInput,
  inputDescription: 'The id of the setup intent to cancel, and optionally the reason.',
  operation: 'cancel',
});
