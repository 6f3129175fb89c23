import { expect, it } from 'vitest';
import { redactingLog } from '../../src/server/redacting-log.ts';

it('passes each line on at its level, with secrets redacted', () => {
  const lines: unknown[] = [];
  const write = (level: string) => (fields: object, message: string) => lines.push([level, fields, message]);
  const log = redactingLog({ info: write('info'), warn: write('warn'), error: write('error') });
  for (const level of ['info', 'warn', 'error'] as const)
    log[level]({ requestId: 'req_1', stripe: { code: 'sk_test_1', ms: 7 } }, 'It says seti_1_secret_2');
  const fields = { requestId: 'req_1', stripe: { code: '[redacted]', ms: 7 } };
  expect(lines).toEqual(['info', 'warn', 'error'].map((level) => [level, fields, 'It says [redacted]']));
});
