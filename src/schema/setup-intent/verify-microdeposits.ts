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
    'The values on the bank statement of the customer. `nextAction.verifyWithMicrodeposits.microdepositType` determines which field is required.',
  path: 'SetupIntent',
  isOneOf: true,
  params: {
    amounts: f.list(f.money('The amounts of the two deposits, in cents, such as `[32, 45]`.')),
    descriptor_code: f.string(
      'The six-character code of the deposit, which starts with SM, such as `SM11AA`.',
    ),
  },
});

const VerifySetupIntentMicrodepositsInput = inputType<Omit<Params, keyof Verification>>(
  'VerifySetupIntentMicrodepositsInput',
  {
    description: 'The setup intent with the bank account to verify, and the values on the bank statement.',
    path: 'SetupIntent',
    nulls: 'absent',
    params: {
      client_secret: f.string(
        'The client secret of the intent (`seti_…_secret_…`). Required with a publishable key.',
      ),
      expand: f.omit('derived from the selection'),
    },
    more: (t) => ({
      id: t.id({
        required: true,
        description:
          'The id of the setup intent (`seti_…`). Its `nextAction` must have the type VERIFY_WITH_MICRODEPOSITS.',
      }),
      idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
      verification: t.field({
        type: MicrodepositVerificationInput,
        required: true,
        description: 'The amounts of the two deposits, or the code of the single deposit.',
        extensions: IN_PARENT,
      }),
    }),
  },
);

setupIntentMutation({
  name: 'verifySetupIntentMicrodeposits',
  description:
    'Verifies the bank account of a setup intent with microdeposits. Wrong values are an `InvalidRequestError`. After too many of them, the intent requires another payment method.',
  input: VerifySetupIntentMicrodepositsInput,
  inputDescription: 'The id of the setup intent, and the values on the bank statement of the customer.',
  publishable: true,
  operation: 'verifyMicrodeposits',
});
