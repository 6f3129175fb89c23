import { createServer } from 'node:http';
import { Pool } from 'undici';
import { listenAndSay, UPSTREAM, workloadOf } from './shared.ts';

/** (a) Sends the request of a workload upstream and passes the bytes through. */
const pool = new Pool(UPSTREAM, { connections: 64 });

listenAndSay(
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { upstream } = workloadOf(request);
      const { body } = await pool.request({
        method: upstream.method,
        path: upstream.path,
        body: upstream.body ?? null,
        headers: {
          authorization: 'Bearer sk_test_bench',
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
      response.writeHead(200, { 'content-type': 'application/json' });
      body.pipe(response);
    });
  }),
);
