import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** A running subgraph. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Fetches and composes the schemas of the subgraphs. A real deployment composes them when a subgraph is released, with
 * the tools of its gateway, which also accept the output of `npx setup-intents-gateway subgraph`.
 *
 * @throws when the schemas do not compose
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

/** The schema of a subgraph, from its `_service` field. */
export async function sdlOf({ name, url, headers }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data?: { _service: { sdl: string } } };
  if (!data) throw new Error(`The subgraph ${name} does not return its schema in _service.`);
  return data._service.sdl;
}
