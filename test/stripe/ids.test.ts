import { describe, expect, it } from 'vitest';
import {
  AccountId,
  ConfirmationTokenId,
  CustomerId,
  type IdKind,
  MandateId,
  PaymentMethodConfigurationId,
  PaymentMethodId,
  SetupAttemptId,
  SetupIntentId,
} from '../../src/stripe/ids.ts';

const ALL: readonly IdKind<string>[] = [
  SetupIntentId,
  CustomerId,
  PaymentMethodId,
  SetupAttemptId,
  MandateId,
  AccountId,
  ConfirmationTokenId,
  PaymentMethodConfigurationId,
];

describe('parse', () => {
  it.each<[string, IdKind<string>]>([
    ['seti_1Abc', SetupIntentId],
    ['cus_Abc', CustomerId],
    ['pm_1Abc', PaymentMethodId],
    ['pm_card_visa', PaymentMethodId],
    ['card_1', PaymentMethodId],
    ['src_1', PaymentMethodId],
    ['ba_1', PaymentMethodId],
    ['setatt_1', SetupAttemptId],
    ['mandate_1', MandateId],
    ['acct_1', AccountId],
    ['ctoken_1', ConfirmationTokenId],
    ['pmc_1', PaymentMethodConfigurationId],
  ])('accepts %s for one kind only', (id, kind) => {
    expect(ALL.filter((candidate) => candidate.parse(id) === id)).toEqual([kind]);
  });

  it.each<[string, string]>([
    ['an id without its prefix', '1Abc'],
    ['the prefix alone', 'seti_'],
    ['an empty text', ''],
    ['an upper-case prefix', 'SETI_1'],
    ['a prefix that is not at the start', 'xseti_1'],
    ['a leading space', ' seti_1'],
    ['a trailing space', 'seti_1 '],
    ['a trailing line break', 'seti_1\n'],
    ['a slash', 'seti_1/cancel'],
    ['a query', 'seti_1?expand[]=customer'],
    ['an encoded slash', 'seti_1%2Fcancel'],
    ['dots', 'seti_..'],
    ['a hyphen', 'seti_1-2'],
    ['NUL', 'seti_1\0'],
    ['a letter outside ASCII', 'seti_é'],
    ['a client secret', 'seti_1Abc_secret_def'],
  ])('rejects %s', (_, value) => {
    expect(SetupIntentId.parse(value)).toBeNull();
  });

  it.each([
    [255, true],
    [256, false],
  ])('of %i characters: %s', (length, accepted) => {
    const value = 'seti_'.padEnd(length, 'a');
    expect(SetupIntentId.parse(value)).toBe(accepted ? value : null);
  });
});
