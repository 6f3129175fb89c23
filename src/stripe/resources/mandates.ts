import type { Stripe as Wire } from 'stripe';
import type { MandateId } from '../ids.ts';
import { retrieve } from '../operation.ts';

/** Stripe's operations on mandates. */
export const mandates = {
  retrieve: retrieve<MandateId, Wire.Mandate>('/v1/mandates/:id', 'mandate'),
};
