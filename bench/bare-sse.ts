/** The least that a server needs for server-sent events: reads the request, sends one event, and keeps the response open. */
import { createServer, type ServerResponse } from 'node:http';

const HEARTBEAT_MS = 12_000;

const open = new Set<ServerResponse>();
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  open.add(response);
  response.once('close', () => open.delete(response));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const { variables } = JSON.parse(body) as { readonly variables: { readonly id: string } };
  response.write(`event: next\ndata: ${JSON.stringify({ data: { setupIntent: { id: variables.id } } })}\n\n`);
});
setInterval(() => {
  for (const response of open) response.write(':\n\n');
}, HEARTBEAT_MS);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    process.stdout.write(`Listening: http://127.0.0.1:${address.port}/\n`);
});
