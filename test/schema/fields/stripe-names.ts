import {
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { Declarations, Declared } from '../../stripe-coverage/declarations.ts';

// The rules of the contract in words of the tests' own: nothing here comes from the code that is tested.

/** Where Stripe's `payment_method` stands in the graph: `paymentMethod`. */
export function graphNameOf(key: string): string {
  if (key === 'created') return 'createdAt';
  const [first = '', ...others] = key.split('_');
  return first + others.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** How the graph spells one of Stripe's literals: `1.0.2` is `V1_0_2`. */
export function graphValueOf(literal: string): string {
  const letters = [...literal.toUpperCase()].map((letter) => (/[A-Z0-9]/.test(letter) ? letter : '_'));
  return '0123456789'.includes(letters[0] ?? '') ? `V${letters.join('')}` : letters.join('');
}

/** What Stripe declares for a field of the graph. */
export function declaredFor(name: string, members: readonly Declared[]): Declared | undefined {
  return members.find(({ key }) => graphNameOf(key) === name);
}

/** What the contract leaves out, by the place in Stripe's declarations. */
const OUT_OF_SCOPE = [
  /^Customer\.(cash_balance|default_source|discount|sources|subscriptions|tax_ids|test_clock)$/,
  /\.(last_)?setup_error\.(payment_intent|source)$/,
  /^\w+(Input|Filter)\.(ending_before|expand|limit|starting_after)$/,
  /^CreateCustomerInput\.(cash_balance|payment_method|source|tax_id_data|test_clock|validate)$/,
  /^UpdateCustomerInput\.(cash_balance|default_source|source|validate)$/,
];

/** Where the graph must have a leaf, a dictionary or a reference: `SetupIntent.nextAction.redirectToUrl.url`. */
export function placesOf(root: string, declared: readonly Declared[]): string[] {
  const below = (members: readonly Declared[], wire: string, graph: string): string[] =>
    members.flatMap((member) => {
      const there = `${wire}.${member.key}`;
      const here = `${graph}.${graphNameOf(member.key)}`;
      if (member.isEmpty || OUT_OF_SCOPE.some((pattern) => pattern.test(there))) return [];
      return member.members.length === 0 ? [here] : below(member.members, there, here);
    });
  return below(declared, root, root).sort();
}

/** Stripe's literals, by the graph's enum and its values. */
export type Literals = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Stripe declares a plain string there; these are the values that its documentation lists. */
const UNDECLARED: Readonly<Record<string, readonly string[]>> = {
  SetupAttemptStatus: [
    'abandoned',
    'failed',
    'processing',
    'requires_action',
    'requires_confirmation',
    'succeeded',
  ],
  SetupIntentNextActionType: [
    'blik_authorize',
    'cashapp_handle_redirect_or_display_qr_code',
    'pix_display_qr_code',
    'redirect_to_url',
    'upi_handle_redirect_or_display_qr_code',
    'use_stripe_sdk',
    'verify_with_microdeposits',
  ],
};

/** Collects the literals that Stripe declares wherever the graph has an enum. */
export function literalsOf(declarations: Declarations, schema: GraphQLSchema): Literals {
  const all = new Map<string, Map<string, string>>();
  const add = (name: string, literals: readonly string[]): void => {
    const known = all.get(name) ?? new Map<string, string>();
    for (const literal of literals) known.set(graphValueOf(literal), literal);
    all.set(name, known);
  };
  const walk = (members: readonly Declared[], type: GraphQLNamedType | undefined): void => {
    if (isEnumType(type) || !(isObjectType(type) || isInputObjectType(type))) return;
    for (const member of members) {
      const field = type.getFields()[graphNameOf(member.key)];
      const below = field && getNamedType(field.type);
      if (isEnumType(below)) add(below.name, member.literals);
      walk(member.members, below);
    }
  };
  for (const roots of [declarations.Objects, declarations.Parameters])
    for (const [name, members] of roots) walk(members, schema.getType(name));
  for (const [name, literals] of Object.entries(UNDECLARED)) add(name, literals);
  return all;
}

/** The names of an enum's values, without the one that stands for those of a later version. */
export function valuesOf(type: GraphQLEnumType): string[] {
  return type
    .getValues()
    .map(({ name }) => name)
    .filter((name) => name !== 'UNRECOGNIZED');
}

/** Stripe's literal for a value of the graph. */
export function literalFor(value: string, type: GraphQLEnumType, literals: Literals): string {
  const literal = literals.get(type.name)?.get(value);
  if (literal === undefined) throw new Error(`Stripe declares nothing that would be ${type.name}.${value}.`);
  return literal;
}
