import { StripePermissionError } from '../stripe/errors.ts';

type Read<T> = (expand: readonly string[]) => Promise<T>;

/**
 * What a request has learned of what the gateway's key may not read. Stripe refuses a read as a whole, whatever it is
 * that the key may not expand, so that is found out once: by the last steps of the paths, which tell what they lead to.
 */
export class Permissions {
  /** Whether anything was refused: then it is wise to ask for one object before asking for many. */
  seen = false;

  readonly #refused = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();

  /** These expansions without those that are known to be refused, and without what lies below them. */
  allowed(expand: readonly string[]): readonly string[] {
    return without(expand, this.#refused);
  }

  /**
   * Reads with expansions; where the key may not read what some of them need, with the others. What can be read arrives,
   * and only the fields that need the rest fail.
   */
  async read<T>(expand: readonly string[], read: Read<T>): Promise<T> {
    const tried = this.allowed(expand);
    try {
      return await read(tried);
    } catch (error) {
      if (!(error instanceof StripePermissionError) || tried.length === 0) throw error;
      this.seen = true;
      // One after the other: what the first has found out spares the next the same search.
      const result = this.#turn.then(() => this.#narrowed(tried, read));
      this.#turn = result.catch(() => {});
      return result;
    }
  }

  /** Reads with as many of these expansions as the key allows, all of which together it does not. */
  async #narrowed<T>(expand: readonly string[], read: Read<T>): Promise<T> {
    const left = this.allowed(expand);
    if (left.length === 0) return read(left);
    const known = left.length < expand.length ? await unlessRefused(() => read(left)) : null;
    if (known) return known.result;
    const names = namesOf(left);
    const others = new Set(names);
    let kept: readonly string[] = [];
    let best: { readonly result: T } | null = null;
    for (const name of names) {
      others.delete(name);
      const tried = without(left, others);
      if (tried.length === kept.length) continue;
      const answer = tried.length < left.length ? await unlessRefused(() => read(tried)) : null;
      if (answer) [best, kept] = [answer, tried];
      else others.add(name);
    }
    best ??= { result: await read([]) };
    for (const name of others) this.#refused.add(name);
    return best.result;
  }
}

async function unlessRefused<T>(read: () => Promise<T>): Promise<{ readonly result: T } | null> {
  try {
    return { result: await read() };
  } catch (error) {
    if (error instanceof StripePermissionError) return null;
    throw error;
  }
}

function without(expand: readonly string[], refused: ReadonlySet<string>): readonly string[] {
  const roots = expand.filter((path) => refused.has(lastStep(path)));
  return expand.filter((path) => !roots.some((root) => path === root || path.startsWith(`${root}.`)));
}

/** The last steps of paths, those of short paths first. */
function namesOf(expand: readonly string[]): ReadonlySet<string> {
  const steps = (path: string) => path.split('.').length;
  return new Set([...expand].sort((one, other) => steps(one) - steps(other)).map(lastStep));
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
