import { type ASTNode, BREAK, type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';
import { DateError } from '../../schema/scalars.ts';

/**
 * Reports an invalid literal like an invalid variable: with code BAD_USER_INPUT, and with the path of the argument in the
 * message and in `extensions.argument`.
 */
export function useLiteralErrors(): Plugin {
  return {
    onValidate({ params: { documentAST } }) {
      return ({ result, setResult }) => {
        const errors = result as readonly GraphQLError[];
        if (!errors.some(isLiteralError)) return;
        setResult(errors.map((error) => (isLiteralError(error) ? literalError(error, documentAST) : error)));
      };
    },
  };
}

/** Whether the error is about one value, not about the structure of the document. */
function isLiteralError(error: GraphQLError): boolean {
  // Yoga's own cache, if it is on, returns errors that this plugin has already converted.
  if (error.extensions.code === 'BAD_USER_INPUT') return false;
  return error.originalError instanceof DateError || VALUES.has(error.nodes?.[0]?.kind);
}

const VALUES = new Set<string | undefined>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
]);

function literalError(error: GraphQLError, document: DocumentNode): GraphQLError {
  const [node] = error.nodes ?? [];
  const argument = node ? argumentPath(node, document).join('.') : '';
  const { message, extensions } = codedError(
    'BAD_USER_INPUT',
    `${argument}: ${error.originalError?.message ?? error.message}`,
    {
      argument,
    },
  );
  return new GraphQLError(message, { nodes: error.nodes ?? null, extensions });
}

/** The argument and the input fields that lead to a value: `filter.createdAt.gte`. */
function argumentPath(value: ASTNode, document: DocumentNode): string[] {
  let path: string[] = [];
  visit(document, {
    enter(...visited) {
      const [node, , parent, , ancestors] = visited;
      if (node !== value) return undefined;
      path = [...ancestors, ...(parent ? [parent] : [])].flatMap((ancestor) =>
        'kind' in ancestor ? nameOf(ancestor) : [],
      );
      return BREAK;
    },
  });
  return path;
}

function nameOf(node: ASTNode): string[] {
  if (node.kind === 'VariableDefinition') return [`$${node.variable.name.value}`];
  return node.kind === 'Argument' || node.kind === 'ObjectField' ? [node.name.value] : [];
}
