import { TrustedProxies } from '../../src/http/client-address.ts';
import type { ConnectionLimits } from '../../src/server/connection-limits.ts';

/** Connection limits that ordinary tests do not reach. */
export const TEST_CONNECTIONS: ConnectionLimits = {
  maxConnections: 10_000,
  maxConnectionsPerAddress: 10_000,
  trustedProxies: new TrustedProxies([]),
  log: { info() {}, warn() {}, error() {} },
};
