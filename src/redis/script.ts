import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script, which Redis runs as one atomic step. */
export interface Script {
  readonly lua: string;
  readonly sha1: string;
}

export function scriptOf(lua: string): Script {
  return { lua, sha1: createHash('sha1').update(lua).digest('hex') };
}

/** The first lines of a script: the time of Redis in milliseconds, so that the clocks of instances do not matter. */
export const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/**
 * Runs a script. Redis keeps scripts until it restarts, so the text is sent only if needed. Rejects if Redis does not
 * answer.
 */
export async function evaluate(
  redis: Redis | null,
  { sha1, lua }: Script,
  { keys, args }: { readonly keys: readonly string[]; readonly args: readonly (string | number)[] },
): Promise<unknown> {
  if (!redis) throw new Error('The connection to Redis was not started.');
  const parameters = [keys.length, ...keys, ...args] as const;
  try {
    return await redis.evalsha(sha1, ...parameters);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(lua, ...parameters);
  }
}
