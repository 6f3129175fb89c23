import type { IncomingMessage } from 'node:http';
import { addressBlock, type TrustedProxies } from '../http/client-address.ts';

/** Finds the address of a client. */
export interface ClientAddresses {
  /** The client's address, or its /64 network for IPv6; null for a request without a Node connection. */
  of(request: Request, serverContext: unknown): string | null;
}

export function createClientAddresses(trustedProxies: TrustedProxies): ClientAddresses {
  return {
    of({ headers }, serverContext) {
      const { req } = serverContext as { readonly req?: Partial<IncomingMessage> };
      const address = trustedProxies.clientOf({
        remoteAddress: req?.socket?.remoteAddress,
        forwarded: headers.get('forwarded'),
        xForwardedFor: headers.get('x-forwarded-for'),
      });
      return address === null ? null : addressBlock(address);
    },
  };
}
