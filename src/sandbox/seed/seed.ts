import { StripeApiError } from '../http/errors.ts';
import type { Context } from '../http/operations.ts';
import { createCustomer, deleteCustomer, updateCustomer } from '../resources/customers/customers.ts';
import { createSetupIntent } from '../resources/setup-intents/setup-intents.ts';
import { digest, type Ids } from '../store/ids.ts';
import type { World } from '../store/store.ts';
import { SEED_CUSTOMERS } from './customers.ts';
import { SEED_INTENTS, type SeedIntent } from './intents.ts';

/** The end of the seeded time: 2026-11-16 09:00 UTC. Everything lies in the six weeks before. */
const END = 1_794_819_600;
const DAY = 24 * 60 * 60;
const MINUTES = 60;

/** Objects of the seeded world that examples and documentation may name. */
export const seededIds = {
  /** Two cards and a bank account, the first card being the default. */
  customer: 'cus_U8rAldFnchC0fe',
  deletedCustomer: 'cus_U8rQuarryHc3rm',
  /** Succeeded with a card, for the customer above. */
  succeeded: 'seti_1SeedAlderVisaSucceeded0',
  /** Succeeded with a bank account, and so with a mandate. */
  succeededWithMandate: 'seti_1SeedAlderBankSucceeded0',
  requiresPaymentMethod: 'seti_1SeedTallowStartedOpen00',
  requiresConfirmation: 'seti_1SeedAlderToConfirm00000',
  /** Waits for 3-D Secure by redirect. */
  requiresAction: 'seti_1SeedAlderRedirect000000',
  /** Waits for microdeposits: `SM11AA`, or 32 and 45. */
  requiresMicrodeposits: 'seti_1SeedHarbourMicrodep0000',
  processing: 'seti_1SeedTallowProcessing000',
  /** Declined: `requires_payment_method` with a `last_setup_error`. */
  declined: 'seti_1SeedHarbourDeclined0000',
  canceled: 'seti_1SeedHarbourAbandoned000',
  /** The customer's default card. */
  paymentMethod: 'pm_1SeedAlderVisaCard000000',
  mandate: 'mandate_1SeedAlderBankMandate000',
} as const;

/** Ids that are fixed by hand, by the label of their row and their prefix. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ['alder cus_', seededIds.customer],
  ['quarry cus_', seededIds.deletedCustomer],
  ['alder visa seti_', seededIds.succeeded],
  ['alder visa pm_', seededIds.paymentMethod],
  ['alder bank seti_', seededIds.succeededWithMandate],
  ['alder bank mandate_', seededIds.mandate],
  ['started seti_', seededIds.requiresPaymentMethod],
  ['never redirects seti_', seededIds.requiresConfirmation],
  ['redirect seti_', seededIds.requiresAction],
  ['microdeposits seti_', seededIds.requiresMicrodeposits],
  ['processing seti_', seededIds.processing],
  ['declined seti_', seededIds.declined],
  ['abandoned seti_', seededIds.canceled],
]);

/**
 * Fills a world with companies, payment methods and intents in every status. It goes through the ordinary
 * operations, so what it leaves cannot differ from what requests could have left. Every id and date is fixed.
 */
export function seed(world: World, origin: string): void {
  const customers = new Map<string, string>();
  for (const { label, day, params } of SEED_CUSTOMERS) {
    customers.set(label, createCustomer(contextOf(world, { origin, label, at: END - day * DAY }), params).id);
  }
  for (const row of SEED_INTENTS) seedIntent(world, row, { origin, customers });
  const context = contextOf(world, { origin, label: 'end', at: END });
  const settings = { invoice_settings: { default_payment_method: seededIds.paymentMethod } };
  updateCustomer(context, settings, seededIds.customer);
  deleteCustomer(context, seededIds.deletedCustomer);
}

function seedIntent(
  world: World,
  row: SeedIntent,
  place: { origin: string; customers: ReadonlyMap<string, string> },
): void {
  const at = END - Math.round(row.day * DAY);
  const context = contextOf(world, { origin: place.origin, label: row.label, at });
  const customer = row.customer === undefined ? undefined : place.customers.get(row.customer);
  declinesAllowed(() => createSetupIntent(context, { ...row.params, customer }));
  const record = world.setupIntents.items().find(({ created }) => created === at);
  if (record && row.sequel) row.sequel({ ...context, now: at + 7 * MINUTES }, record);
}

/** A declined confirmation is an error to the caller, and a seeded intent all the same. */
function declinesAllowed(create: () => void): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof StripeApiError) || error.status !== 402) throw error;
  }
}

function contextOf(world: World, row: { origin: string; label: string; at: number }): Context {
  return { world, now: row.at, ids: idsOf(row.label), origin: row.origin, caller: 'secret', client: null };
}

/** The first id of a kind in a row may be fixed by hand; all others follow from the label. */
function idsOf(label: string): Ids {
  let count = 0;
  return {
    next(prefix, length) {
      count += 1;
      return FIXED.get(`${label} ${prefix}`) ?? prefix + digest(`${label} ${prefix} ${count}`, length);
    },
  };
}
