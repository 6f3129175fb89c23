import { describe, expect, it } from 'vitest';
import { redacted, withoutKeys, withoutSecrets } from '../../src/stripe/redact.ts';

const X = '[redacted]';

describe('redacted', () => {
  it.each<[string, string, string]>([
    ['a secret key', 'Bad key sk_test_51HuNtEr2.', `Bad key ${X}.`],
    ['a restricted key', "The key 'rk_live_hunter2' may not.", `The key '${X}' may not.`],
    ['a key without a mode', 'key=sk_hunter2&a=b', `key=${X}&a=b`],
    ['a key of an organization', 'sk_org_live_hunter2', X],
    ['a webhook secret', '(whsec_hunter2)', `(${X})`],
    ['a token of this gateway', 'Bearer sgt_ab-c_D9', `Bearer ${X}`],
    ['a starred key', 'Invalid API Key provided: sk_test_****abcd', `Invalid API Key provided: ${X}`],
    ['a starred key without a mode', 'rk_*****abcd', X],
    ['an abbreviated key', 'sk_live_...abcd or sk_live_•••abcd or sk_live_…abcd', `${X} or ${X} or ${X}`],
    ['an upper-case key', 'SK_TEST_HUNTER2 and Rk_Live_Hunter2', `${X} and ${X}`],
    ['a key inside a longer word', 'prefixsk_test_hunter2suffix', `prefix${X}`],
    ['a key after an underscore', 'my_sk_hunter2', `my_${X}`],
    ['a partly percent-encoded key', 'key=sk_test_hunt%5Fer2 left', `key=${X} left`],
    ['a percent-encoded key', 'at https://x/?k=sk%5Ftest%5fhunter2&a=b now', `at ${X} now`],
    ['a key percent-encoded three times', 'sk%25255Ftest%25255Fhunter2', X],
    ['a key with percent-encoded letters', '%73%6B_test_hunter2', X],
    ['several keys', 'sk_test_a,rk_test_b', `${X},${X}`],
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
  ])('leaves %j unchanged', (text) => {
    expect(redacted(text)).toBe(text);
  });

  // In quadratic time, these would take hours.
  it.each([
    ['one long word', 'a'.repeat(1_000_000), 'a'],
    ['parts of a client secret', 'a_secret'.repeat(100_000), 'a'],
    ['prefixes of a key', 'sk_'.repeat(300_000), '['],
    ['dots', `sk_test_${'.'.repeat(1_000_000)}`, '[redacted]'],
    ['percent signs', '%25'.repeat(300_000), '%'],
  ])('takes linear time for a million characters: %s', (_, text, first) => {
    expect(redacted(text).startsWith(first)).toBe(true);
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

  it('is redacted at any depth', () => {
    expect(withoutSecrets(value)).toEqual({ ...clean, client_secret: X });
  });

  it('keeps its client secrets if only keys are redacted', () => {
    expect(withoutKeys(value)).toEqual(clean);
  });

  it('is cut off at a depth of 64', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"sk_test_a"${']'.repeat(100_000)}`);
    expect(JSON.stringify(withoutKeys(deep))).toBe(`${'['.repeat(64)}"${X}"${']'.repeat(64)}`);
  });
});
