import { describe, expect, it } from 'vitest';
import { boundTo } from '../../support/principals.ts';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const METHOD = '/v1/payment_methods/pm_1';
const FORBIDDEN = json({ error: { type: 'invalid_request_error', message: 'No.' } }, { status: 403 });

const ATTEMPT = { id: 'setatt_1', object: 'setup_attempt', status: 'succeeded', customer: 'cus_1' };
const method = (attempt: unknown) =>
  json({
    id: 'pm_1',
    object: 'payment_method',
    type: 'sepa_debit',
    customer: 'cus_1',
    sepa_debit: { last4: '3000', generated_from: { charge: null, setup_attempt: attempt } },
  });
const expanding = (path: string) => `${METHOD}?expand[0]=${path}`;
const WITHIN = 'sepa_debit.generated_from.setup_attempt';

const query = (selection: string) =>
  `{ paymentMethod(id: "pm_1") { sepaDebit { last4 generatedFrom { setupAttempt { ${selection} } } } } }`;
const answered = (setupAttempt: object | null) => ({
  data: { paymentMethod: { sepaDebit: { last4: '3000', generatedFrom: { setupAttempt } } } },
});

describe('an object that has no retrieve endpoint', () => {
  it('is not loaded for its id', async () => {
    const { ask, sent } = schemaOverWire({ [METHOD]: method('setatt_1') });
    expect(await ask(query('id'))).toEqual(answered({ id: 'setatt_1' }));
    expect(sent()).toEqual([METHOD]);
  });

  it('comes with the object that refers to it', async () => {
    const path = expanding(WITHIN);
    const { ask, sent } = schemaOverWire({ [path]: method(ATTEMPT) }, { expands: true });
    expect(await ask(query('status'))).toEqual(answered({ status: 'SUCCEEDED' }));
    expect(sent()).toEqual([path]);
  });

  it('is loaded through the object that refers to it where that came without', async () => {
    const { ask, sent } = schemaOverWire({
      [METHOD]: method('setatt_1'),
      [expanding(WITHIN)]: method(ATTEMPT),
    });
    expect(await ask(query('id status'))).toEqual(answered({ id: 'setatt_1', status: 'SUCCEEDED' }));
    expect(sent()).toEqual([METHOD, expanding(WITHIN)]);
  });

  it('is null where the object that refers to it no longer exists', async () => {
    const { ask } = schemaOverWire({ [METHOD]: method('setatt_1') });
    expect(await ask(query('status'))).toEqual(answered(null));
  });

  it('is null to a customer when it belongs to another', async () => {
    const attempt = { ...ATTEMPT, customer: 'cus_2' };
    const { ask } = schemaOverWire(
      { [METHOD]: method('setatt_1'), [expanding(WITHIN)]: method(attempt) },
      { principal: boundTo('cus_1') },
    );
    expect(await ask(query('status'))).toEqual(answered(null));
  });

  it('fails alone when the key may not expand it', async () => {
    const { ask } = schemaOverWire(({ path }) => (path === METHOD ? method('setatt_1') : FORBIDDEN));
    const { data, errors } = await ask(query('status'));
    expect(data).toEqual(answered(null).data);
    expect(errors).toMatchObject([
      {
        path: ['paymentMethod', 'sepaDebit', 'generatedFrom', 'setupAttempt'],
        extensions: { code: 'UPSTREAM_REFUSED' },
      },
    ]);
  });
});
