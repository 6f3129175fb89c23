import { StripePermissionError } from '../stripe/errors.ts';

type Read<T> = (expand: readonly string[]) => Promise<T>;

/**
 * The expansions that the gateway's API key has no permission to read, as far as the current request has found out.
 * Stripe rejects the whole read without naming the forbidden expansion, so the loaders find it by trial, once for each
 * field name (the last segment of a path).
 */
export class Permissions {
  /** Whether Stripe has rejected any read. If so, loaders try one object first before they retrieve many. */
  hasForbidden = false;

  readonly #forbidden = new Set<string>();
  #lastSearch: Promise<unknown> = Promise.resolve();

  /** Returns the expansions without the forbidden ones and the paths nested in them. */
  allowed(expand: readonly string[]): readonly string[] {
    return without(expand, this.#forbidden);
  }

  /**
   * Reads with expansions. If Stripe rejects the read, repeats it without the forbidden expansions, so that only the
   * fields that need them fail.
   */
  async read<T>(expand: readonly string[], read: Read<T>): Promise<T> {
    const tried = this.allowed(expand);
    try {
      return await read(tried);
    } catch (error) {
      if (!(error instanceof StripePermissionError) || tried.length === 0) throw error;
      this.hasForbidden = true;
      // Searches run one after the other, so that each can use the results of earlier ones.
      const result = this.#lastSearch.then(() => this.#search(tried, read));
      this.#lastSearch = result.catch(() => {});
      return result;
    }
  }

  /** Reads with as many of these expansions as the key allows. A read with all of them has been rejected. */
  async #search<T>(expand: readonly string[], read: Read<T>): Promise<T> {
    const left = this.allowed(expand);
    if (left.length === 0) return read(left);
    const repeated = left.length < expand.length ? await nullIfForbidden(() => read(left)) : null;
    if (repeated) return repeated.result;
    const names = fieldNamesOf(left);
    const suspects = new Set(names);
    let allowed: readonly string[] = [];
    let best: { readonly result: T } | null = null;
    for (const name of names) {
      suspects.delete(name);
      const tried = without(left, suspects);
      if (tried.length === allowed.length) continue;
      const response = tried.length < left.length ? await nullIfForbidden(() => read(tried)) : null;
      if (response) [best, allowed] = [response, tried];
      else suspects.add(name);
    }
    best ??= { result: await read([]) };
    for (const name of suspects) this.#forbidden.add(name);
    return best.result;
  }
}

async function nullIfForbidden<T>(read: () => Promise<T>): Promise<{ readonly result: T } | null> {
  try {
    return { result: await read() };
  } catch (error) {
    if (error instanceof StripePermissionError) return null;
    throw error;
  }
}

function without(expand: readonly string[], names: ReadonlySet<string>): readonly string[] {
  const removed = expand.filter((path) => names.has(fieldNameOf(path)));
  return expand.filter((path) => !removed.some((each) => path === each || path.startsWith(`${each}.`)));
}

/** The distinct field names of paths, in order of the length of the paths. */
function fieldNamesOf(expand: readonly string[]): ReadonlySet<string> {
  const depth = (path: string) => path.split('.').length;
  return new Set([...expand].sort((one, other) => depth(one) - depth(other)).map(fieldNameOf));
}

function fieldNameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
