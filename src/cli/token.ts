import { createHash, randomBytes } from 'node:crypto';
import { serviceNameProblem } from '../config/credentials.ts';
import { SCOPES, type Scope } from '../schema/access/principal.ts';
import { UsageError } from './usage-error.ts';

const DEFAULT_SCOPES: readonly Scope[] = ['setup_intents:read', 'setup_intents:write'];

/**
 * Prints a new token, which is not stored, and the settings that accept it, which contain only its hash.
 * @throws UsageError if the name or a scope is invalid
 */
export async function token([name = 'service', ...scopes]: readonly string[]): Promise<void> {
  const problem = problemOf(name, scopes);
  if (problem !== null) throw new UsageError(problem, 'token');
  const bearer = `sgt_${randomBytes(32).toString('base64url')}`;
  const sha256 = createHash('sha256').update(bearer).digest('hex');
  const service = { name, sha256, scopes: scopes.length > 0 ? scopes : DEFAULT_SCOPES };
  process.stdout.write(`Token, shown only once: ${bearer}
GATEWAY_AUTH=token
GATEWAY_TOKENS='${JSON.stringify([service])}'
`);
}

function problemOf(name: string, scopes: readonly string[]): string | null {
  const known: readonly string[] = SCOPES;
  if (known.includes(name))
    return `The first argument must be the name of the service: token orders ${name}.`;
  const problem = serviceNameProblem(name);
  if (problem !== null) return `The name ${problem}.`;
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) return `Unknown scope ${unknown.join(', ')}: the scopes are ${SCOPES.join(', ')}.`;
  return new Set(scopes).size < scopes.length ? 'A scope is repeated: list each scope only once.' : null;
}
