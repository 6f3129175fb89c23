import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Pool } from 'undici';
import type { Workload } from './workloads.ts';

/** A server in a process of its own, pinned to one core. */
export class Server {
  readonly name: string;
  readonly #child: ChildProcess;
  #output = '';

  constructor(
    name: string,
    { args, env, core }: { args: readonly string[]; env: Readonly<Record<string, string>>; core: number },
  ) {
    this.name = name;
    this.#child = spawn('taskset', ['-c', String(core), process.execPath, ...args], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
  }

  /** The URL that the process prints. */
  async url(): Promise<URL> {
    for (;;) {
      const [, url] = /(?:READY|GraphQL and GraphiQL:) ([^\s"]+)/.exec(this.#output) ?? [];
      if (url !== undefined) return new URL(url);
      if (this.#child.exitCode !== null) throw new Error(`${this.name} ended with ${this.#child.exitCode}.`);
      await Promise.race([
        once(this.#child.stdout as NodeJS.ReadableStream, 'data'),
        once(this.#child, 'exit'),
      ]);
    }
  }

  /** CPU time of all threads so far, in microseconds. */
  get cpuMicros(): number {
    const [, fields = ''] = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ');
    const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
    return (user + system) * MICROS_PER_TICK;
  }

  get residentBytes(): number {
    const [, kilobytes = '0'] =
      /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** Linux counts CPU time in hundredths of a second. */
const MICROS_PER_TICK = 10_000;

export interface LoadOptions {
  readonly connections: number;
  /** Ends the load, whichever comes first. */
  readonly maxRequests: number;
  readonly maxMs: number;
  /** The number of the first request; 0 by default. */
  readonly from?: number;
  /** Additional headers of each request, by its number. */
  readonly headersOf?: (n: number) => Readonly<Record<string, string>>;
  /** The body of each request, by its number; the workload's by default. */
  readonly bodyOf?: (n: number) => string;
}

/** The part of the options that says how the requests differ from the workload. */
export type Variation = Pick<LoadOptions, 'headersOf' | 'bodyOf'>;

export interface Load {
  readonly requests: number;
  readonly failures: number;
  readonly cpuPerRequest: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends a workload to a server over so many connections, each with one request at a time. */
export async function load(server: Server, workload: Workload, options: LoadOptions): Promise<Load> {
  const url = await server.url();
  const pool = new Pool(url.origin, { connections: options.connections, pipelining: 1 });
  const { query, variables } = workload;
  const { from = 0, headersOf, bodyOf } = options;
  const body = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', 'x-workload': workload.name };
  const times: number[] = [];
  let sent = 0;
  let failures = 0;
  const since = performance.now();
  const cpuBefore = server.cpuMicros;
  const worker = async () => {
    while (sent < options.maxRequests && performance.now() - since < options.maxMs) {
      const n = from + sent;
      sent += 1;
      const at = performance.now();
      const response = await pool.request({
        method: 'POST',
        path: url.pathname,
        headers: headersOf ? { ...headers, ...headersOf(n) } : headers,
        body: bodyOf?.(n) ?? body,
      });
      const text = await response.body.text();
      times.push(performance.now() - at);
      if (response.statusCode !== 200 || text.includes('"errors":')) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const cpu = server.cpuMicros - cpuBefore;
  await pool.close();
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, failures, cpuPerRequest: cpu / times.length, p50: at(0.5), p99: at(0.99) };
}

/** The smallest of several rounds, which other programs on the machine have disturbed least. */
export function smallest(rounds: readonly Load[], key: 'cpuPerRequest' | 'p50' | 'p99'): number {
  return Math.min(...rounds.map((round) => round[key]));
}

/** The largest CPU time per request of several rounds, divided by the smallest. */
export function spread(rounds: readonly Load[]): number {
  return Math.max(...rounds.map(({ cpuPerRequest }) => cpuPerRequest)) / smallest(rounds, 'cpuPerRequest');
}
