import { BlockList, isIP, isIPv4 } from 'node:net';

/** A proxy or a network of proxies: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`. */
export type ProxyRange = string;

/** What is known of where a request comes from. */
export interface AddressSource {
  /** The address at the other end of the connection; undefined without a connection. */
  readonly remoteAddress: string | undefined;
  readonly forwarded: string | null;
  readonly xForwardedFor: string | null;
}

/** Whether a text is an IP address, or a network as an address and a prefix length. */
export function isProxyRange(text: string): boolean {
  const { address, prefix } = rangeFrom(text);
  return isIP(address) !== 0 && (prefix === null || prefix <= (isIPv4(address) ? 32 : 128));
}

/** The proxies in front of this server, whose `Forwarded` and `X-Forwarded-For` are believed. */
export class TrustedProxies {
  readonly #ranges = new BlockList();

  /** @throws TypeError for a range that `isProxyRange` refuses */
  constructor(ranges: readonly ProxyRange[]) {
    for (const range of ranges) {
      if (!isProxyRange(range)) throw new TypeError(`"${range}" is not an IP address or network.`);
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
   * A header is believed only on a connection from a trusted proxy, and only up to the first address that is not one,
   * read from the right. If `Forwarded` and `X-Forwarded-For` name different clients, the proxy has written only one of
   * them, so neither is believed.
   */
  clientOf({ remoteAddress, forwarded, xForwardedFor }: AddressSource): string | null {
    if (remoteAddress === undefined) return null;
    const connected = plainAddress(remoteAddress);
    if (!this.has(connected)) return connected;
    const clients = new Set([
      ...(forwarded === null ? [] : [this.#clientIn(forwardedHops(forwarded))]),
      ...(xForwardedFor === null ? [] : [this.#clientIn(xForwardedFor.split(',').map(plainAddress))]),
    ]);
    const [client] = clients;
    return clients.size === 1 && client ? client : connected;
  }

  /** Null if the proxy has not written an address but `unknown` or a name of its own. */
  #clientIn(hops: readonly string[]): string | null {
    const client = hops.findLast((hop) => !this.has(hop)) ?? hops[0] ?? '';
    return isIP(client) === 0 ? null : client;
  }
}

/** The part of an address by which clients are counted: an IPv6 client usually has a whole /64 network to itself. */
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

/** The `for` parameters of a `Forwarded` header (RFC 7239), the nearest proxy's last. */
function forwardedHops(header: string): string[] {
  return header.split(',').map((element) => {
    const [, quoted, token] = /(?:^|;)\s*for\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(element) ?? [];
    return plainAddress(quoted ?? token ?? '');
  });
}

/** Without port, brackets, IPv6 zone and the prefix of IPv4 addresses in IPv6 form. */
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
