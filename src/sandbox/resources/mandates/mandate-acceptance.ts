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
  /** The acceptance in the confirmation token, which counts if the request has none. */
  readonly ofToken: CustomerAcceptance | null;
  /** The intent in error responses. Null if it is not stored yet. */
  readonly intentInErrors: SetupIntent | null;
}

/**
 * The customer's acceptance of a mandate, from this confirmation or an earlier one of the same intent and payment
 * method. Null if there is none.
 *
 * @throws StripeApiError (400) when a bank debit has neither an acceptance nor an existing mandate. It has no `code` or
 * `param`, as Stripe documents for PaymentIntents.
 */
export function mandateAcceptance(context: Context, confirmation: Confirmation): CustomerAcceptance | null {
  const { record, method, mandateData, ofToken, intentInErrors } = confirmation;
  const earlier = record.wire.payment_method === method.id ? record.acceptance : null;
  const acceptance =
    mandateData === undefined ? (ofToken ?? earlier) : acceptanceFrom(mandateData, context.client);
  if (acceptance !== null || !needsMandate(method.wire.type)) return acceptance;
  if (existingMandate(context.account, { record, method }) !== undefined) return null;
  throw invalidRequest(
    'This SetupIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the ' +
      'customer and try again, providing acceptance data in the mandate_data parameter.',
    intentInErrors ? { setup_intent: intentInErrors } : {},
  );
}

/** For a publishable key, the IP address and user agent default to those of the request. */
export function acceptanceFrom(
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
