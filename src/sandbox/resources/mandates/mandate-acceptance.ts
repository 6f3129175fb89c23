import { invalidRequest } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { CustomerAcceptance, SetupIntent } from '../../store/objects.ts';
import type { PaymentMethodRecord, SetupIntentRecord } from '../../store/store.ts';
import { needsMandate } from '../payment-methods/payment-method-types.ts';
import type { ConfirmParams, CreateParams } from '../setup-intents/setup-intent-parameters.ts';
import { existingMandate } from './mandates.ts';

interface Confirmation {
  readonly record: SetupIntentRecord;
  readonly method: PaymentMethodRecord;
  readonly mandateData: ConfirmParams['mandate_data'] | CreateParams['mandate_data'];
  /** The intent that errors show; null for one that is not stored yet. */
  readonly shown: SetupIntent | null;
}

/**
 * How the customer accepted the mandate: as this confirmation says, or else as an earlier one of the same intent and
 * payment method said. Null if neither does.
 *
 * @throws StripeApiError (400, without `code` and `param`, as Stripe documents it for PaymentIntents) when a debit has
 * neither an acceptance nor an existing mandate.
 */
export function mandateAcceptance(context: Context, confirmation: Confirmation): CustomerAcceptance | null {
  const { record, method, mandateData, shown } = confirmation;
  const earlier = record.wire.payment_method === method.id ? record.acceptance : null;
  const acceptance = mandateData === undefined ? earlier : acceptanceFrom(mandateData, context.client);
  if (acceptance !== null || !needsMandate(method.wire.type)) return acceptance;
  if (existingMandate(context.world, { record, method }) !== undefined) return null;
  throw invalidRequest(
    'This SetupIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the ' +
      'customer and try again, providing acceptance data in the mandate_data parameter.',
    shown ? { setup_intent: shown } : {},
  );
}

/** The browser's own address and user agent fill in what a publishable key did not send. */
function acceptanceFrom(
  data: Confirmation['mandateData'],
  client: Context['client'],
): CustomerAcceptance | null {
  const given = data?.customer_acceptance;
  if (!given) return null;
  const { accepted_at = null, online, type } = given;
  if (type === 'offline') return { accepted_at, offline: {}, type };
  const ip_address = online?.ip_address ?? client?.ip_address ?? null;
  const user_agent = online?.user_agent ?? client?.user_agent ?? null;
  return { accepted_at, online: { ip_address, user_agent }, type };
}
