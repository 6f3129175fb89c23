import { Changes } from '../events/changes.ts';
import { StripeApiError } from '../http/errors.ts';
import type { Context } from '../http/operations.ts';
import { createCustomer, deleteCustomer, updateCustomer } from '../resources/customers/customers.ts';
import { createSetupIntent } from '../resources/setup-intents/setup-intents.ts';
import { digest, type Ids } from '../store/ids.ts';
import type { Account } from '../store/store.ts';
import { SEED_CUSTOMERS } from './customers.ts';
import { SEED_INTENTS, type SeedIntent } from './intents.ts';

/** The date of the newest seeded change: 2026-11-16 09:00 UTC. The seeded objects are from the six weeks before. */
const END = 1_794_819_600;
const DAY = 24 * 60 * 60;
const MINUTES = 60;

/** The fixed ids of seeded objects, for examples and documentation. */
export const seededIds = {
  /** Has two cards and a bank account. The first card is the default. */
  customer: 'cus_U8rAldFnchC0fe',
  deletedCustomer: 'cus_U8rQuarryHc3rm',
  /** Succeeded with a card, for the customer above. */
  succeeded: 'seti_1SeedAlderVisaSucceeded0',
  /** Succeeded with a bank account, for the same customer. Has a mandate. */
  succeededWithMandate: 'seti_1SeedAlderBankSucceeded0',
  requiresPaymentMethod: 'seti_1SeedTallowStartedOpen00',
  requiresConfirmation: 'seti_1SeedAlderToConfirm00000',
  /** Waiting for 3-D Secure, with a redirect. */
  requiresAction: 'seti_1SeedAlderRedirect000000',
  /** Waiting for microdeposits: `SM11AA`, or 32 and 45. */
  requiresMicrodeposits: 'seti_1SeedHarbourMicrodep0000',
  processing: 'seti_1SeedTallowProcessing000',
  /** Declined: `requires_payment_method` with a `last_setup_error`. */
  declined: 'seti_1SeedHarbourDeclined0000',
  canceled: 'seti_1SeedHarbourAbandoned000',
  /** The customer's default card. */
  paymentMethod: 'pm_1SeedAlderVisaCard000000',
  mandate: 'mandate_1SeedAlderBankMandate000',
} as const;

/** The fixed ids. A key is the label of a seeded row and the prefix of the object's id. */
const FIXED_IDS: ReadonlyMap<string, string> = new Map([
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
 * Fills an account with customers, payment methods and intents in every status. It runs the same operations as
 * requests do, so that every seeded state is one that requests can produce. All ids and dates are fixed. There are no
 * events for seeded objects.
 */
export function seed(account: Account, origin: string): void {
  const customers = new Map<string, string>();
  for (const { label, day, params } of SEED_CUSTOMERS) {
    customers.set(
      label,
      createCustomer(contextOf(account, { origin, label, at: END - day * DAY }), params).id,
    );
  }
  for (const row of SEED_INTENTS) seedIntent(account, row, { origin, customers });
  const context = contextOf(account, { origin, label: 'end', at: END });
  const settings = { invoice_settings: { default_payment_method: seededIds.paymentMethod } };
  updateCustomer(context, settings, seededIds.customer);
  deleteCustomer(context, seededIds.deletedCustomer);
}

function seedIntent(
  account: Account,
  row: SeedIntent,
  { origin, customers }: { origin: string; customers: ReadonlyMap<string, string> },
): void {
  const at = END - Math.round(row.day * DAY);
  const context = contextOf(account, { origin, label: row.label, at });
  const customer = row.customer === undefined ? undefined : customers.get(row.customer);
  declinesAllowed(() => createSetupIntent(context, { ...row.params, customer }));
  context.changes.recordStates(at);
  const record = account.setupIntents.items().find(({ created }) => created === at);
  if (record === undefined || row.followUp === undefined) return;
  const later = at + 7 * MINUTES;
  row.followUp({ ...context, now: later }, record);
  context.changes.recordStates(later);
}

/** A declined confirmation throws, but its intent is stored. */
function declinesAllowed(create: () => void): void {
  try {
    create();
  } catch (error) {
    if (!(error instanceof StripeApiError) || error.status !== 402) throw error;
  }
}

function contextOf(account: Account, row: { origin: string; label: string; at: number }): Context {
  const { at: now, origin } = row;
  const common = { account, platform: account, now, ids: idsOf(row.label), origin };
  return { ...common, changes: new Changes(), keyType: 'secret', client: null };
}

/** Ids that depend only on the label of the row. The first one with a prefix may be fixed. */
function idsOf(label: string): Ids {
  let count = 0;
  return {
    next(prefix, length) {
      count += 1;
      return FIXED_IDS.get(`${label} ${prefix}`) ?? prefix + digest(`${label} ${prefix} ${count}`, length);
    },
  };
}
