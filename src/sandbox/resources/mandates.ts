import { missingObject } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { CustomerAcceptance, Mandate, PaymentMethod } from '../objects.ts';
import { type Context, type Operation, operation } from '../operations.ts';
import { EXPAND } from '../params.ts';
import type { SetupIntentRecord } from '../store.ts';

/**
 * The mandate of a finished bank debit setup. Without `mandate_data` the acceptance is recorded as offline: the
 * sandbox does not insist on it.
 */
export function createMandate(
  context: Context,
  setup: { record: SetupIntentRecord; method: PaymentMethod },
): Mandate {
  const { record, method } = setup;
  const { singleUse } = record;
  const wire: Mandate = {
    id: context.ids.next('mandate_', 24),
    object: 'mandate',
    customer_acceptance: acceptanceFrom(record.acceptance, context.now),
    livemode: false,
    ...(singleUse ? { single_use: singleUse } : { multi_use: {} }),
    ...(record.wire.on_behalf_of === null ? {} : { on_behalf_of: record.wire.on_behalf_of }),
    payment_method: method.id,
    payment_method_details: { type: method.type, [method.type]: detailsOf(method, context) },
    status: 'active',
    type: singleUse ? 'single_use' : 'multi_use',
  };
  context.world.mandates.add({ id: wire.id, created: context.now, wire });
  return wire;
}

function acceptanceFrom(given: CustomerAcceptance | null, now: number): CustomerAcceptance {
  if (given === null) return { accepted_at: now, offline: {}, type: 'offline' };
  return { ...given, accepted_at: given.accepted_at ?? now };
}

function detailsOf(method: PaymentMethod, context: Context): JsonObject {
  const url = `https://example.com/mandates/${method.id}`;
  switch (method.type) {
    case 'acss_debit':
      return { interval_description: null, payment_schedule: 'sporadic', transaction_type: 'personal' };
    case 'au_becs_debit':
      return { url };
    case 'bacs_debit':
      return bacsDetails(url, context);
    case 'sepa_debit':
      return { reference: context.ids.next('', 16).toUpperCase(), url };
    default:
      return {};
  }
}

function bacsDetails(url: string, context: Context): JsonObject {
  return {
    display_name: null,
    network_status: 'accepted',
    reference: context.ids.next('', 16).toUpperCase(),
    revocation_reason: null,
    service_user_number: null,
    url,
  };
}

export const mandateOperations: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/mandates/:mandate',
    returns: 'mandate',
    shape: EXPAND,
    run: ({ world }, _params, [id = '']) => {
      const record = world.mandates.get(id);
      if (record === undefined) throw missingObject('mandate', id, { param: 'mandate', status: 404 });
      return record.wire;
    },
  }),
];
