import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** The best encoding that the value of an `Accept-Encoding` header allows; null if the body must not be encoded. */
export function preferredEncoding(acceptEncoding: string | null): Encoding | null {
  const accepted = new Map<string, boolean>();
  for (const each of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim());
    accepted.set(name, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)));
  }
  return (['br', 'gzip'] as const).find((name) => accepted.get(name) ?? accepted.get('*')) ?? null;
}

/**
 * Compresses a body in a thread of its own.
 * @param brotliQuality from 0 (fast) to 11 (small)
 */
export function encode(
  body: Buffer,
  encoding: Encoding,
  brotliQuality: number,
): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
}
