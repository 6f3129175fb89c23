export * from './generated/documents.ts';
/** The graph as urql's cache needs it: `cacheExchange({ schema: introspection })`. */
export { introspection } from './generated/introspection.ts';
/**
 * Which types stand behind each union and interface of the graph: Apollo Client's `possibleTypes`, without which it
 * cannot tell that `... on StripeError` goes for a `CardError`.
 */
export { possibleTypes } from './generated/possible-types.ts';
/**
 * The types without an id, such as `PaymentMethodCard`. Caches keep them within the objects that hold them: Apollo
 * Client merges them with `{ merge: true }`, urql has no key for them.
 */
export { valueTypes } from './generated/value-types.ts';
