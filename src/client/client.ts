export * from './generated/documents.ts';
/** The schema for urql's cache: `cacheExchange({ schema: introspection })`. */
export { introspection } from './generated/introspection.ts';
/**
 * The types of each union and interface: Apollo Client's `possibleTypes`. Without it, Apollo Client does not know that
 * `... on StripeError` matches a `CardError`.
 */
export { possibleTypes } from './generated/possible-types.ts';
/**
 * The types without an id, such as `PaymentMethodCard`, which caches store in their parent objects. Apollo Client merges
 * them with `{ merge: true }`; in urql, they have no key.
 */
export { valueTypes } from './generated/value-types.ts';
