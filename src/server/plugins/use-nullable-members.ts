import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** One reason in a message of graphql-js about fields that cannot be merged. */
const CONFLICT_OF_TYPES = /they return conflicting types "([^"]*)" and "([^"]*)"/g;

/** The parts of such a message that are no reasons. */
const FRAME = /(?:Fields|subfields) "[^"]*" conflict because | and |\. Use different aliases .*$/g;

/**
 * Accepts a document that selects `setupIntent` of a payload and of an error under one name, although it is non-null
 * only in the payload. An object is one or the other, so the response is unambiguous. GraphQL's own rule requires an
 * alias, and so do tools that validate documents.
 */
export function useNullableMembers(): Plugin {
  return {
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((...given: Parameters<typeof validateFn>) => {
        const errors = validateFn(...given) as readonly GraphQLError[];
        return errors.filter(({ message }) => !isConflictOfNullability(message));
      });
    },
  };
}

function isConflictOfNullability(message: string): boolean {
  if (!message.startsWith('Fields "')) return false;
  const named = (type = '') => type.replaceAll('!', '');
  const rest = message
    .replace(CONFLICT_OF_TYPES, (reason, one?: string, other?: string) =>
      named(one) === named(other) ? '' : reason,
    )
    .replace(FRAME, '');
  return rest === '';
}
