import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { readDeclarations } from './declarations.ts';
import { ledgerOf, totalsOf } from './ledger.ts';

const declarations = readDeclarations();
const ledger = ledgerOf(declarations, schema);

/** What may be left out: all that the graph does not promise, and nothing else. */
const ALLOWED = [
  /^Customer\.(cash_balance|sources|subscriptions|tax_ids|test_clock|default_source|discount)$/,
  /^(SetupIntent\.last_setup_error|SetupAttempt\.setup_error)\.(payment_intent|source)$/,
  /^(SetupIntent\.last_setup_error|SetupAttempt\.setup_error)\.code = /,
  /\.(expand|limit|starting_after|ending_before)$/,
  /^CreateCustomerInput\.(cash_balance|payment_method|source|tax_id_data|test_clock|validate)$/,
  /^UpdateCustomerInput\.(cash_balance|default_source|source|validate)$/,
];

describe("the coverage of Stripe's types", () => {
  it('misses nothing', () => {
    expect(ledger.length).toBeGreaterThan(2000);
    expect(ledger.filter(({ state }) => state === 'missing').map(({ place }) => place)).toEqual([]);
  });

  it('leaves out nothing but what is out of scope and objects without fields', () => {
    const emptyPlaces = new Set<string>();
    const walk = (
      members: (typeof declarations)['Objects'] extends ReadonlyMap<string, infer M> ? M : never,
      path: string,
    ) => {
      for (const member of members) {
        if (member.isEmpty) emptyPlaces.add(`${path}.${member.key}`);
        walk(member.members, `${path}.${member.key}`);
      }
    };
    for (const [name, members] of [...declarations.Objects, ...declarations.Parameters]) walk(members, name);
    const unexplained = ledger.filter(
      ({ state, place }) =>
        state === 'left out' && !emptyPlaces.has(place) && !ALLOWED.some((pattern) => pattern.test(place)),
    );
    expect(unexplained).toEqual([]);
    expect(ledger.filter(({ state, reason }) => state === 'left out' && !reason)).toEqual([]);
  });

  it('is the table in docs/schema.md', () => {
    const totals = totalsOf(ledger);
    process.stdout.write(`\n${totals}\n`);
    const page = readFileSync(new URL('../../docs/schema.md', import.meta.url), 'utf8');
    expect(page).toContain(totals);
  });

  it('notices a field, a parameter and a value that the graph does not have', () => {
    const novelty = {
      key: 'brand_new',
      literals: [],
      members: [],
      isEmpty: false,
      isNullable: false,
      isDay: false,
    };
    const status = {
      key: 'status',
      literals: ['on_the_moon'],
      members: [],
      isEmpty: false,
      isNullable: false,
      isDay: false,
    };
    const changed = ledgerOf(
      {
        Objects: new Map([['SetupIntent', [novelty, status]]]),
        Parameters: new Map([['CreateSetupIntentInput', [novelty]]]),
      },
      schema,
    );
    expect(changed.filter(({ state }) => state === 'missing').map(({ place }) => place)).toEqual([
      'SetupIntent.brand_new',
      'SetupIntent.status = on_the_moon',
      'CreateSetupIntentInput.brand_new',
    ]);
  });
});
