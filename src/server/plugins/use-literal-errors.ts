import { type ASTNode, BREAK, type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';
import { DateTimeError } from '../../schema/scalars.ts';

/**
 * Reports a literal that its type refuses like a refused variable: code BAD_USER_INPUT, and the argument's path in the
 * message and in `extensions.argument`.
 */
export function useLiteralErrors(): Plugin {
  return {
    onValidate({ params: { documentAST } }) {
      return ({ result, setResult }) => {
        const errors = result as readonly GraphQLError[];
        if (!errors.some(isRefusal)) return;
        setResult(errors.map((error) => (isRefusal(error) ? refusal(error, documentAST) : error)));
      };
    },
  };
}

/** One value is wrong, not the shape of the document. */
function isRefusal(error: GraphQLError): boolean {
  // Yoga caches what this plugin has reported, and hands it back the next time that the document comes.
  if (error.extensions.code === 'BAD_USER_INPUT') return false;
  return error.originalError instanceof DateTimeError || VALUES.has(error.nodes?.[0]?.kind);
}

const VALUES = new Set<string | undefined>([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
]);

function refusal(error: GraphQLError, document: DocumentNode): GraphQLError {
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
