import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { newAccountClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const PATH = '/v1/setup_intents';

function keys(count: number, prefix = 'k'): string {
  return Array.from({ length: count }, (_none, index) => `metadata[${prefix}${index}]=v`).join('&');
}

describe('metadata', () => {
  it('is merged by key', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create({ metadata: { a: '1', b: '2', c: '3' } });
    const updated = await stripe.setupIntents.update(id, { metadata: { a: '9', b: '', d: '4' } });
    expect(updated.metadata).toEqual({ a: '9', c: '3', d: '4' });
  });

  it('accepts names with a special meaning in JavaScript', async () => {
    const client = newAccountClient(sandbox);
    const form = 'metadata[__proto__]=1&metadata[constructor]=2&metadata[id]=3';
    const { text } = await client.post(PATH, form);
    expect(text).toContain('"__proto__": "1"');
    expect(text).toContain('"constructor": "2"');
    const copy = await client.post('/v1/customers', form);
    expect(copy.text).toContain('"__proto__": "1"');
  });

  it('accepts keys of 40 and values of 500 characters, whatever their size in bytes', async () => {
    const form = `metadata[${'é'.repeat(40)}]=${'🐙'.repeat(500)}`;
    expect((await newAccountClient(sandbox).post(PATH, form)).status).toBe(200);
  });

  it.each([
    [
      `metadata[${'k'.repeat(41)}]=v`,
      `Metadata keys can have up to 40 characters, but you passed in a key that is 41 characters. Invalid key: ${'k'.repeat(41)}`,
    ],
    [
      `metadata[k]=${'v'.repeat(501)}`,
      `Metadata values can have up to 500 characters, but you passed in a value that is 501 characters. Invalid value: ${'v'.repeat(501)}`,
    ],
    [keys(51), 'Metadata can have up to 50 keys, but this request would leave 51.'],
  ])('rejects %.30s…', async (form, message) => {
    const response = await newAccountClient(sandbox).post(PATH, form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({ message, param: 'metadata', type: 'invalid_request_error' });
  });

  it('accepts at most 50 keys after the merge', async () => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post(PATH, keys(49));
    expect((await client.post(`${PATH}/${json.id}`, keys(2, 'x'))).status).toBe(400);
    expect((await client.post(`${PATH}/${json.id}`, `${keys(2, 'x')}&metadata[k0]=`)).status).toBe(200);
  });

  it.each([
    ['metadata=text', 'Invalid object'],
    ['metadata[a][b]=c', 'Metadata values must be strings.'],
  ])('has one level: %s', async (form, message) => {
    expect((await newAccountClient(sandbox).post(PATH, form)).json.error?.message).toBe(message);
  });

  it('rejects brackets in keys', async () => {
    expect((await newAccountClient(sandbox).post(PATH, 'metadata[a%5Bb%5D]=c')).status).toBe(400);
  });
});
