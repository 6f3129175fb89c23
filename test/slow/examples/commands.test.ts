import { expect, it, onTestFinished } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { runScript } from '../../support/process.ts';

/** What each example prints before an address at which it shows a page. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  clients: ['GraphQL'],
  federation: ['One graph of payments and orders'],
  mounting: ['node:http', 'Express', 'Fastify'],
  observability: ['GraphQL and GraphiQL'],
  web: ['Page'],
};

/** Tested in nextjs.test.ts and testing.test.ts. */
const OTHERS = ['nextjs', 'testing'];

it('each example is tested', () => {
  const examples = Object.keys(packageJson.scripts).flatMap((name) => /^example:(.+)/.exec(name)?.[1] ?? []);
  expect(examples.sort()).toEqual([...Object.keys(ADDRESSES), ...OTHERS].sort());
});

it.each(Object.entries(ADDRESSES))(
  'npm run example:%s serves what it announces, without a key, on ports from the environment',
  async (name, labels) => {
    // The page is built already. Another build would remove files that other tests load.
    const flags = name === 'web' ? ['--ignore-scripts'] : [];
    const running = runScript([...flags, `example:${name}`], {
      PORT: '0',
      METRICS_PORT: '0',
      SHUTDOWN_DELAY_MS: '0',
    });
    onTestFinished(async () => {
      running.signal('SIGTERM');
      await running.ended;
    });
    for (const label of labels) {
      const url = await running.until(new RegExp(`\\b${label}: ([^\\s"]+)`, 'm'));
      // Not one of the default ports.
      expect(new URL(url).port).not.toMatch(/^400\d$/);
      const response = await fetch(url, { headers: { accept: 'text/html' } });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<html');
    }
  },
);
