import { schema } from '../schema/index.ts';
import { subgraphSdl } from '../server/graph/federation.ts';
import { withTypePrefix } from '../server/graph/type-prefix.ts';
import { createLog, logWarnings } from './output.ts';
import { settingsOfProcess } from './settings.ts';

/** Prints the schema as a subgraph. */
export async function subgraph(): Promise<void> {
  const { server, gateway, warnings } = settingsOfProcess(false);
  logWarnings(createLog(server.logLevel), warnings);
  process.stdout.write(subgraphSdl(withTypePrefix(schema, gateway.subgraphTypePrefix ?? '')));
}
