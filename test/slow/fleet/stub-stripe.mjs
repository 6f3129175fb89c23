import { createServer } from 'node:http';

/** @type {{ at: number, id: string }[]} */
const arrivals = [];

const server = createServer(({ url = '' }, response) => {
  const at = performance.timeOrigin + performance.now();
  const id = /^\/v1\/setup_intents\/(\w+)/.exec(url)?.[1];
  if (id !== undefined) arrivals.push({ at, id });
  const intent = { object: 'setup_intent', id, metadata: { name: id }, status: 'requires_payment_method' };
  const list = { object: 'list', data: [], has_more: false };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(url === '/arrivals' ? arrivals : id === undefined ? list : intent));
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
