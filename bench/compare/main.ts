/**
 * CPU time per request of this gateway and of its peers, side by side, and how its own cost grows, as Markdown:
 * `npm run bench -- [--quick] [--jwt] [--mounted] [W1 W2 … growth]`. Without names, it measures all workloads and
 * the growth. Needs Linux (`/proc`, `taskset`) and two cores; takes about 20 minutes, of which the growth takes 4.
 *
 * - `--jwt`: the callers of this gateway are customers with JSON Web Tokens. It is also compared without authentication.
 * - `--mounted`: this gateway is also measured in Express and as a fetch handler.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { LOAD_CORE, startUpstream } from './contenders.ts';
import { growth } from './growth.ts';
import { WORKLOADS } from './workloads.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    jwt: { type: 'boolean', default: false },
    mounted: { type: 'boolean', default: false },
  },
});
const GROWTH = 'growth';
const parts = [...WORKLOADS.map(({ name }) => name), GROWTH];
const unknown = positionals.filter((name) => !parts.some((part) => part === name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: expected ${parts.join(', ')}.`);
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);

spawnSync('taskset', ['-cp', String(LOAD_CORE), String(process.pid)]);
const upstream = startUpstream();
try {
  const { origin } = await upstream.url();
  const workloads = WORKLOADS.filter(({ name }) => isWanted(name));
  if (workloads.length > 0) {
    const { quick: isQuick, jwt: hasJwt, mounted: isMounted } = values;
    process.stdout.write(`${await compare(origin, { workloads, isQuick, hasJwt, isMounted })}\n\n`);
  }
  if (isWanted(GROWTH)) process.stdout.write(`${await growth(origin)}\n\n`);
} finally {
  await upstream.stop();
}
process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${new Date().toISOString().slice(0, 10)}; ` +
    'CPU time of all threads, the smallest of several rounds.\n',
);
