import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** A subgraph that runs. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks each subgraph for its schema and composes them. A real deployment does this when a subgraph is released, with
 * the tools of its gateway; they take `npx setup-intents-gateway subgraph` as well.
 * @throws when they do not fit together
 */
export async function supergraphOf(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => {
      return { name: subgraph.name, url: subgraph.url, typeDefs: parse(await sdlOf(subgraph)) };
    }),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error((errors ?? []).map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** The schema of a subgraph, as it tells it to gateways. */
export async function sdlOf({ name, url, headers }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data?: { _service: { sdl: string } } };
  if (!data) throw new Error(`The subgraph ${name} does not tell its schema.`);
  return data._service.sdl;
}
