import fastify from 'fastify';
import mercurius from 'mercurius';
import { stringify } from 'qs';
import { Pool } from 'undici';
import { PEER_SDL, RESOLVERS, type Source, UPSTREAM } from './shared.ts';

/** mercurius with its JIT from the first request on, and undici's Pool. */
const pool = new Pool(UPSTREAM, { connections: 64 });

async function call(method: 'GET' | 'POST', path: string, body: string | null = null) {
  const response = await pool.request({
    method,
    path,
    body,
    headers: { authorization: 'Bearer sk_test_bench', 'content-type': 'application/x-www-form-urlencoded' },
  });
  return response.body.json() as never;
}

const source: Source = {
  setupIntent: (id) => call('GET', `/v1/setup_intents/${id}`),
  setupIntents: (limit) => call('GET', `/v1/setup_intents?limit=${limit}`),
  create: (params) => call('POST', '/v1/setup_intents', stringify(params)),
  customer: (id) => call('GET', `/v1/customers/${id}`),
  paymentMethod: (id) => call('GET', `/v1/payment_methods/${id}`),
};

const app = fastify({ keepAliveTimeout: 60_000 });
app.register(mercurius, {
  schema: PEER_SDL,
  resolvers: RESOLVERS as never,
  jit: 1,
  context: () => ({ source }),
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`READY ${url}/graphql\n`);
