import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import relayConfig from '../examples/clients/relay.config.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import { configurationPage } from '../src/config/print.mjs';
import * as setting from '../src/config/setting.ts';
import * as settings from '../src/config/settings.ts';
import { OPERATIONS } from '../src/sandbox/http/routes.ts';
import { sandboxPage } from '../src/sandbox/print.mjs';
import { ERROR_CODES } from '../src/schema/error-codes.ts';
import { startTestGateway, type TestGateway } from './support/gateway.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const exampleNames = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true })
    .map((path) => `docs/${path}`)
    .filter((path) => path.endsWith('.md')),
  exampleNames.map((name) => `examples/${name}/README.md`),
);
const readme = read('README.md');

/** The fenced blocks of a page in their order, with their languages. */
const blocksOf = (page: string) =>
  [...read(page).matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterAll(() => gateway.close());

/** Each JSON block of the README is the response to the last GraphQL block before it. */
const exchanges = blocksOf('README.md').flatMap(({ language, text }, index, blocks) => {
  if (language !== 'json') return [];
  const operation = blocks.slice(0, index).findLast((block) => block.language === 'graphql')?.text ?? '';
  const isSecondResponse = blocks[index - 1]?.language === 'json';
  return [
    {
      operation: isSecondResponse ? operation.replace('pm_card_visa', 'pm_card_chargeDeclined') : operation,
      response: text,
    },
  ];
});

/** Code that tests of its own compile and run. */
const examples = readdirSync(join(root, 'examples'), { recursive: true })
  .map(String)
  .filter((path) => /\.(tsx?|json)$/.test(path) && !/node_modules|dist/.test(path))
  .map((path) => read(`examples/${path}`));

describe('the README', () => {
  it('has at most 150 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(151);
  });

  it('has three operations with their responses', () => {
    expect(exchanges).toHaveLength(3);
  });

  it.each(exchanges)('shows the real response to $operation', async ({ operation, response }) => {
    gateway.sandbox.reset();
    const { data, errors } = await gateway.execute(operation);
    expect(errors).toBeUndefined();
    expect({ data }).toEqual(JSON.parse(response));
  });
});

describe('the README of an example', () => {
  const commands = new Map(Object.entries(packageJson.scripts));

  it.each(exampleNames)('starts with its one command, or says that it is not a program: %s', (name) => {
    const text = read(`examples/${name}/README.md`);
    if (commands.has(`example:${name}`))
      expect(text).toMatch(new RegExp(`^# .+\\n\\n\`\`\`sh\\nnpm run example:${name}\\n\`\`\`\\n`));
    else expect(text).toMatch(/not a program/);
  });
});

describe('the documentation', () => {
  const code = pages.flatMap(blocksOf).filter(({ language }) => ['ts', 'jsonc'].includes(language));

  it.each(code)('shows only code that is tested: $text', ({ text }) => {
    expect(examples.filter((example) => example.includes(text))).not.toEqual([]);
  });

  it.each(pages)('has no dead link: %s', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it("has the settings of GraphQL Codegen's client preset that are tested", () => {
    const { customScalarTypes: scalars } = relayConfig;
    const settings = Object.entries(scalars).map(([name, type]) => `${name}: '${type}'`);
    expect(read('docs/clients.md')).toContain(`scalars: { ${settings.join(', ')} }`);
  });

  it('has current tables of the settings, which `npm run codegen` writes', () => {
    expect(configurationPage(settings, setting)).toBe(read('docs/configuration.md'));
    expect(read('docs/configuration.md')).toContain('| `MAX_DEPTH` | `limits.depth` | `30` |');
  });

  it("has a current table of the sandbox's endpoints, which `npm run codegen` writes", () => {
    expect(sandboxPage(OPERATIONS)).toBe(read('docs/sandbox.md'));
    expect(read('docs/sandbox.md')).toContain('| `GET /v1/mandates/:mandate` | secret | `expand` |');
  });

  it('has every error code, and none that does not exist', () => {
    const codes = [...read('docs/errors.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(
      ([, cell = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code),
    );
    expect([...codes].sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it('has a reason for each dependency', () => {
    const named = new Set(
      [...read('docs/architecture.md').matchAll(/`([@\w./-]+)`/g)].map(([, name]) => name),
    );
    expect(Object.keys(packageJson.dependencies).filter((name) => !named.has(name))).toEqual([]);
  });
});
