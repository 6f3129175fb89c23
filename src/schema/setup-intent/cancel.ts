import { builder } from '../builder.ts';
import { SetupIntentCancellationReason } from './enums.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

const CancelSetupIntentInput = builder.inputType('CancelSetupIntentInput', {
  description: 'Which setup intent to cancel, and why.',
  fields: (t) => ({
    cancellationReason: t.field({
      type: SetupIntentCancellationReason,
      description: 'Why, for your own records.',
    }),
    id: t.id({ required: true, description: 'The intent to cancel (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'cancelSetupIntent',
  description:
    'Gives a setup intent up, for good. One that has succeeded, or is processing, cannot be canceled.',
  input: CancelSetupIntentInput,
  nulls: 'absent',
  sendTo: (id) => (stripe, params, options) => stripe.setupIntents.cancel(id, params, options),
});
