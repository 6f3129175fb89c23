import type { Stripe } from 'stripe';
import { addressParam } from '../address.ts';
import { f } from '../fields/f.ts';

/** The billing details of a new payment method, or of an update. */
export const billingDetails = f.inputObject<Stripe.PaymentMethodUpdateParams.BillingDetails>(
  'The billing details of the payment method.',
  {
    address: f.emptyable(addressParam('The billing address.')),
    email: f.emptyable(f.string('The email address. Some types of payment methods require it.')),
    name: f.emptyable(f.string('The full name. Bank debits require it.')),
    phone: f.emptyable(f.string('The phone number, with its extension.')),
    tax_id: f.string('The tax number, for types of payment methods that use it.'),
  },
  { name: 'BillingDetails' },
);

/** The Australian bank account of a new payment method, or of an update. */
export const payto = f.inputObject<Stripe.PaymentMethodUpdateParams.Payto>(
  'An Australian bank account: either its PayID, or its account number and BSB.',
  {
    account_number: f.string('The account number. It requires `bsbNumber`.'),
    bsb_number: f.string('The six digits (BSB) that identify the bank and the branch.'),
    pay_id: f.string('The PayID, for example an email address, that identifies the account.'),
  },
  { name: 'PaymentMethodPayto' },
);
