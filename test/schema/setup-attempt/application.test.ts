import { describe, expect, it } from 'vitest';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const INTENT = '/v1/setup_intents/seti_1';
const LIST = '/v1/setup_attempts?limit=10&setup_intent=seti_1';
const EXPANDED = `${INTENT}?expand[0]=application&expand[1]=latest_attempt.application`;

const intent = (application: unknown, latest: unknown) =>
  json({ id: 'seti_1', object: 'setup_intent', application, latest_attempt: latest });
const attempt = (id: string, application: unknown) => ({
  id,
  object: 'setup_attempt',
  application,
  setup_intent: 'seti_1',
});
const platform = (id: string) => ({ id, object: 'application', name: `Platform ${id}` });
const attempts = (...data: object[]) => json({ object: 'list', data, has_more: false });

const query = (selection: string) =>
  `{ setupIntent(id: "seti_1") { attempts { nodes { application { ${selection} } } } } }`;

describe('the application of an attempt', () => {
  it('has its name in every attempt, for one call, if it made the intent or the latest attempt', async () => {
    const { ask, sent } = schemaOverWire({
      [INTENT]: intent('ca_1', 'setatt_3'),
      [LIST]: attempts(attempt('setatt_3', 'ca_2'), attempt('setatt_2', 'ca_1'), attempt('setatt_1', 'ca_2')),
      [EXPANDED]: intent(platform('ca_1'), attempt('setatt_3', platform('ca_2'))),
    });
    const { data, errors } = await ask(query('id name'));
    expect(errors).toBeUndefined();
    const names = ['ca_2', 'ca_1', 'ca_2'].map((id) => ({ application: { id, name: `Platform ${id}` } }));
    expect(data).toEqual({ setupIntent: { attempts: { nodes: names } } });
    expect(sent()).toEqual([INTENT, LIST, EXPANDED]);
  });

  it('is known by its id alone if it made neither', async () => {
    const { ask } = schemaOverWire({
      [INTENT]: intent('ca_1', 'setatt_2'),
      [LIST]: attempts(attempt('setatt_1', 'ca_3')),
      [EXPANDED]: intent(platform('ca_1'), attempt('setatt_2', null)),
    });
    const { data } = await ask(query('id name'));
    expect(data).toEqual({
      setupIntent: { attempts: { nodes: [{ application: { id: 'ca_3', name: null } }] } },
    });
  });

  it('costs no call for its id', async () => {
    const { ask, sent } = schemaOverWire({
      [INTENT]: intent('ca_1', 'setatt_1'),
      [LIST]: attempts(attempt('setatt_1', 'ca_1')),
    });
    await ask(query('id'));
    expect(sent()).toEqual([INTENT, LIST]);
  });
});
