// The script of the form in the iframe. It keeps the card from the page around it.
import { callApi, merged } from './api.ts';
import {
  type CardFields,
  type FieldName,
  formatExpiry,
  formatNumber,
  parseExpiry,
  problemsOf,
} from './card-fields.ts';
import type { ApiResult, CardCall, FormEvent, FormOptions, FormRequest, ParamObject } from './messages.ts';

/** The settings in the page, from the sandbox. */
interface Settings {
  readonly testNumbers: readonly string[];
  readonly thisMonth: number;
}

/** Countries whose cards are checked by postal code, with the name of the field. */
const POSTAL_CODES: Readonly<Record<string, string>> = { US: 'ZIP', CA: 'Postal code', GB: 'Postal code' };

function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The form has no element ${id}.`);
  return found as T;
}

const settings = JSON.parse(byId('settings').textContent) as Settings;
const rules = { testNumbers: new Set(settings.testNumbers), thisMonth: settings.thisMonth };
const inputs: Readonly<Record<FieldName, HTMLInputElement>> = {
  number: byId('number'),
  expiry: byId('expiry'),
  cvc: byId('cvc'),
  postalCode: byId('postalCode'),
};
const country = byId<HTMLSelectElement>('country');
const address = byId('address');
const names = Object.keys(inputs) as FieldName[];
const touched = new Set<FieldName>();
let asksForPostalCode = true;

function fields(): CardFields {
  const { number, expiry, cvc, postalCode } = inputs;
  const hasPostalCode = !address.hidden && asksForPostalCode && POSTAL_CODES[country.value] !== undefined;
  return {
    number: number.value,
    expiry: expiry.value,
    cvc: cvc.value,
    postalCode: hasPostalCode ? postalCode.value.trim() : null,
  };
}

function report(event: FormEvent): void {
  // The events contain no card data, and the page that embeds the form may have any origin.
  parent.postMessage(event, '*');
}

function showProblems(): void {
  const problems = new Map(problemsOf(fields(), rules).map((each) => [each.field, each.message]));
  for (const name of names) {
    const message = touched.has(name) ? (problems.get(name) ?? '') : '';
    inputs[name].setAttribute('aria-invalid', String(message !== ''));
    const shown = byId(`${name}-problem`);
    if (shown.textContent !== message) shown.textContent = message;
  }
}

function showPostalCode(): void {
  const name = POSTAL_CODES[country.value];
  byId('postal').hidden = name === undefined || !asksForPostalCode;
  byId('postal-name').textContent = name ?? '';
}

function onChange(): void {
  showPostalCode();
  const { number, expiry, cvc } = fields();
  const empty = `${number}${expiry}${cvc}` === '';
  report({ sandbox: 'change', empty, complete: problemsOf(fields(), rules).length === 0 });
  showProblems();
}

function paymentMethodData(): ParamObject {
  const { number, expiry, cvc, postalCode } = fields();
  const { month, year } = parseExpiry(expiry) ?? {};
  return {
    type: 'card',
    card: { number: number.replaceAll(' ', ''), exp_month: month, exp_year: year, cvc },
    ...(!address.hidden && {
      billing_details: { address: { country: country.value, postal_code: postalCode } },
    }),
  };
}

/** Shows the problems, and returns the first. */
function submit(): { error?: { type: string; code: string; message: string } } {
  for (const name of names) touched.add(name);
  showProblems();
  const [first] = problemsOf(fields(), rules);
  if (first === undefined) return {};
  inputs[first.field].focus();
  return { error: { type: 'validation_error', code: first.code, message: first.message } };
}

function send({ path, params, dataParam, credentials }: CardCall): Promise<ApiResult> {
  const data = paymentMethodData();
  const whole = merged(params, dataParam === '' ? data : { [dataParam]: data });
  return callApi(location.origin, credentials, { method: 'POST', path, params: whole });
}

function update({ theme, hasAddress, hasPostalCode }: FormOptions): void {
  document.documentElement.dataset.theme = theme ?? '';
  asksForPostalCode = hasPostalCode;
  address.hidden = !hasAddress;
  showPostalCode();
  showProblems();
}

function clear(): void {
  for (const name of names) inputs[name].value = '';
  touched.clear();
  onChange();
}

async function responseTo(request: FormRequest): Promise<unknown> {
  switch (request.command) {
    case 'submit':
      return submit();
    case 'send':
      return send(request.call);
    case 'update':
      return update(request.options);
    case 'clear':
      return clear();
    case 'focus':
      return inputs.number.focus();
    case 'blur':
      return (document.activeElement as HTMLElement | null)?.blur();
  }
}

addEventListener('message', async ({ source, data, ports }) => {
  if (source === parent && ports[0]) ports[0].postMessage(await responseTo(data as FormRequest));
});

/** Formats a text as it is typed, and keeps the cursor behind the same digit. */
function format(input: HTMLInputElement, formatted: (text: string) => string): void {
  const before = input.value.slice(0, input.selectionStart ?? 0).replaceAll(/\D/g, '').length;
  const isAtEnd = input.selectionStart === input.value.length;
  input.value = formatted(input.value);
  let end = 0;
  for (let seen = 0; end < input.value.length && seen < before; end += 1)
    if (/\d/.test(input.value[end] ?? '')) seen += 1;
  const position = isAtEnd ? input.value.length : end;
  input.setSelectionRange(position, position);
}

inputs.number.addEventListener('input', () => format(inputs.number, formatNumber));
inputs.expiry.addEventListener('input', () => format(inputs.expiry, formatExpiry));
inputs.cvc.addEventListener('input', () =>
  format(inputs.cvc, (text) => text.replaceAll(/\D/g, '').slice(0, 4)),
);
for (const name of names)
  inputs[name].addEventListener('blur', () => {
    if (inputs[name].value !== '') touched.add(name);
    showProblems();
  });
addEventListener('input', onChange);
country.addEventListener('change', onChange);
addEventListener('focus', () => report({ sandbox: 'focus' }));
addEventListener('blur', () => report({ sandbox: 'blur' }));
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') report({ sandbox: 'escape' });
});
document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());

new ResizeObserver(() =>
  report({ sandbox: 'resize', height: Math.ceil(document.body.getBoundingClientRect().height) }),
).observe(document.body);

const given = new URLSearchParams(location.hash.slice(1)).get('options');
if (given !== null) {
  const options = JSON.parse(given) as FormOptions;
  if (options.country !== '') country.value = options.country;
  inputs.postalCode.value = options.postalCode;
  update(options);
}
report({ sandbox: 'ready' });
