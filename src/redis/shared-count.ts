import { createHash } from 'node:crypto';
import type { SharedCounter } from '../schema/access/card-testing-limit.ts';
import { NOW, scriptOf } from './script.ts';
import type { SharedStore } from './store.ts';

const COUNT = scriptOf(`${NOW}
local window, id, limit = tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
if redis.call('ZSCORE', KEYS[1], id) then return 0 end
if redis.call('ZCARD', KEYS[1]) >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return math.max(1, (tonumber(oldest[2]) or now) + window - now)
end
redis.call('ZADD', KEYS[1], now, id)
redis.call('PEXPIRE', KEYS[1], window)
return 0
`);

/**
 * Counts writes within a sliding window, for all instances together. A write with the key of an earlier one is not counted
 * again.
 * @param windowMs the length of the window in milliseconds
 */
export function createSharedCounter(store: SharedStore, windowMs: number): SharedCounter {
  return {
    async count(name, key, limit) {
      // The key is an idempotency key, which callers choose.
      const hash = createHash('sha256').update(key).digest('base64url');
      const reply = await store.run(COUNT, [`sig:count:${name}`], [windowMs, hash, limit]);
      return reply === null ? null : Number(reply);
    },
    get instances() {
      return store.instances;
    },
  };
}
