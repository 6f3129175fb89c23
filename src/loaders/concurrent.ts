/** More concurrent calls could exceed Stripe's limit per account, and would be answered with 429. */
const MAX_CONCURRENT = 10;

/**
 * Retrieves objects one by one, several at a time, because Stripe has no batch endpoint.
 * @returns an object or an error for each key, in the order of the keys. Never rejects.
 */
export async function loadConcurrently<Key, T>(
  keys: readonly Key[],
  retrieve: (key: Key) => Promise<T>,
): Promise<(T | Error)[]> {
  const results: (T | Error)[] = new Array(keys.length);
  const queue = keys.entries();
  const worker = async () => {
    for (const [index, key] of queue) {
      try {
        results[index] = await retrieve(key);
      } catch (error) {
        results[index] = toError(error);
      }
    }
  };
  // Most batches have one key.
  if (keys.length === 1) await worker();
  else await Promise.all(Array.from({ length: Math.min(MAX_CONCURRENT, keys.length) }, worker));
  return results;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('An object could not be retrieved.', { cause: error });
}
