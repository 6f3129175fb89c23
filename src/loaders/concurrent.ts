/** Stripe limits calls under way per account; more at once would only queue there and end in 429s. */
const MAX_CONCURRENT = 10;

/**
 * The batch function of every loader: Stripe has no batch endpoint, so a batch is single retrieves, side by side.
 * The results come in the order of the keys; a key that fails gets its own error and disturbs no other.
 */
export async function loadConcurrently<Key, T>(
  keys: readonly Key[],
  retrieve: (key: Key) => Promise<T>,
): Promise<(T | Error)[]> {
  const results: (T | Error)[] = new Array(keys.length);
  const waiting = keys.entries();
  const worker = async () => {
    for (const [index, key] of waiting) {
      try {
        results[index] = await retrieve(key);
      } catch (error) {
        results[index] = error instanceof Error ? error : new Error('A retrieve failed.', { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(MAX_CONCURRENT, keys.length) }, worker));
  return results;
}
