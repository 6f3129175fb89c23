import type { FormNode, FormValue } from '../form/form.ts';

type Headers = Readonly<Record<string, string | undefined>>;

interface RequestWithForm {
  readonly headers: Headers;
  readonly query: string;
  readonly body: string;
}

/** The parameters in which Stripe.js sends what other clients send as headers, by the name of the header. */
const FORM_HEADERS = {
  authorization: 'key',
  'stripe-account': '_stripe_account',
  'stripe-version': '_stripe_version',
} as const;

/**
 * The headers of a request, completed by the form of Stripe.js. Only publishable keys are read from a form, so that a
 * form of another site cannot send a secret key, for which browsers ask no permission.
 */
export function headersWithForm({ headers, query, body }: RequestWithForm): Headers {
  if (headers.authorization !== undefined) return headers;
  const form = new URLSearchParams(`${query}&${body}`);
  const key = form.get(FORM_HEADERS.authorization) ?? '';
  if (!key.startsWith('pk_')) return headers;
  const given: Record<string, string> = { authorization: `Bearer ${key}` };
  for (const name of ['stripe-account', 'stripe-version'] as const) {
    const value = form.get(FORM_HEADERS[name]);
    if (value !== null) given[name] = value;
  }
  return { ...given, ...headers };
}

/** What Stripe.js sends in addition to the parameters of an operation, at the top level or in `payment_method_data`. */
const BROWSER_PARAMS: ReadonlySet<string> = new Set([
  ...Object.values(FORM_HEADERS),
  ...['client_attribution_metadata', 'guid', 'is_stripe_sdk', 'muid', 'pasted_fields'],
  ...['payment_user_agent', 'referrer', 'sid', 'time_on_page'],
]);

/** A form without the parameters that only Stripe.js sends, which have no effect here. */
export function withoutBrowserParams(form: FormNode): FormNode {
  const kept = new Map<string, FormValue>();
  for (const [name, value] of form) {
    if (BROWSER_PARAMS.has(name)) continue;
    const rest = typeof value === 'string' ? value : withoutNested(name, value);
    if (rest === value || typeof rest === 'string' || rest.size > 0) kept.set(name, rest);
  }
  return kept;
}

function withoutNested(name: string, value: FormNode): FormNode {
  if (name === 'payment_method_data') return withoutBrowserParams(value);
  if (name !== 'radar_options') return value;
  return new Map([...value].filter(([member]) => member !== 'hcaptcha_token'));
}
