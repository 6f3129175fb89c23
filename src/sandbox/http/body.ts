import type { IncomingMessage } from 'node:http';

/** The longest body that is read. The fullest SetupIntent request is a small part of it. */
export const MAX_BODY_BYTES = 128 * 1024;

/** The whole body as text, or null when it is longer than allowed. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
