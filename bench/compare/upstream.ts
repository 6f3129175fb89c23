import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyFor } from './stripe-bodies.ts';

/** Answers as Stripe does, from bodies that are made once, and counts its calls (`GET /count`). */
const bodies = new Map<string, Buffer>();
let calls = 0;
let requests = 0;

const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path === '/count') {
    response.end(String(calls));
    return;
  }
  calls += 1;
  const known = bodies.get(path) ?? Buffer.from(bodyFor(path) ?? '{}');
  bodies.set(path, known);
  request.resume();
  request.once('end', () => {
    requests += 1;
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': known.length,
      'request-id': `req_${requests}`,
    });
    response.end(known);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`READY http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
