import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from 'graphql';
import type { Values } from '../config/setting.ts';
import { type SettingsOf, variableOf } from '../config/settings.ts';
import { codedError } from '../schema/error-codes.ts';

/** Limits of one request: its document and its variables. */
export type DocumentLimits = Values<SettingsOf<'limits'>>;

/** The maximum nesting of brackets. graphql-js parses it without a stack overflow. */
const MAX_NESTING = 500;

/** The maximum nesting of lists and objects in variables. No input type is nested as deeply. */
const MAX_VARIABLE_DEPTH = 50;

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Checks a document's text before it is parsed.
 * @returns the error to report, or null if the text is within the limits or has a syntax error, which the parser reports
 */
export function textProblem(text: string, { bytes, tokens }: DocumentLimits): GraphQLError | null {
  const size = Buffer.byteLength(text);
  if (size > bytes) return exceeded('bytes', bytes, size);
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  try {
    for (let count = 1; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count > tokens) return exceeded('tokens', tokens);
      if (OPENING.has(lexer.token.kind)) nesting += 1;
      if (CLOSING.has(lexer.token.kind)) nesting -= 1;
      if (nesting > MAX_NESTING)
        return tooComplex(`The document nests brackets more than ${MAX_NESTING} levels deep.`);
    }
  } catch {
    return null;
  }
  return null;
}

/**
 * Checks a parsed document.
 * @returns the error to report, or null if the document is within the limits
 */
export function documentProblem(document: DocumentNode, limits: DocumentLimits): GraphQLError | null {
  const counts = { aliases: 0, directives: 0 };
  visit(document, {
    Field: ({ alias }) => {
      counts.aliases += alias ? 1 : 0;
    },
    Directive: () => {
      counts.directives += 1;
    },
  });
  for (const limit of ['aliases', 'directives'] as const)
    if (counts[limit] > limits[limit]) return exceeded(limit, limits[limit], counts[limit]);
  const measure = new Measure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    const { depth, fields } = measure.of(definition.selectionSet);
    if (depth > limits.depth) return exceeded('depth', limits.depth, depth);
    if (fields > limits.rootFields) return exceeded('rootFields', limits.rootFields);
  }
  return null;
}

interface Size {
  /** Nesting of fields. */
  readonly depth: number;
  /** Fields at the top level, including those of fragments. */
  readonly fields: number;
}

const EMPTY: Size = { depth: 0, fields: 0 };

/** Measures selections, and each fragment only once. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();

  constructor({ definitions }: DocumentNode) {
    const fragments = definitions.filter((node) => node.kind === 'FragmentDefinition');
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  of({ selections }: SelectionSetNode): Size {
    let [depth, fields] = [0, 0];
    for (const node of selections) {
      if (node.kind === 'Field') {
        fields += 1;
        depth = Math.max(depth, 1 + (node.selectionSet ? this.of(node.selectionSet).depth : 0));
        continue;
      }
      const spread =
        node.kind === 'InlineFragment' ? this.of(node.selectionSet) : this.#fragment(node.name.value);
      fields += spread.fields;
      depth = Math.max(depth, spread.depth);
    }
    return { depth, fields };
  }

  #fragment(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    // A fragment that contains itself counts as empty here; validation rejects it later.
    this.#sizes.set(name, EMPTY);
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.of(fragment.selectionSet) : EMPTY;
    this.#sizes.set(name, size);
    return size;
  }
}

/**
 * Checks the variables of a request.
 * @returns the error to report, or null if the variables are within the limits
 */
export function variablesProblem(variables: unknown, { listSize }: DocumentLimits): GraphQLError | null {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_VARIABLE_DEPTH)
      return tooComplex(`The variables nest more than ${MAX_VARIABLE_DEPTH} levels deep.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const parts: unknown[] = Object.values(value);
      if (Array.isArray(value) && value.length > listSize)
        return exceeded('listSize', listSize, value.length);
      for (const part of parts) next.push(part);
    }
    level = next;
  }
  return null;
}

function exceeded(limit: keyof DocumentLimits, most: number, found?: number): GraphQLError {
  const counted = found === undefined ? `more than ${most}` : String(found);
  return tooComplex(`${NOUNS[limit]}: ${counted}. The limit is ${most} (${variableOf('limits', limit)}).`);
}

const NOUNS: Readonly<Record<keyof DocumentLimits, string>> = {
  bytes: 'Bytes of the document',
  tokens: 'Tokens in the document',
  depth: 'Nesting of fields',
  aliases: 'Aliases',
  directives: 'Directives',
  rootFields: 'Root fields',
  listSize: 'Items in a list of the variables',
};

function tooComplex(problem: string): GraphQLError {
  const { message, extensions } = codedError('OPERATION_TOO_COMPLEX', problem);
  return new GraphQLError(message, { extensions: { ...extensions, http: { spec: true, status: 400 } } });
}
