import type { Context } from '../http/operations.ts';
import { endAuthentication } from '../resources/setup-intents/end-authentication.ts';
import { verifyMicrodeposits } from '../resources/setup-intents/microdeposits.ts';
import type { CreateParams } from '../resources/setup-intents/setup-intent-parameters.ts';
import { cancelSetupIntent } from '../resources/setup-intents/setup-intents.ts';
import type { SetupIntentRecord } from '../store/store.ts';

/** A second operation on a seeded intent, a few minutes after its creation. */
type FollowUp = (context: Context, record: SetupIntentRecord) => void;

export interface SeedIntent {
  readonly label: string;
  /** The creation date, in days before the newest seeded change. */
  readonly day: number;
  /** The label of its customer. */
  readonly customer?: string;
  readonly params: CreateParams;
  readonly followUp?: FollowUp;
}

const RETURN_URL = 'https://shop.example.com/setup/done';
const BANK_TYPES = { payment_method_types: ['us_bank_account'] };

const ACCEPTED = {
  mandate_data: {
    customer_acceptance: {
      online: { ip_address: '203.0.113.7', user_agent: 'Mozilla/5.0' },
      type: 'online',
    },
  },
} as const satisfies CreateParams;

const verified: FollowUp = (context, record) =>
  verifyMicrodeposits(context, record, { descriptor_code: 'SM11AA' });

function canceled(reason?: string): FollowUp {
  return (context, record) => {
    cancelSetupIntent(context, record.id, reason);
  };
}

function authenticated(outcome: 'succeeded' | 'failed'): FollowUp {
  return (context, record) => {
    endAuthentication(context, record, outcome);
  };
}

/** Confirms the intent on creation. The `return_url` is required because the intent accepts redirects. */
function confirmed(payment_method: string, more: CreateParams = {}): CreateParams {
  return { payment_method, confirm: true, return_url: RETURN_URL, ...more };
}

function note(description: string, metadata: Readonly<Record<string, string>> = {}): CreateParams {
  return { description, metadata: new Map(Object.entries(metadata)) };
}

/** The seeded intents, oldest first. They have every status. */
export const SEED_INTENTS: readonly SeedIntent[] = [
  {
    label: 'alder visa',
    day: 44,
    customer: 'alder',
    params: confirmed(
      'pm_card_visa',
      note('Card for monthly invoices', { order_id: '6735', channel: 'web' }),
    ),
  },
  { label: 'harbour visa debit', day: 41.9, customer: 'harbour', params: confirmed('pm_card_visa_debit') },
  {
    label: 'alder bank',
    day: 40.2,
    customer: 'alder',
    params: confirmed('pm_usBankAccount_success', {
      ...BANK_TYPES,
      ...ACCEPTED,
      ...note('Bank account for large orders'),
    }),
    followUp: verified,
  },
  { label: 'abandoned', day: 38.5, customer: 'harbour', params: {}, followUp: canceled('abandoned') },
  { label: 'walk-in', day: 37.1, params: confirmed('pm_card_discover', note('Paid at the counter')) },
  {
    label: 'duplicate',
    day: 35.7,
    customer: 'meridian',
    params: { payment_method: 'pm_card_visa' },
    followUp: canceled('duplicate'),
  },
  { label: 'quarry visa', day: 32.4, customer: 'quarry', params: confirmed('pm_card_visa') },
  {
    label: 'meridian authenticated',
    day: 30.3,
    customer: 'meridian',
    params: confirmed('pm_card_threeDSecure2Required', note('Authenticated with the bank')),
    followUp: authenticated('succeeded'),
  },
  {
    label: 'requested',
    day: 28.6,
    customer: 'alder',
    params: { payment_method: 'pm_card_jcb', ...note('Changed to another card', { ticket: 'S-311' }) },
    followUp: canceled('requested_by_customer'),
  },
  {
    label: 'authentication failed',
    day: 26.9,
    customer: 'harbour',
    params: confirmed('pm_card_authenticationRequired'),
    followUp: authenticated('failed'),
  },
  { label: 'plainly canceled', day: 25.2, params: note('Test of the checkout page'), followUp: canceled() },
  {
    label: 'meridian sepa',
    day: 23.8,
    customer: 'meridian',
    params: confirmed('pm_sepaDebit_success_de', {
      payment_method_types: ['card', 'sepa_debit'],
      ...ACCEPTED,
    }),
  },
  { label: 'quarry unfinished', day: 22.5, customer: 'quarry', params: {} },
  {
    label: 'tallow amex',
    day: 20.4,
    customer: 'tallow',
    params: confirmed('pm_card_amex', { usage: 'on_session' }),
  },
  {
    label: 'single use',
    day: 18.7,
    customer: 'tallow',
    params: confirmed('pm_usBankAccount_success', {
      ...BANK_TYPES,
      ...ACCEPTED,
      single_use: { amount: 25_000, currency: 'usd' },
    }),
    followUp: verified,
  },
  {
    label: 'declined',
    day: 16.1,
    customer: 'harbour',
    params: confirmed('pm_card_chargeDeclined', note('New card for rentals', { order_id: '6901' })),
  },
  {
    label: 'insufficient',
    day: 14.9,
    customer: 'tallow',
    params: confirmed('pm_card_visa_chargeDeclinedInsufficientFunds'),
  },
  { label: 'expired', day: 13.3, params: confirmed('pm_card_chargeDeclinedExpiredCard') },
  {
    label: 'never redirects',
    day: 11.8,
    customer: 'alder',
    params: {
      payment_method: 'pm_card_unionpay',
      automatic_payment_methods: { allow_redirects: 'never', enabled: true },
      ...note('Waits for the customer to agree', { order_id: '7020' }),
    },
  },
  {
    label: 'card only',
    day: 10.2,
    customer: 'meridian',
    params: { payment_method: 'pm_card_diners', payment_method_types: ['card'] },
  },
  {
    label: 'own account',
    day: 9.4,
    params: { attach_to_self: true, flow_directions: ['inbound'], ...note('Own card for fees') },
  },
  {
    label: 'processing',
    day: 8.1,
    customer: 'tallow',
    params: confirmed('pm_usBankAccount_processing', { ...BANK_TYPES, ...ACCEPTED }),
  },
  {
    label: 'microdeposits',
    day: 6.6,
    customer: 'harbour',
    params: confirmed('pm_usBankAccount_success', {
      ...BANK_TYPES,
      ...ACCEPTED,
      ...note('Bank account for rentals'),
    }),
  },
  {
    label: 'redirect',
    day: 4.7,
    customer: 'alder',
    params: confirmed('pm_card_threeDSecureRequired', note('Card of the new branch')),
  },
  {
    label: 'sdk',
    day: 3.2,
    customer: 'meridian',
    params: confirmed('pm_card_authenticationRequiredOnSetup', { use_stripe_sdk: true }),
  },
  {
    label: 'started',
    day: 2.4,
    customer: 'tallow',
    params: note('Started on the phone', { channel: 'phone' }),
  },
  { label: 'open', day: 1.6, params: {} },
  { label: 'meridian visa', day: 1.1, customer: 'meridian', params: confirmed('pm_card_visa') },
  {
    label: 'latest',
    day: 0.5,
    customer: 'harbour',
    params: { usage: 'on_session', ...note('Second shop', { channel: 'web' }) },
  },
  {
    label: 'alder mastercard',
    day: 0.2,
    customer: 'alder',
    params: confirmed('pm_card_mastercard', note('Card for travel')),
  },
];
