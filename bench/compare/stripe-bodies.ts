/** Stripe's objects as JSON values: made up, of the size and shape of real ones (about 1.25 kB an intent). */

const number = (n: number) => String(n).padStart(6, '0');

function customer(n: number) {
  return {
    id: `cus_${number(n)}`,
    object: 'customer',
    address: {
      city: 'Example',
      country: 'US',
      line1: '1 Example Street',
      line2: null,
      postal_code: '12345',
      state: 'NY',
    },
    balance: 0,
    created: 1790000000 + n,
    currency: 'usd',
    default_source: null,
    delinquent: false,
    description: `Customer number ${n}`,
    email: `customer${n}@example.com`,
    invoice_prefix: 'AB12CD34',
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: { tier: 'gold' },
    name: `Customer ${n}`,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

function paymentMethod(n: number, owner = n) {
  return {
    id: `pm_${number(n)}`,
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: { city: null, country: 'US', line1: null, line2: null, postal_code: '12345', state: null },
      email: `customer${n}@example.com`,
      name: `Customer ${n}`,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: 'visa',
      checks: { address_line1_check: null, address_postal_code_check: 'pass', cvc_check: 'pass' },
      country: 'US',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: 2034,
      fingerprint: 'AbCdEfGh12345678',
      funding: 'credit',
      generated_from: null,
      last4: '4242',
      networks: { available: ['visa'], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: 1790000000 + n,
    customer: `cus_${number(owner)}`,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

function setupIntent(
  n: number,
  { expand = [], owner = n }: { expand?: readonly string[]; owner?: number | undefined } = {},
) {
  return {
    id: `seti_${number(n)}`,
    object: 'setup_intent',
    application: null,
    attach_to_self: false,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `seti_${number(n)}_secret_ExampleExampleExampleExa`,
    created: 1790000000 + n,
    customer: expand.includes('customer') ? customer(owner) : `cus_${number(owner)}`,
    customer_account: null,
    description: `Saves a card for order ${n}`,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: `setatt_${number(n)}`,
    livemode: false,
    mandate: null,
    metadata: { order_id: `order-${n}`, cart: `cart-${n}` },
    next_action: null,
    on_behalf_of: null,
    payment_method: expand.includes('payment_method') ? paymentMethod(n, owner) : `pm_${number(n)}`,
    payment_method_configuration_details: { id: 'pmc_000001', parent: null },
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card', 'link'],
    single_use_mandate: null,
    status: 'succeeded',
    usage: 'off_session',
  };
}

/** Stripe prints its JSON with two spaces. */
const print = (value: unknown) => JSON.stringify(value, null, 2);

/** The number of intents in the whole list. */
const INTENTS = 1000;

/** Stripe's largest page. */
const MAX_LIMIT = 100;

/**
 * The body for a request, or null if there is none. If the query or the form names a customer, all objects are that
 * customer's; otherwise each belongs to the customer with its number.
 */
export function bodyFor(path: string, form = ''): string | null {
  const [pathname = '', query = ''] = decodeURIComponent(path).split('?');
  const expand = [...query.matchAll(/expand\[\d*\]=(?:data\.)?(\w+)/g)].map(([, name = '']) => name);
  const numberIn = (text: string, pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const owner = numberIn(`${query}&${form}`, /\bcustomer=cus_(\d+)/);
  const [, kind, id] =
    /^\/v1\/(setup_intents|customers|payment_methods)(?:\/\w+?_(\d+))?$/.exec(pathname) ?? [];
  if (kind === 'customers') return print(customer(Number(id)));
  if (kind === 'payment_methods') return print(paymentMethod(Number(id)));
  if (kind !== 'setup_intents') return null;
  if (id !== undefined) return print(setupIntent(Number(id), { expand }));
  const limit = numberIn(query, /\blimit=(\d+)/);
  if (limit === undefined) return print(setupIntent(1, { owner }));
  const after = numberIn(query, /\bstarting_after=seti_(\d+)/) ?? 0;
  const size = Math.min(limit, MAX_LIMIT, INTENTS - after);
  const data = Array.from({ length: size }, (_, n) => setupIntent(after + n + 1, { expand, owner }));
  return print({ object: 'list', data, has_more: after + size < INTENTS, url: '/v1/setup_intents' });
}
