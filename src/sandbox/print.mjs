// Writes the table of docs/sandbox.md from the built operations: `node src/sandbox/print.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGE = new URL('../../docs/sandbox.md', import.meta.url);
const REGION = /(<!-- Table: npm run codegen -->\n)[\s\S]*(<!-- End of the table -->)/;

/**
 * Stripe's endpoints for customers that the sandbox does not serve: they belong to resources that the graph does not
 * have. By the end of their path after `/v1/customers`, with the resource.
 * @type {Readonly<Record<string, string>>}
 */
export const LEFT_OUT_ENDPOINTS = {
  '/search': 'search results',
  '/:customer/balance_transactions': 'customer balance transactions',
  '/:customer/balance_transactions/:id': 'customer balance transactions',
  '/:customer/cash_balance': 'cash balances',
  '/:customer/cash_balance_transactions': 'cash balances',
  '/:customer/cash_balance_transactions/:id': 'cash balances',
  '/:customer/discount': 'discounts',
  '/:customer/funding_instructions': 'cash balances',
  '/:customer/sources': 'sources',
  '/:customer/sources/:id': 'sources',
  '/:customer/sources/:id/verify': 'sources',
  '/:customer/tax_ids': 'tax IDs',
  '/:customer/tax_ids/:id': 'tax IDs',
};

/**
 * Stripe's parameters that the sandbox does not know, on customers, with the resource that they belong to.
 * @type {Readonly<Record<string, string>>}
 */
export const LEFT_OUT_PARAMETERS = {
  cash_balance: 'cash balances',
  default_source: 'sources',
  source: 'sources',
  tax_id_data: 'tax IDs',
  test_clock: 'test clocks',
  validate: 'sources',
};

/** @typedef {import('./http/operations.ts').Operation} Operation */
/** @typedef {import('./form/params.ts').Shape} Shape */

/**
 * The page with a row for each endpoint.
 * @param {readonly Operation[]} operations
 */
export function sandboxPage(operations) {
  const done = [...operations].sort((left, right) => compare(left.path, right.path)).map(doneRow);
  const leftOut = Object.entries(LEFT_OUT_ENDPOINTS).map(
    ([end, resource]) => `| \`/v1/customers${end}\` | left out: ${resource} | |`,
  );
  const parameters = Object.entries(LEFT_OUT_PARAMETERS).map(
    ([name, resource]) => `\`${name}\` (${resource})`,
  );
  const table = ['| endpoint | keys | parameters |', '| --- | --- | --- |', ...done, ...leftOut].join('\n');
  const note = `Left out are the parameters of customers ${parameters.join(', ')}.`;
  return readFileSync(PAGE, 'utf8').replace(
    REGION,
    (_, start, end) => `${start}\n${table}\n\n${note}\n\n${end}`,
  );
}

/** @param {Operation} operation */
function doneRow({ method, path, publishable, shape }) {
  const names = Object.entries(shape)
    .sort(([left], [right]) => compare(left, right))
    .map(([name, { members }]) => {
      const below = members === undefined ? 0 : sizeOf(members);
      return below === 0 ? `\`${name}\`` : `\`${name}\` (${below})`;
    });
  return `| \`${method} ${path}\` | ${publishable ? 'secret, publishable' : 'secret'} | ${names.join(', ')} |`;
}

/**
 * The number of parameters in a shape, at any depth.
 * @param {Shape} shape
 * @returns {number}
 */
function sizeOf(shape) {
  return Object.values(shape).reduce((sum, { members }) => sum + 1 + (members ? sizeOf(members) : 0), 0);
}

/**
 * @param {string} left
 * @param {string} right
 */
function compare(left, right) {
  return left < right ? -1 : Number(left > right);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { OPERATIONS } = await import('../../dist/sandbox/http/routes.js');
  writeFileSync(PAGE, sandboxPage(OPERATIONS));
}
