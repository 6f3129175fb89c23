import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface RecordingServer {
  readonly url: string;
  /** The GraphQL requests, oldest first. */
  readonly received: readonly GraphQLRequest[];
  close(): Promise<void>;
}

/** Headers about the transport of a request, which are not recorded. */
const OF_THE_CONNECTION = new Set(['accept-encoding', 'connection', 'content-length', 'transfer-encoding']);

/** A GraphQL server on a free port that passes requests to a fetch handler and records them. */
export async function recordingServer(handler: {
  fetch(url: string, init: RequestInit): Response | Promise<Response>;
}): Promise<RecordingServer> {
  const received: GraphQLRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    received.push(JSON.parse(body) as GraphQLRequest);
    const headers = Object.entries(request.headersDistinct)
      .filter(([name]) => !OF_THE_CONNECTION.has(name))
      .map(([name, values = []]): [string, string] => [name, values.join(', ')]);
    const url = `http://${request.headers.host}${request.url}`;
    const result = await handler.fetch(url, { method: 'POST', headers, body });
    response.writeHead(result.status, { 'content-type': result.headers.get('content-type') ?? '' });
    response.end(await result.text());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
