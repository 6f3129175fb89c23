import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gateway } from './ours.ts';
import { listenAndSay } from './shared.ts';

/**
 * This gateway as a fetch handler. Node's own server has no fetch handlers, so the result includes the cost of making a
 * `Request` of Node's request and sending the `Response`.
 */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { headers, method = 'GET', url = '/' } = request;
  const answer = await gateway.fetch(
    new Request(`http://${headers.host}${url}`, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: Buffer.concat(chunks),
    }),
  );
  response.writeHead(answer.status, [...answer.headers].flat());
  response.end(Buffer.from(await answer.arrayBuffer()));
}

listenAndSay(
  createServer((request, response) => {
    serve(request, response).catch((error: Error) => response.destroy(error));
  }),
  gateway.graphqlEndpoint,
);
