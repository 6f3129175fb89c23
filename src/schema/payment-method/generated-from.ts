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

const charge = f.expandableId('The payment (`ch_…`) that made it; null when an attempt to save did.');

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
        description: 'The attempt to save that made it; null when a payment did.',
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
  'What the law or the card network wants on the printed receipt; null where the chip was not used.',
  {
    account_type: f.enum(ReceiptAccountType, 'The kind of account that was used.'),
    application_cryptogram: f.string('The proof that the chip computed for this transaction.'),
    application_preferred_name: f.string('The name that the application on the chip shows to the customer.'),
    authorization_code: f.string('The code with which the issuer agreed.'),
    authorization_response_code: f.string(
      "The issuer's answer in the code of EMV, the standard of chip cards.",
    ),
    cardholder_verification_method: f.string(
      'How the customer proved to be the owner: `approval`, `failure`, `none`, `offline_pin`, `offline_pin_and_signature`, `online_pin` or `signature`.',
    ),
    dedicated_file_name: f.string('The identifier (AID) of the application on the chip.'),
    terminal_verification_results: f.string('What the terminal checked and found, as a code of five bytes.'),
    transaction_status_information: f.string(
      'Which steps the chip and the terminal went through, as a code.',
    ),
  },
  { name: 'CardPresentReceipt' },
);

const onTerminal = f.object<Stripe.PaymentMethod.Card.GeneratedFrom.PaymentMethodDetails.CardPresent>(
  'What the terminal read and the network answered; null unless `type` is CARD_PRESENT.',
  {
    ...cardPresentLines,
    amount_authorized: f.money('The amount that the issuer agreed to, in the smallest unit of the currency.'),
    capture_before: f.timestamp(
      'Until when the amount can be taken; what is not taken by then goes back. Null when it is taken at once.',
    ),
    emv_auth_data: f.string("The issuer's answer to the chip, encrypted."),
    generated_card: f.id('The payment method (`pm_…`) that can be charged without the terminal.'),
    incremental_authorization_supported: f.boolean('Whether the amount agreed to can be raised later.'),
    location: f.id('The place of the terminal (`tml_…`), as you registered it.'),
    network: f.string('The network that the payment ran on, such as `visa` or `interac`.'),
    network_transaction_id: f.string("The card network's own id of the payment, if it gave one."),
    overcapture_supported: f.boolean('Whether more can be taken than was agreed to.'),
    reader: f.id('The terminal (`tmr_…`).'),
    receipt,
  },
  { name: 'PaymentMethodCardGeneratedFromCardPresent' },
);

export const cardGeneratedFrom = f.object<Stripe.PaymentMethod.Card.GeneratedFrom>(
  'Where the card comes from, when Stripe made it of one that a terminal had read. Null for cards that were typed in.',
  {
    charge,
    payment_method_details: f.object('The payment at the terminal; null when it was no payment.', {
      card_present: onTerminal,
      type: paymentMethodType('The type of the payment method at the terminal: always CARD_PRESENT.'),
    }),
    setup_attempt: attempt('card'),
  },
);

export const sepaDebitGeneratedFrom = f.object<Stripe.PaymentMethod.SepaDebit.GeneratedFrom>(
  'Where the account comes from, when Stripe learned it from another method, such as iDEAL or Bancontact. Null when the IBAN was typed in.',
  { charge, setup_attempt: attempt('sepa_debit') },
);
