import { describe, expect, it } from 'vitest';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const DOWN = json({ error: { type: 'api_error', message: 'Down.' } }, { status: 500 });

const CUSTOMER = { id: 'cus_1', object: 'customer', name: 'Jane' };
const METHOD = { id: 'pm_1', object: 'payment_method', type: 'card' };
const intent = (more: object) => json({ id: 'seti_1', object: 'setup_intent', ...more });

describe('an expandable id', () => {
  const PATH = '/v1/setup_intents/seti_1';
  const query = (selection: string) => `{ setupIntent(id: "seti_1") ${selection} }`;

  it.each<[string, string, object, object]>([
    ['for its id', '{ customer { id } }', { customer: 'cus_1' }, { customer: { id: 'cus_1' } }],
    [
      'for its id and type',
      '{ customer { id __typename } }',
      { customer: 'cus_1' },
      { customer: { id: 'cus_1', __typename: 'Customer' } },
    ],
    [
      'for its id in a fragment on Node',
      '{ customer { ... on Node { id } } }',
      { customer: 'cus_1' },
      { customer: { id: 'cus_1' } },
    ],
    ['when it is null', '{ customer { name } }', { customer: null }, { customer: null }],
    ['when it is not there', '{ customer { name } }', {}, { customer: null }],
    ['when it is empty', '{ customer { name } }', { customer: '' }, { customer: null }],
    [
      'when it has been expanded',
      '{ customer { name } }',
      { customer: CUSTOMER },
      { customer: { name: 'Jane' } },
    ],
    [
      'when it is an id that cannot be loaded',
      '{ customer { id name } }',
      { customer: 'new_1' },
      { customer: { id: 'new_1', name: null } },
    ],
  ])('sends nothing %s', async (_, selection, held, expected) => {
    const { ask, sent } = schemaOverWire({ [PATH]: intent(held) });
    const { data, errors } = await ask(query(selection));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ setupIntent: expected });
    expect(sent()).toEqual([PATH]);
  });

  it('costs one call when more than the id is selected', async () => {
    const { ask, sent } = schemaOverWire({
      [PATH]: intent({ customer: 'cus_1' }),
      '/v1/customers/cus_1': json(CUSTOMER),
    });
    const { data } = await ask(query('{ customer { id name } }'));
    expect(data).toEqual({ setupIntent: { customer: { id: 'cus_1', name: 'Jane' } } });
    expect(sent()).toEqual([PATH, '/v1/customers/cus_1']);
  });

  it('costs one call for an object that several fields refer to', async () => {
    const method = { ...METHOD, customer: 'cus_1' };
    const { ask, sent } = schemaOverWire({
      [PATH]: intent({ customer: 'cus_1', payment_method: method }),
      '/v1/customers/cus_1': json(CUSTOMER),
    });
    const { data } = await ask(query('{ customer { name } paymentMethod { type customer { name } } }'));
    expect(data).toEqual({
      setupIntent: {
        customer: { name: 'Jane' },
        paymentMethod: { type: 'CARD', customer: { name: 'Jane' } },
      },
    });
    expect(sent()).toEqual([PATH, '/v1/customers/cus_1']);
  });

  it('is null, without an error, when the object is gone', async () => {
    const { ask } = schemaOverWire({ [PATH]: intent({ customer: 'cus_1' }) });
    expect(await ask(query('{ id customer { name } }'))).toEqual({
      data: { setupIntent: { id: 'seti_1', customer: null } },
    });
  });

  it('is null with an error when Stripe fails, and its siblings still resolve', async () => {
    const { ask } = schemaOverWire({
      [PATH]: intent({ customer: 'cus_1', payment_method: 'pm_1' }),
      '/v1/customers/cus_1': DOWN,
      '/v1/payment_methods/pm_1': json(METHOD),
    });
    const { data, errors } = await ask(query('{ id customer { name } paymentMethod { type } }'));
    expect(data).toEqual({ setupIntent: { id: 'seti_1', customer: null, paymentMethod: { type: 'CARD' } } });
    expect(errors?.map(({ path }) => path)).toEqual([['setupIntent', 'customer']]);
  });
});
