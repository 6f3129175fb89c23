import type { Stripe } from 'stripe';
import { addressParam } from '../address.ts';
import { f } from '../fields/f.ts';

/** Only an existing payment method has billing details that null can clear. */
const CLEARED = 'In `updatePaymentMethod`, null clears it.';

/** The billing details of a new payment method, or of an update. */
export const billingDetails = f.inputObject<Stripe.PaymentMethodUpdateParams.BillingDetails>(
  'The billing details of the payment method. Some types require some of them.',
  {
    address: f.emptyable(addressParam('The billing address of the customer.'), CLEARED),
    email: f.emptyable(f.string('The billing email address.'), CLEARED),
    name: f.emptyable(f.string('The full name of the customer.'), CLEARED),
    phone: f.emptyable(f.string('The billing phone number, including its extension.'), CLEARED),
    tax_id: f.string(
      'The taxpayer identification number. It is used only for payments from buyers in Latin America to sellers elsewhere.',
    ),
  },
  { name: 'BillingDetails' },
);

/** The Australian bank account of a new payment method, or of an update. */
export const payto = f.inputObject<Stripe.PaymentMethodUpdateParams.Payto>(
  'The Australian bank account of a PAYTO payment method: either its PayID, or its BSB and account number.',
  {
    account_number: f.string('The account number, for an account without a PayID.'),
    bsb_number: f.string(
      'The Bank State Branch (BSB) number: six digits that identify the bank and the branch.',
    ),
    pay_id: f.string('The PayID: an alias of the account, such as an email address or a phone number.'),
  },
  { name: 'PaymentMethodPayto' },
);
