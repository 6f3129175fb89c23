import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProcess, runNode } from '../support/process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = `${root}examples/federation`;

let running: RunningProcess;
beforeAll(() => {
  execFileSync(`${root}node_modules/.bin/tsc`, ['-p', `${example}/tsconfig.json`]);
  running = runNode([`${example}/dist/main.js`], { PORT: '0' });
}, 60_000);
afterAll(async () => {
  running.signal('SIGTERM');
  await running.ended;
});

describe('the example of a larger graph', () => {
  it('answers of both subgraphs at one address, at one call to Stripe for each object', async () => {
    const [sandbox, url] = [
      await running.until(/^Sandbox: (\S+)/m),
      await running.until(/^One graph of payments and orders: (\S+)/m),
    ];
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ orders { title customer { label } setupIntent { isReady paymentMethod { card { last4 } } } } }',
      }),
    });
    const customer = { label: 'Alder & Finch Coffee Roasters <accounts@alder-finch.example.com>' };
    const paidBy = (last4: string) => ({ card: { last4 } });
    expect(await response.json()).toEqual({
      data: {
        orders: [
          {
            title: 'Filter papers',
            customer,
            setupIntent: { isReady: true, paymentMethod: paidBy('4242') },
          },
          { title: 'A grinder', customer, setupIntent: { isReady: false, paymentMethod: paidBy('3063') } },
          { title: 'Twelve cups', customer, setupIntent: { isReady: false, paymentMethod: paidBy('0005') } },
        ],
      },
    });
    const received = (await (await fetch(`${sandbox}/_sandbox/requests`)).json()) as { data: unknown[] };
    expect(received.data).toHaveLength(4);
  });
});
