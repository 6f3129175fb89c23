import type { Stripe as Wire } from 'stripe';
import type { SetupIntentId } from '../ids.ts';
import { change, create, list, type RetrieveParams, retrieve } from '../operation.ts';

interface RetrieveSetupIntent extends RetrieveParams {
  readonly client_secret?: string;
}

const changeIntent = (path: string) => change<SetupIntentId, Wire.SetupIntent>(path, 'setup_intent');

/**
 * Stripe's operations on setup intents. Writes are sent without `expand`, so that an idempotency key covers only the
 * caller's input, and a replay with another selection is the same write.
 */
export const setupIntents = {
  list: list<Wire.SetupIntent>('/v1/setup_intents'),
  retrieve: retrieve<SetupIntentId, Wire.SetupIntent, RetrieveSetupIntent>(
    '/v1/setup_intents/:id',
    'setup_intent',
  ),
  create: create<Wire.SetupIntent>('/v1/setup_intents', 'setup_intent'),
  update: changeIntent('/v1/setup_intents/:id'),
  confirm: changeIntent('/v1/setup_intents/:id/confirm'),
  verifyMicrodeposits: changeIntent('/v1/setup_intents/:id/verify_microdeposits'),
  cancel: changeIntent('/v1/setup_intents/:id/cancel'),
};
