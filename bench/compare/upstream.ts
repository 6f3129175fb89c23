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
  let form = '';
  request.on('data', (chunk: Buffer) => {
    form += chunk.toString();
  });
  request.once('end', () => {
    requests += 1;
    const key = `${path} ${form}`;
    const known = bodies.get(key) ?? Buffer.from(bodyFor(path, form) ?? '{}');
    bodies.set(key, known);
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
