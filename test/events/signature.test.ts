import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { signatureProblem } from '../../src/events/signature.ts';

const NOW = 1_764_410_000;
const SECRET = 'whsec_one';
const stripe = new Stripe('sk_test_x');
const body = '{"id":"evt_1","object":"event","text":"Zoë"}';

/** A header as Stripe's library makes it. */
const signed = (options: { secret?: string; timestamp?: number } = {}) =>
  stripe.webhooks.generateTestHeaderString({ payload: body, secret: SECRET, timestamp: NOW, ...options });

const problem = (header: string | null, text = body) =>
  signatureProblem({ header, body: Buffer.from(text) }, ['whsec_other', SECRET], NOW);

describe('a signature', () => {
  it.each<[string, string]>([
    ['of one of the secrets', signed()],
    ['with several v1, of which one matches', signed().replace('v1=', 'v1=00,v1=')],
    ['with a v0 next to it', `${signed()},v0=00`],
    ['that is five minutes old', signed({ timestamp: NOW - 300 })],
    ['of the future', signed({ timestamp: NOW + 3600 })],
  ])('%s is valid', (_, header) => {
    expect(problem(header)).toBeNull();
  });

  it.each<[string, string | null, string]>([
    ['is missing', null, 'missing'],
    ['is empty', '', 'must contain t and v1'],
    ['has no time', signed().replace(/^t=\d+,/, ''), 'must contain t and v1'],
    ['has only a v0', signed().replace('v1=', 'v0='), 'must contain t and v1'],
    [
      'is in upper case',
      signed().replace(/v1=(.*)/, (_, hex: string) => `v1=${hex.toUpperCase()}`),
      'matches',
    ],
    ['is of another secret', signed({ secret: 'whsec_third' }), 'matches'],
    ['has another time', signed().replace(/^t=\d+/, `t=${NOW + 1}`), 'matches'],
    ['is older than five minutes', signed({ timestamp: NOW - 301 }), 'too old'],
  ])('that %s is invalid', (_, header, message) => {
    expect(problem(header)).toContain(message);
  });

  it('is invalid for a changed body', () => {
    expect(problem(signed(), `${body} `)).toContain('matches');
  });
});
