import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { IN_PARENT } from '../params.ts';
import { IDEMPOTENCY_KEY } from '../write.ts';
import { setupIntentMutation } from './write.ts';

/** Stripe also accepts the client secret here, without declaring it. */
type Params = Stripe.SetupIntentVerifyMicrodepositsParams & { readonly client_secret?: string };

/** The parameters of which Stripe accepts exactly one. */
type Verification = Pick<Params, 'amounts' | 'descriptor_code'>;

const MicrodepositVerificationInput = inputType<Verification>('MicrodepositVerificationInput', {
  description:
    'What the customer read on the bank statement. `nextAction.verifyWithMicrodeposits.microdepositType` says which field to give.',
  path: 'SetupIntent',
  isOneOf: true,
  params: {
    amounts: f.list(f.money('The amounts of the two deposits, in cents, in any order.')),
    descriptor_code: f.string(
      'The six-character code in the statement descriptor of the deposit. It starts with SM.',
    ),
  },
});

const VerifySetupIntentMicrodepositsInput = inputType<Omit<Params, keyof Verification>>(
  'VerifySetupIntentMicrodepositsInput',
  {
    description:
      'The setup intent whose bank account to verify, and what the customer read on the bank statement.',
    path: 'SetupIntent',
    nulls: 'absent',
    params: {
      client_secret: f.string('The client secret of the intent, for callers who may not do without.'),
      expand: f.omit('derived from the selection'),
    },
    more: (t) => ({
      id: t.id({ required: true, description: 'The intent whose bank account is verified (`seti_…`).' }),
      idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
      verification: t.field({
        type: MicrodepositVerificationInput,
        required: true,
        description: 'The amounts of the deposits, or the code of the one deposit.',
        extensions: IN_PARENT,
      }),
    }),
  },
);

setupIntentMutation({
  name: 'verifySetupIntentMicrodeposits',
  description:
    'Proves that the customer owns the bank account. A wrong try is an `InvalidRequestError`; after too many, the intent takes another payment method.',
  input: VerifySetupIntentMicrodepositsInput,
  publishable: true,
  operation: 'verifyMicrodeposits',
});
