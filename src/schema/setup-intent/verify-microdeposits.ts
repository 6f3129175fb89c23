import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { IDEMPOTENCY_KEY, setupIntentMutation } from './write.ts';

/** Stripe also accepts the client secret here, without declaring it. */
type Params = Stripe.SetupIntentVerifyMicrodepositsParams & { readonly client_secret?: string };

const VerifySetupIntentMicrodepositsInput = inputType<Params>('VerifySetupIntentMicrodepositsInput', {
  description:
    'What the customer read from the bank statement: two amounts or a code, as `nextAction.verifyWithMicrodeposits` says.',
  path: 'SetupIntent',
  nulls: 'absent',
  params: {
    amounts: f.list(f.money('The two amounts, in cents, in any order.')),
    client_secret: f.string('The client secret of the intent, for callers who may not do without.'),
    descriptor_code: f.string('The six characters, starting with SM.'),
    expand: f.omit('derived from the selection'),
  },
  more: (t) => ({
    id: t.id({ required: true, description: 'The intent whose bank account is verified (`seti_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

setupIntentMutation({
  name: 'verifySetupIntentMicrodeposits',
  description:
    'Proves that the customer owns the bank account. A wrong try is an `InvalidRequestError`; after too many, the intent takes another payment method.',
  input: VerifySetupIntentMicrodepositsInput,
  publishable: true,
  operation: 'verifyMicrodeposits',
});
