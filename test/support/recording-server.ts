import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface RecordingServer {
  readonly url: string;
  /** The GraphQL requests that came, oldest first. */
  readonly received: readonly GraphQLRequest[];
  close(): Promise<void>;
}

/** What says how a request came, and nothing of what it asks. */
const OF_THE_CONNECTION = new Set(['accept-encoding', 'connection', 'content-length', 'transfer-encoding']);

/** A GraphQL server on a free port that passes all on to a fetch handler, and keeps what was asked. */
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
    const answer = await handler.fetch(url, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
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
