import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { signatureProblem } from '../../src/events/signature.ts';
import { cases } from '../support/cases.ts';

const NOW = 1_764_410_000;
const SECRET = 'whsec_one';
const SECRETS = ['whsec_other', SECRET];
const stripe = new Stripe('sk_test_x');
const body = '{"id":"evt_1","object":"event","text":"Zoë"}';

/** A header as Stripe's library makes it. */
const signed = (options: { secret?: string; timestamp?: number } = {}) =>
  stripe.webhooks.generateTestHeaderString({ payload: body, secret: SECRET, timestamp: NOW, ...options });

/** The verdict of Stripe's library with either secret. */
const isValidForStripe = (header: string, text = body) =>
  SECRETS.some((secret) => {
    try {
      return (
        stripe.webhooks.signature?.verifyHeader(text, header, secret, 300, undefined, NOW * 1000) === true
      );
    } catch {
      return false;
    }
  });

const problem = (header: string | null, text = body) =>
  signatureProblem({ header, body: Buffer.from(text) }, SECRETS, NOW);

describe('a signature', () => {
  it.each<[string, string]>([
    ['of one of the secrets', signed()],
    ['with several v1, of which one matches', signed().replace('v1=', 'v1=00,v1=')],
    ['with a v0 next to it', `${signed()},v0=00`],
    ['that is five minutes old', signed({ timestamp: NOW - 300 })],
    ['of the future', signed({ timestamp: NOW + 3600 })],
  ])('%s is valid', (_, header) => {
    expect(problem(header)).toBeNull();
    expect(isValidForStripe(header)).toBe(true);
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
    expect(isValidForStripe(header ?? '')).toBe(false);
  });

  it('is invalid for a changed body', () => {
    expect(problem(signed(), `${body} `)).toContain('matches');
  });

  it("has the verdict of Stripe's library for any header", () => {
    const [time = '', signature = ''] = signed().split(',');
    const [, foreign = ''] = signed({ secret: 'whsec_third' }).split(',');
    const [, other = ''] = signed({ secret: 'whsec_other' }).split(',');
    const upperCase = signature.toUpperCase().replace('V1=', 'v1=');
    const parts = [
      time,
      signature,
      foreign,
      other,
      upperCase,
      `t=${NOW - 301}`,
      't=x',
      't=',
      'v1=00',
      'x',
      '',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 5 }), (chosen) => {
        const header = chosen.join(',');
        expect(problem(header) === null).toBe(isValidForStripe(header));
      }),
      { seed: 1, numRuns: cases(2000) },
    );
  });
});
