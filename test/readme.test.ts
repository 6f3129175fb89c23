import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import relayConfig from '../examples/clients/relay.config.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import { readConfig } from '../src/config.ts';
import { ERROR_CODES } from '../src/schema/error-codes.ts';
import { startTestGateway, type TestGateway } from './support/gateway.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The fenced blocks in their order, with their languages. */
const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
});
afterAll(() => gateway.close());

/** Each JSON block is the answer to the last GraphQL block before it. */
const exchanges = blocks.flatMap(({ language, text }, index) => {
  if (language !== 'json') return [];
  const operation = blocks.slice(0, index).findLast((block) => block.language === 'graphql')?.text ?? '';
  const isSecondAnswer = blocks[index - 1]?.language === 'json';
  return [
    {
      operation: isSecondAnswer ? operation.replace('pm_card_visa', 'pm_card_chargeDeclined') : operation,
      answer: text,
    },
  ];
});

/** What is compiled and run by tests of its own, and only shown here. */
const examples = readdirSync(new URL('../examples/', import.meta.url), { recursive: true })
  .map(String)
  .filter((path) => /\.(tsx?|json)$/.test(path) && !/node_modules|dist/.test(path))
  .map((path) => readFileSync(new URL(`../examples/${path}`, import.meta.url), 'utf8'));

describe('the README', () => {
  it.each(blocks.filter(({ language }) => ['ts', 'jsonc'].includes(language)))(
    'shows only code that is tested: $text',
    ({ text }) => {
      expect(examples.filter((example) => example.includes(text))).not.toEqual([]);
    },
  );

  it("has the settings of GraphQL Codegen's client preset that are tested", () => {
    const { customScalarTypes: scalars } = relayConfig;
    const said = Object.entries(scalars).map(([name, type]) => `${name}: '${type}'`);
    expect(readme).toContain(`scalars: { ${said.join(', ')} }`);
  });

  it('has three operations with their answers', () => {
    expect(exchanges).toHaveLength(3);
  });

  it.each(exchanges)('shows the real answer to $operation', async ({ operation, answer }) => {
    gateway.sandbox.reset();
    const { data, errors } = await gateway.execute(operation);
    expect(errors).toBeUndefined();
    expect({ data }).toEqual(JSON.parse(answer));
  });

  it('has a row for each setting, with its default', () => {
    const defaults = readConfig({});
    const rows = new Map(
      [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name, value]) => [name, value]),
    );
    const variables = ['HOST', 'PORT', 'STRIPE_API_KEY', 'STRIPE_API_BASE', 'SANDBOX_PORT'];
    for (const name of Object.keys(defaults)) {
      const variable = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      expect([...rows.keys()]).toContain(variable);
      const value = defaults[name as keyof typeof defaults];
      if (value !== null) expect(rows.get(variable)).toBe(`\`${value}\``);
    }
    expect([...rows.keys()]).toEqual(expect.arrayContaining(variables));
  });

  it('names no error code that does not exist', () => {
    const [, configuration = ''] = /^## Configuration$([\s\S]*?)^## /m.exec(readme) ?? [];
    const settings = new Set([...configuration.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name));
    const codes = [...readme.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)]
      .flatMap(([, cell = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code))
      .filter((code) => !settings.has(code ?? ''));
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !Object.hasOwn(ERROR_CODES, code ?? ''))).toEqual([]);
  });

  it('has a reason for each dependency', () => {
    const named = new Set([...readme.matchAll(/`([@\w./-]+)`/g)].map(([, name]) => name));
    expect(Object.keys(packageJson.dependencies).filter((name) => !named.has(name))).toEqual([]);
  });
});
