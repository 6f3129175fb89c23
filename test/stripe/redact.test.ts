import { describe, expect, it } from 'vitest';
import { redacted, withoutKeys, withoutSecrets } from '../../src/stripe/redact.ts';

const X = '[redacted]';

describe('redacted', () => {
  it.each<[string, string, string]>([
    ['a secret key', 'Bad key sk_test_51HuNtEr2.', `Bad key ${X}.`],
    ['a restricted key', "The key 'rk_live_hunter2' may not.", `The key '${X}' may not.`],
    ['a key without a mode', 'key=sk_hunter2&a=b', `key=${X}&a=b`],
    ['a key with further words', 'sk_org_live_hunter2', X],
    ['a webhook secret', '(whsec_hunter2)', `(${X})`],
    ['a token of this gateway', 'Bearer sgt_ab-c_D9', `Bearer ${X}`],
    ['a key with stars', 'Invalid API Key provided: sk_test_****abcd', `Invalid API Key provided: ${X}`],
    ['a key without a mode, with stars', 'rk_*****abcd', X],
    ['a key with dots', 'sk_live_...abcd or sk_live_•••abcd or sk_live_…abcd', `${X} or ${X} or ${X}`],
    ['a key in capitals', 'SK_TEST_HUNTER2 and Rk_Live_Hunter2', `${X} and ${X}`],
    ['a key inside a longer word', 'prefixsk_test_hunter2suffix', `prefix${X}`],
    ['a key behind an underscore', 'my_sk_hunter2', `my_${X}`],
    ['a key with percent-encoded parts', 'key=sk_test_hunt%5Fer2 left', `key=${X} left`],
    ['a percent-encoded key', 'at https://x/?k=sk%5Ftest%5fhunter2&a=b now', `at ${X} now`],
    ['a key that is percent-encoded twice', 'sk%255Ftest%255Fhunter2', X],
    ['a key whose letters are percent-encoded', '%73%6B_test_hunter2', X],
    ['several', 'sk_test_a,rk_test_b', `${X},${X}`],
    ['a client secret', 'seti_1Ab_secret_2Cd is used up', `${X} is used up`],
    ['a client secret in a URL', 'https://x/?c=seti_1_secret_2&d=e', `https://x/?c=${X}&d=e`],
    ['a percent-encoded client secret', 'seti_1%5Fsecret%5F2', X],
  ])('replaces %s', (_, text, clean) => {
    expect(redacted(text)).toBe(clean);
  });

  it.each([
    '',
    "No such setupintent: 'seti_1Ab'",
    'pm_1 of cus_1 on acct_1 with pk_test_browser, req_1',
    'client_secret',
    'payment_method_data[network_advice_code]',
    'task_id, disk_size, mark_x',
    'Keys start with sk_ or rk_.',
    '100 % of 5%, a%20b and %zz',
    'https://stripe.com/docs/error-codes/resource-missing?a=%2Fb',
  ])('leaves %j as it is', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it.each([
    ['one long word', 'a'.repeat(1_000_000)],
    ['half a client secret', 'a_secret'.repeat(100_000)],
    ['half a key', 'sk_'.repeat(300_000)],
    ['dots', `sk_test_${'.'.repeat(1_000_000)}`],
    ['percent signs', '%25'.repeat(300_000)],
  ])('is fast, whatever the text: %s', (_, text) => {
    const since = performance.now();
    redacted(text);
    expect(performance.now() - since).toBeLessThan(1000);
  });
});

describe('a JSON value', () => {
  const value = {
    message: 'sk_test_a',
    list: ['rk_test_b', 7, null, true, { deep: 'whsec_c' }],
    client_secret: 'seti_1_secret_2',
    id: 'seti_1',
  };
  const clean = { ...value, message: X, list: [X, 7, null, true, { deep: X }] };

  it('loses its secrets, however deep', () => {
    expect(withoutSecrets(value)).toEqual({ ...clean, client_secret: X });
  });

  it('loses its keys, but not its client secrets', () => {
    expect(withoutKeys(value)).toEqual(clean);
  });

  it('is cut off where it is deeper than any of Stripe', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"sk_test_a"${']'.repeat(100_000)}`);
    expect(JSON.stringify(withoutKeys(deep))).toBe(`${'['.repeat(64)}"${X}"${']'.repeat(64)}`);
  });
});
