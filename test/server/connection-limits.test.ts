import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { TrustedProxies } from '../../src/http/client-address.ts';
import { type ConnectionLimits, limitConnections } from '../../src/server/connection-limits.ts';
import { recordingLog } from '../support/log.ts';

let server: Server;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function start(limits: Partial<ConnectionLimits>) {
  const log = recordingLog();
  server = createServer();
  limitConnections(server, {
    maxConnections: 100,
    maxConnectionsPerAddress: 100,
    trustedProxies: new TrustedProxies([]),
    log,
    ...limits,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return log;
}

async function open(count: number, localAddress = '127.0.0.1'): Promise<Socket[]> {
  const { port } = server.address() as AddressInfo;
  const opened = Array.from({ length: count }, () => connect({ port, host: '127.0.0.1', localAddress }));
  for (const socket of opened) socket.on('error', () => {}).resume();
  await Promise.all(opened.map((socket) => once(socket, 'connect')));
  sockets.push(...opened);
  return opened;
}

const left = (opened: readonly Socket[]) => opened.filter(({ closed }) => !closed).length;

describe('connections', () => {
  it('are limited by address, and logged once for each address', async () => {
    const log = await start({ maxConnectionsPerAddress: 3 });
    const one = await open(8);
    const other = await open(2, '127.0.0.2');
    await expect.poll(() => left(one)).toBe(3);
    expect(left(other)).toBe(2);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { address: '127.0.0.1', maxConnectionsPerAddress: 3 },
        message: 'Connection rejected: the limit of open connections from this address is reached',
      },
    ]);
  });

  it('are accepted again once others have closed', async () => {
    await start({ maxConnectionsPerAddress: 2 });
    const first = await open(2);
    for (const socket of first) socket.destroy();
    await expect.poll(async () => left(await open(1))).toBe(1);
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))))
      .toBe(1);
  });

  it('from a trusted proxy count only for the limit of all connections', async () => {
    const log = await start({
      maxConnections: 5,
      maxConnectionsPerAddress: 2,
      trustedProxies: new TrustedProxies(['127.0.0.1']),
    });
    const opened = await open(8);
    await expect.poll(() => left(opened)).toBe(5);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { maxConnections: 5 },
        message: 'Connection rejected: the limit of open connections is reached',
      },
    ]);
  });
});
