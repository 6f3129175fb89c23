// Writes the tables of docs/configuration.md, and .env.example, from the built settings: `node src/config/print.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = new URL('../../docs/configuration.md', import.meta.url);
const ENV_EXAMPLE = new URL('../../.env.example', import.meta.url);
const REGION = /(<!-- Tables: npm run codegen -->\n)[\s\S]*(<!-- End of the tables -->)/;

/**
 * The page with a table for each group of settings. Names and defaults are those of the settings, sentences are their
 * comments in settings.ts.
 * @param {typeof import('./settings.ts')} settings
 * @param {typeof import('./setting.ts')} setting
 */
export function configurationPage({ GROUPS, SETTINGS }, { defaultOf }) {
  const comments = commentsByGroup();
  const tables = Object.entries(GROUPS).map(([group, { title }]) => {
    const rows = SETTINGS.filter((each) => each.group === group).map((each) => {
      const { sentence, defaultText } = comments[group]?.[each.name] ?? {};
      if (!sentence) throw new Error(`The setting ${group}.${each.name} has no comment in settings.ts.`);
      const variables = each.hasFile ? [each.variable, `${each.variable}_FILE`] : [each.variable];
      const cells = [
        variables.map(code).join(', '),
        code(each.option),
        defaultText ?? valueText(defaultOf(each.setting)),
        sentence,
      ];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    });
    return `## ${title}\n\n| variable | option | default | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return readFileSync(PAGE, 'utf8').replace(
    REGION,
    (_, start, end) => `${start}\n${tables.join('\n')}\n${end}`,
  );
}

/**
 * The text of .env.example: every variable, commented out.
 * @param {typeof import('./settings.ts')} settings
 * @param {typeof import('./setting.ts')} setting
 */
export function envExample({ GROUPS, SETTINGS }, { defaultOf }) {
  const comments = commentsByGroup();
  const groups = Object.entries(GROUPS).map(([group, { title }]) => {
    const settings = SETTINGS.filter((each) => each.group === group && each.variable !== null);
    const entries = settings.map(({ name, variable, hasFile, setting }) => {
      const { sentence = '', defaultText } = comments[group]?.[name] ?? {};
      const text = `${sentence}${defaultText ? ` Default: ${defaultText.replace(/^none: /, 'none; ')}.` : ''}`;
      const file = hasFile ? [`#${variable}_FILE=`] : [];
      return [...wrapped(text), `#${variable}=${defaultOf(setting) ?? ''}`, ...file].join('\n');
    });
    return `## ${title}\n\n${entries.join('\n\n')}\n`;
  });
  return `${ENV_HEADER}\n${groups.join('\n')}`;
}

const ENV_HEADER = `# All settings: docs/configuration.md explains them. Written by \`npm run codegen\`.
# Copy this file to .env, and start with \`node --env-file=.env dist/cli.js\`, or use it as \`env_file\` of a container.
`;

/**
 * The lines of a comment.
 * @param {string} text
 */
function wrapped(text) {
  return [...text.matchAll(/(.{1,116})(?:\s+|$)/g)].map(([, line]) => `# ${line}`);
}

/** @returns {Record<string, Record<string, { sentence: string, defaultText?: string }>>} */
function commentsByGroup() {
  const source = readFileSync(new URL('settings.ts', import.meta.url), 'utf8');
  const groups = [...source.matchAll(/^ {2}(\w+): group\(\{[^}]*?settings: (\w+)/gms)];
  return Object.fromEntries(
    groups.map(([, group, constant]) => {
      const [, body = ''] = new RegExp(`^const ${constant} = \\{$([\\s\\S]*?)^\\};$`, 'm').exec(source) ?? [];
      const comments = [...body.matchAll(/^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n {2}(\w+):/gm)];
      return [group, Object.fromEntries(comments.map(([, comment = '', name]) => [name, parsed(comment)]))];
    }),
  );
}

/** @param {string} comment */
function parsed(comment) {
  const text = comment
    .replace(/\n\s*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [sentence = '', defaultText] = text.split(' @default ');
  return { sentence, ...(defaultText && { defaultText }) };
}

/** @param {unknown} value */
function valueText(value) {
  if (value === undefined || value === null || String(value) === '') return 'none';
  return code(String(value));
}

/** @param {string | null} text */
function code(text) {
  return text === null ? '–' : `\`${text}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const settings = await import('../../dist/config/settings.js');
  const setting = await import('../../dist/config/setting.js');
  writeFileSync(PAGE, configurationPage(settings, setting));
  writeFileSync(ENV_EXAMPLE, envExample(settings, setting));
}
