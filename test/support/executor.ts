import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { policyOf } from '../../src/schema/access/policy.ts';
import { ANYONE, type Principal } from '../../src/schema/access/principal.ts';
import type { Log } from '../../src/schema/log.ts';
import { type ExecutionContext, Executor } from '../../src/server/executor.ts';
import type { CallAttempt } from '../../src/stripe/client.ts';

/** The part of the context that resolvers of small schemas use. */
export type TestContext = Pick<ExecutionContext, 'policy' | 'staleReplays' | 'requestId' | 'trace'> & {
  readonly upstreamCalls: CallAttempt[];
};

export interface TestExecutorOptions {
  readonly callBudget?: number;
  readonly hasReport?: boolean;
  readonly explain?: boolean;
  readonly log?: Log;
}

interface TestRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** By default a service with all scopes. */
  readonly principal?: Principal;
}

export type Execute = (request: TestRequest) => Promise<ExecutionResult>;

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Executes requests with one executor, which parses each document once, as the document cache does. */
export function executorOf(
  schema: GraphQLSchema,
  { callBudget = 10, hasReport = false, explain = false, log = SILENT }: TestExecutorOptions = {},
): Execute {
  const executor = new Executor({ schemaFor: () => schema, callBudget, hasReport, explain, log });
  const documents = new Map<string, DocumentNode>();
  return ({ query, variables, operationName, principal = ANYONE }) => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const context: TestContext = {
      policy: policyOf(principal),
      staleReplays: [],
      requestId: 'request-1',
      trace: null,
      upstreamCalls: [],
    };
    return executor.execute({ document, operationName, variables }, context as unknown as ExecutionContext);
  };
}

/** Sets the extensions of one field, which the gateway's own schema gets from its builder. */
export function extendField(schema: GraphQLSchema, field: string, extensions: object): void {
  const [typeName = '', name = ''] = field.split('.');
  const type = schema.getType(typeName);
  const definition = type && 'getFields' in type ? type.getFields()[name] : undefined;
  if (!definition) throw new Error(`There is no field ${field}.`);
  definition.extensions = { ...definition.extensions, ...extensions };
}
