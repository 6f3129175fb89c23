import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface SourceFile {
  /** Relative to the root: `src/stripe/form.ts`. */
  readonly path: string;
  readonly text: string;
  /** Without comments and the contents of strings, for searching code. */
  readonly code: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [
    ...text.matchAll(
      /^(import|export)( type)?\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gms,
    ),
  ].map((match) => ({
    from: match[3] ?? match[4] ?? match[5] ?? '',
    typeOnly: match[2] !== undefined,
  }));
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return { path, text, code, imports };
}

const sources = filesBelow('src')
  .filter((path) => !path.includes('/generated/'))
  .map(read);
const tests = filesBelow('test');
const all = [...sources, ...tests.filter((path) => !path.startsWith('test/generated/')).map(read)];
const inProduct = sources.filter(({ path }) => !path.startsWith('src/sandbox/'));

/** The highest first; a floor may use those after it, and itself. */
const FLOORS = [
  'cli',
  'server',
  'config',
  'redis',
  'telemetry',
  'schema',
  'events',
  'planner',
  'loaders',
  'stripe',
  'http',
];

function floorOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function resolved(file: SourceFile, from: string): string {
  return join(dirname(file.path), from).replaceAll('\\', '/');
}

const relativeImports = sources.flatMap((file) =>
  file.imports
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => ({ file: file.path, target: resolved(file, from) })),
);

/** The groups of files in `src` of which each imports, directly or through others, all others. Types count. */
function importCycles(): string[][] {
  const reachable = new Map<string, Set<string>>();
  for (const { path } of sources) {
    const found = new Set<string>();
    const pending = [path];
    for (let from = pending.pop(); from !== undefined; from = pending.pop())
      for (const { file, target } of relativeImports)
        if (file === from && !found.has(target)) {
          found.add(target);
          pending.push(target);
        }
    reachable.set(path, found);
  }
  const connected = (a: string, b: string) => reachable.get(a)?.has(b) && reachable.get(b)?.has(a);
  const cyclic = sources.map(({ path }) => path).filter((path) => connected(path, path));
  const groups = cyclic.map((path) => cyclic.filter((other) => connected(path, other)));
  return groups.filter(([first], index) => first === cyclic[index]);
}

describe('the floor plan', () => {
  it('has no import cycles', () => {
    expect(importCycles()).toEqual([]);
  });

  it('has imports that point down or sideways', () => {
    const wrong = relativeImports.filter(({ file, target }) => {
      const [from, to] = [floorOf(file), floorOf(target)];
      if (from === 'cli') return false;
      if (['sandbox', 'client'].includes(from)) return to !== from;
      return !FLOORS.includes(to) || FLOORS.indexOf(to) < FLOORS.indexOf(from);
    });
    expect(wrong).toEqual([]);
  });

  it('lets the sandbox run without any package', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('src/sandbox/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(
            ({ from, typeOnly }) =>
              !/^(\.|node:)/.test(from) && !(typeOnly && ['stripe', '@stripe/stripe-js'].includes(from)),
          )
          .map(({ from }) => `${path}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('loads prom-client only with METRICS_PORT', () => {
    const loaders = (module: RegExp) =>
      sources.filter(({ text }) =>
        [...text.matchAll(/^import (?!type )[^;]*? from '([^']+)'/gms)].some(([, from = '']) =>
          module.test(from),
        ),
      );
    expect(loaders(/^prom-client$/).map(({ path }) => path)).toEqual(['src/telemetry/metrics.ts']);
    expect(loaders(/telemetry\/metrics\.ts$/)).toEqual([]);
  });

  it('takes nothing but types from the stripe package', () => {
    const wrong = sources.filter(({ imports }) =>
      imports.some(({ from, typeOnly }) => /^stripe(\/|$)/.test(from) && !typeOnly),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ['process', /\bprocess\b/, ['src/cli.ts', 'src/cli/']],
    [
      'the clock',
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
      ['src/cli/', 'src/server/gateway.ts', 'src/sandbox/server.ts'],
    ],
    [
      'randomness',
      /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/,
      ['src/cli/', 'src/server/gateway.ts', 'src/sandbox/server.ts'],
    ],
    ['the console', /\bconsole\./, []],
  ])('lets %s be used in its own places only', (_name, pattern, places) => {
    const users = sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
    expect(users.filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
  });

  it('looks at the kind of a principal in its policy only', () => {
    const wrong = inProduct.filter(
      ({ path, text }) =>
        path !== 'src/schema/access/policy.ts' &&
        /\bprincipal\??\.kind\b|\bkind\b\s*[!=]==?\s*'(service|customer|publishable)'|\bcase '(service|publishable)'|\{[^{}]*\bkind\b[^{}]*\}: *\w*Principal\b/.test(
          text,
        ),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('defines no type where the schema is put together', () => {
    const wrong = ['src/schema/builder.ts', 'src/schema/index.ts']
      .map(read)
      .filter(({ code }) =>
        /\.(objectRef|objectType|inputType|enumType|interfaceRef|scalarType)\(/.test(code),
      );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('reaches every file of the schema from its index', () => {
    const reached = new Set<string>();
    const walk = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { file, target } of relativeImports) if (file === path) walk(target);
    };
    walk('src/schema/index.ts');
    // The context is what resolvers are given, and the index of nothing.
    const missing = sources
      .map(({ path }) => path)
      .filter((path) => path.startsWith('src/schema/') && !reached.has(path));
    expect(missing).toEqual([]);
  });

  it('has no default exports, no any, and no unfinished places', () => {
    const wrong = all.filter(
      ({ path, code, text }) =>
        path !== 'test/floor-plan.test.ts' &&
        (/\bexport default\b/.test(code) ||
          /[:<,|] *any\b|\bas any\b/.test(code) ||
          /\b(TODO|FIXME)\b|@ts-(ignore|nocheck)/.test(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has files of at most 400 lines, named in kebab case, in rooms with a purpose', () => {
    const wrong = all.filter(
      ({ path, text }) =>
        text.split('\n').length > 401 ||
        !/^[a-z0-9]+([-.][a-z0-9]+)*\.ts$/.test(path.split('/').at(-1) ?? '') ||
        /\/(utils?|helpers|common|lib|misc|services|types)\//.test(path.replace(/^test\/types\//, '')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('imports relative files by their whole name', () => {
    const wrong = all.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.') && !/\.(ts|mjs|json)$/.test(from))
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a test beside each file with logic', () => {
    // What the schema declares is tested by asking for it, in test/graph; the command line by running it, in test/e2e.
    const declares = /^src\/(schema|cli\/|cli\.ts)/;
    const logic = /^src\/schema\/(relay\/|fields\/|params|error-codes|stripe-enum|scalars)/;
    const untested = inProduct
      .filter(({ path, code }) => /\bfunction\b|=>/.test(code) && (!declares.test(path) || logic.test(path)))
      .map(({ path }) => path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'))
      .filter((twin) => !tests.includes(twin));
    expect(untested).toEqual([]);
  });
});
