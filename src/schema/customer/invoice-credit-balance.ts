import { DECLARED_AS, declaredOrNull } from '../fields/declared.ts';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';

interface Balance {
  readonly currency: string;
  readonly amount: number;
}

const BalanceRef = objectType<Balance>('CustomerInvoiceCreditBalance', {
  description: "A customer's balance in one currency, which Stripe applies to invoices in that currency.",
  fields: () => ({
    currency: f.string('The three-letter ISO currency code in lowercase, such as `eur`.'),
    amount: f.money(
      'The balance in the smallest currency unit. A positive amount is a credit that reduces the next invoice; a negative amount is owed and increases it. `Customer.balance` has the opposite sign.',
    ),
  }),
});

/** Balances by currency: a map at Stripe, a list in the graph. */
export function invoiceCreditBalance(description: string): WireField<Readonly<Record<string, number>>> {
  return f.custom(({ t, key, name, field }) => ({
    [name]: t.field({
      type: [BalanceRef],
      description,
      resolve: (customer, _args, context) => {
        const balances = declaredOrNull(customer[key], DECLARED_AS.JSON, field, context);
        return (
          balances && Object.entries(balances).map(([currency, amount]) => ({ currency, amount }) as Balance)
        );
      },
    }),
  }));
}
