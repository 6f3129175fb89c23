import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressBlock, type TrustedProxies } from '../http/client-address.ts';
import type { Log } from '../schema/log.ts';

export interface ConnectionLimits {
  /** Open connections of all clients together. */
  readonly maxConnections: number;
  /** Open connections from one address; of an IPv6 client, from its /64 network. */
  readonly maxConnectionsPerAddress: number;
  /** Proxies connect for many clients, so only `maxConnections` applies to them. */
  readonly trustedProxies: TrustedProxies;
  readonly log: Log;
}

/** Closes connections beyond the limits as soon as they are opened, and logs when a limit is first reached. */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  const { maxConnections, maxConnectionsPerAddress, trustedProxies, log } = limits;
  const open = new Map<string, number>();
  const limited = new Set<string>();
  let isFull = false;

  server.maxConnections = maxConnections;
  server.on('drop', () => {
    if (!isFull)
      log.warn({ maxConnections }, 'Connection rejected: the limit of open connections is reached');
    isFull = true;
  });
  server.on('connection', (socket: Socket) => {
    isFull = false;
    const { remoteAddress } = socket;
    if (remoteAddress === undefined || trustedProxies.has(remoteAddress)) return;
    const address = addressBlock(remoteAddress);
    const count = (open.get(address) ?? 0) + 1;
    if (count > maxConnectionsPerAddress) {
      if (!limited.has(address))
        log.warn(
          { address, maxConnectionsPerAddress },
          'Connection rejected: the limit of open connections from this address is reached',
        );
      limited.add(address);
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      limited.delete(address);
      const left = (open.get(address) ?? 0) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
