import { describe, expect, it } from 'vitest';
import {
  AccountId,
  ConfirmationTokenId,
  CustomerId,
  type IdKind,
  MandateId,
  PaymentMethodConfigurationId,
  PaymentMethodId,
  SetupIntentId,
} from '../../src/stripe/ids.ts';

const ALL: readonly IdKind<string>[] = [
  SetupIntentId,
  CustomerId,
  PaymentMethodId,
  MandateId,
  AccountId,
  ConfirmationTokenId,
  PaymentMethodConfigurationId,
];

describe('an id', () => {
  it.each<[string, IdKind<string>]>([
    ['seti_1Abc', SetupIntentId],
    ['cus_Abc', CustomerId],
    ['pm_1Abc', PaymentMethodId],
    ['pm_card_visa', PaymentMethodId],
    ['card_1', PaymentMethodId],
    ['src_1', PaymentMethodId],
    ['ba_1', PaymentMethodId],
    ['mandate_1', MandateId],
    ['acct_1', AccountId],
    ['ctoken_1', ConfirmationTokenId],
    ['pmc_1', PaymentMethodConfigurationId],
  ])('%s is of one kind only', (id, kind) => {
    expect(ALL.filter((candidate) => candidate.parse(id) === id)).toEqual([kind]);
  });

  it.each<[string, string]>([
    ['without its prefix', '1Abc'],
    ['that is the prefix alone', 'seti_'],
    ['that is empty', ''],
    ['with the prefix in capitals', 'SETI_1'],
    ['with the prefix not at the start', 'xseti_1'],
    ['after a blank', ' seti_1'],
    ['before a blank', 'seti_1 '],
    ['before a line end', 'seti_1\n'],
    ['with a slash', 'seti_1/cancel'],
    ['with a query', 'seti_1?expand[]=customer'],
    ['with an encoded slash', 'seti_1%2Fcancel'],
    ['with dots', 'seti_..'],
    ['with a hyphen', 'seti_1-2'],
    ['with a NUL', 'seti_1\0'],
    ['with other letters', 'seti_é'],
    ['that is a client secret of another form', 'seti_1.secret'],
  ])('is refused: one %s', (_, value) => {
    expect(SetupIntentId.parse(value)).toBeNull();
  });

  it.each([
    [255, true],
    [256, false],
  ])('of %i characters: %s', (length, accepted) => {
    const value = 'seti_'.padEnd(length, 'a');
    expect(SetupIntentId.parse(value)).toBe(accepted ? value : null);
  });

  it('has a noun and its prefixes, for error messages', () => {
    expect(PaymentMethodId.noun).toBe('payment method');
    expect(PaymentMethodId.prefixes).toEqual(['pm_', 'card_', 'src_', 'ba_']);
  });
});

it('takes no client secret for an id', () => {
  expect(SetupIntentId.parse('seti_1Abc_secret_def')).toBeNull();
});
