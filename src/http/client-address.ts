import { BlockList, isIP, isIPv4 } from 'node:net';

/** The address of a proxy, or a network of proxies: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`. */
export type ProxyRange = string;

/** The parts of a request that show where it comes from. */
export interface AddressSource {
  /** The remote address of the connection; undefined without a connection. */
  readonly remoteAddress: string | undefined;
  readonly forwarded: string | null;
  readonly xForwardedFor: string | null;
}

/** Whether a text is an IP address, or a network written as an address and a prefix length. */
export function isProxyRange(text: string): boolean {
  const { address, prefix } = rangeFrom(text);
  return isIP(address) !== 0 && (prefix === null || prefix <= (isIPv4(address) ? 32 : 128));
}

/** The proxies in front of this server whose headers `Forwarded` and `X-Forwarded-For` are trusted. */
export class TrustedProxies {
  readonly #ranges = new BlockList();

  /** @throws TypeError for a range that `isProxyRange` rejects */
  constructor(ranges: readonly ProxyRange[]) {
    for (const range of ranges) {
      if (!isProxyRange(range))
        throw new TypeError(`"${range}" is not an IP address or a network such as 10.0.0.0/8.`);
      const { address, prefix } = rangeFrom(range);
      this.#ranges.addSubnet(address, prefix ?? (isIPv4(address) ? 32 : 128), familyOf(address));
    }
  }

  has(address: string): boolean {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && this.#ranges.check(plain, familyOf(plain));
  }

  /**
   * The address of the client behind the proxies, or null without a connection.
   *
   * Headers count only if the connection comes from a trusted proxy. The client is then the last address in the header
   * that is not a trusted proxy: anything to the left of it may be forged. If `Forwarded` and `X-Forwarded-For` name
   * different clients, the client may have forged one of the headers, so both are ignored and the address of the
   * connection is returned.
   */
  clientOf({ remoteAddress, forwarded, xForwardedFor }: AddressSource): string | null {
    if (remoteAddress === undefined) return null;
    const connected = plainAddress(remoteAddress);
    if (!this.has(connected)) return connected;
    const clients = new Set([
      ...(forwarded === null ? [] : [this.#clientFrom(forwardedHops(forwarded))]),
      ...(xForwardedFor === null ? [] : [this.#clientFrom(xForwardedFor.split(',').map(plainAddress))]),
    ]);
    const [client] = clients;
    return clients.size === 1 && client ? client : connected;
  }

  /** Null if the proxy wrote `unknown` or an obfuscated name instead of an address. */
  #clientFrom(hops: readonly string[]): string | null {
    const client = hops.findLast((hop) => !this.has(hop)) ?? hops[0] ?? '';
    return isIP(client) === 0 ? null : client;
  }
}

/**
 * The address by which a client is counted. For IPv6 it is the /64 network, because one client usually owns all of it.
 */
export function addressBlock(text: string): string {
  const address = plainAddress(text);
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  const network = [...groups, ...Array<string>(zeros).fill('0'), ...last].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** The `for` parameters of a `Forwarded` header (RFC 7239); the nearest proxy wrote the last one. */
function forwardedHops(header: string): string[] {
  return header.split(',').map((element) => {
    const [, quoted, token] = /(?:^|;)\s*for\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(element) ?? [];
    return plainAddress(quoted ?? token ?? '');
  });
}

/** An address without port, brackets and IPv6 zone. An IPv4-mapped IPv6 address becomes the IPv4 address. */
function plainAddress(text: string): string {
  const trimmed = text.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed) ?? [];
  const address = (bracketed ?? withPort ?? trimmed).replace(/%.*$/, '').toLowerCase();
  return address.startsWith('::ffff:') && isIPv4(address.slice(7)) ? address.slice(7) : address;
}

function rangeFrom(text: string): { readonly address: string; readonly prefix: number | null } {
  const [address = '', prefix, ...more] = text.split('/');
  if (prefix === undefined) return { address, prefix: null };
  return { address, prefix: more.length === 0 && /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
