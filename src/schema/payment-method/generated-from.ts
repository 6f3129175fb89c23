import type { Stripe } from 'stripe';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { isRecord } from '../../stripe/errors.ts';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { declaredOrNull, isReference } from '../fields/declared.ts';
import { f } from '../fields/f.ts';
import type { WireField } from '../fields/table.ts';
import { PaymentMethodNode, SetupAttemptRef } from '../nodes.ts';
import { loadPart } from '../relay/part.ts';
import { cardPresentLines } from './card-present.ts';
import { paymentMethodType } from './payment-method-type.ts';
import { ReceiptAccountType } from './terminal-enums.ts';

const charge = f.expandableId(
  'The id of the charge (`ch_…`) that generated the payment method. Null if no charge did.',
);

interface GeneratedFrom {
  readonly setup_attempt?: string | Stripe.SetupAttempt | null;
  /** Added by `withMethodId`: the id of the payment method that was generated. */
  readonly payment_method?: string;
}

/**
 * Adds the payment method's id to its `generated_from`, because the attempt there has no retrieve endpoint: it is
 * loaded by expanding the payment method.
 */
export function withMethodId<T extends { readonly generated_from?: object | null }>(
  details: T,
  { id: payment_method }: Readonly<Record<string, unknown>>,
): T {
  const { generated_from: from } = details;
  return isRecord(from) ? { ...details, generated_from: { ...from, payment_method } } : details;
}

/** @param type of the payment method that contains the details */
function attempt(type: 'card' | 'sepa_debit'): WireField<string | Stripe.SetupAttempt> {
  return f.custom(({ t, key, name, field }) => {
    const path = `${type}.generated_from.${key}`;
    const upstream: Upstream = { key, expands: true, retrieve: PaymentMethodNode.retrieve, within: path };
    return {
      [name]: t.field({
        type: SetupAttemptRef,
        description: 'The setup attempt that generated the payment method. Null if no attempt did.',
        upstream,
        resolve: (parent: GeneratedFrom, _args, context, info) => {
          const value = declaredOrNull(parent.setup_attempt, isReference, field, context);
          const { payment_method: method = '' } = parent;
          const { policy, loaders } = context;
          if (typeof value !== 'string') return policy.visible(value as Stripe.SetupAttempt | null);
          const id = PaymentMethodId.parse(method);
          if (!id || selectsOnlyId(info)) return { id: value } as never;
          return policy.fetch<object | null>(
            () => loadPart({ loader: loaders.paymentMethods, id, path, context, info }),
            () => ({ id: value }),
          ) as never;
        },
      }),
    };
  });
}

const receipt = f.object<Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent.Receipt>(
  'The data that a receipt must show. Only EMV transactions require it.',
  {
    account_type: f.enum(ReceiptAccountType, 'The type of the debited or credited account.'),
    application_cryptogram: f.string(
      'The cryptogram of the card, which authenticates the transaction with the issuer.',
    ),
    application_preferred_name: f.string(
      'The preferred name of the application on the chip (EMV tag 9F12), which determines the eligible networks.',
    ),
    authorization_code: f.string('The authorization code, which identifies the transaction.'),
    authorization_response_code: f.string('The response code of the issuer (EMV tag 8A).'),
    cardholder_verification_method: f.string(
      'How the cardholder proved to be the owner of the card: `approval`, `failure`, `none`, `offline_pin`, `offline_pin_and_signature`, `online_pin` or `signature`.',
    ),
    dedicated_file_name: f.string('The identifier (AID) of the application on the chip (EMV tag 84).'),
    terminal_verification_results: f.string(
      'The results of the checks between card and terminal, in five bytes (EMV tag 95).',
    ),
    transaction_status_information: f.string('The completed steps of the card read (EMV tag 9B).'),
  },
  { name: 'CardPresentReceipt' },
);

const onTerminal = f.object<Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent>(
  'The card payment at the terminal. Null unless `type` is CARD_PRESENT.',
  {
    ...cardPresentLines,
    amount_authorized: f.money('The authorized amount, in the smallest currency unit.'),
    capture_before: f.timestamp(
      'The deadline of a manual capture, after which Stripe automatically refunds a payment that was not captured. Null without manual capture.',
    ),
    emv_auth_data: f.string('The cryptogram of the authorization response.'),
    generated_card: f.id(
      'The id of the card payment method (`pm_…`) that Stripe generated, which can be attached to a customer. Null if none could be generated.',
    ),
    incremental_authorization_supported: f.boolean(
      'Whether the payment is eligible for incremental authorizations, which raise the authorized amount.',
    ),
    location: f.id('The id of the Terminal location (`tml_…`) of the reader.'),
    network: f.string('The network that processed the charge, such as `visa` or `interac`.'),
    network_transaction_id: f.string(
      'The identifier of the transaction at the card network. Null if the network returned none.',
    ),
    overcapture_supported: f.boolean('Whether more than the authorized amount can be captured.'),
    reader: f.id('The id of the Terminal reader (`tmr_…`) of the payment.'),
    receipt,
  },
  { name: 'PaymentMethodCardGeneratedFromCardPresent' },
);

export const cardGeneratedFrom = f.object<Stripe.PaymentMethod.Card.GeneratedFrom>(
  'The origin of a card that Stripe generated from another payment method, such as a card read by a terminal. Null for other cards.',
  {
    charge,
    payment_method_details: f.object(
      'Details of the payment that generated the card. Null if there was no payment.',
      {
        card_present: onTerminal,
        type: paymentMethodType('The type of the payment method in that payment: always CARD_PRESENT.'),
      },
    ),
    setup_attempt: attempt('card'),
  },
);

export const sepaDebitGeneratedFrom = f.object<Stripe.PaymentMethod.SepaDebit.GeneratedFrom>(
  'The origin of a payment method that Stripe generated from another one, such as iDEAL or Bancontact. Null for other payment methods.',
  { charge, setup_attempt: attempt('sepa_debit') },
);
