import { connect } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import { authenticate, errorOf, newAccountClient, SECRET_KEY, send, stripeClient } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the server', () => {
  it('listens on a free port of the loopback address', async () => {
    expect(sandbox.host).toBe('127.0.0.1');
    expect(sandbox.port).toBeGreaterThan(0);
    expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
  });

  it('rejects when its port is in use', async () => {
    await expect(createSandbox({ port: sandbox.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('indents JSON by two spaces, and sends a request id', async () => {
    const response = await newAccountClient(sandbox).get('/v1/setup_intents');
    expect(response.text).toBe(JSON.stringify(response.json, null, 2));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('request-id')).toMatch(/^req_\w{14}$/);
  });

  it('sorts keys by id, object, and then by name', async () => {
    const { json } = await newAccountClient(sandbox).post('/v1/setup_intents');
    const keys = Object.keys(json);
    expect(keys.slice(0, 2)).toEqual(['id', 'object']);
    expect(keys.slice(2)).toEqual(keys.slice(2).toSorted());
  });

  it.each([
    ['GET', '/v1/x'],
    ['GET', '/v1'],
    ['GET', '/v1/setup_intents/'],
    ['GET', '/v1/setup_intents/seti_1/wat'],
    ['GET', '/v1/setup_attempts/setatt_1'],
    ['POST', '/v1/setup_attempts'],
    ['PUT', '/v1/setup_intents'],
    ['DELETE', '/v1/setup_intents/seti_1'],
    ['PATCH', '/v1/customers'],
    ['POST', '/v1/payment_intents'],
    ['GET', '/v1/customers/cus_1/balance_transactions'],
    ['GET', '/v1/charges/'],
    ['GET', '/'],
  ])('rejects the unknown URL %s %s (recorded)', async (method, path) => {
    const response = await send(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${SECRET_KEY}` },
    });
    expect(response.status).toBe(404);
    expect(response.json.error).toMatchObject({
      message: `Unrecognized request URL (${method}: ${path}). ${
        path.endsWith('/')
          ? 'If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. '
          : ''
      }Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
      type: 'invalid_request_error',
    });
    expect(response.headers.get('request-id')).toMatch(/^req_/);
  });

  it('responds to HEAD as to GET, without a body', async () => {
    const response = await send(`${sandbox.url}/v1/setup_intents`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${SECRET_KEY}` },
    });
    expect(response.status).toBe(200);
    expect(response.text).toBe('');
  });

  it.each([
    ['GET', '/v1/setup_intents/seti_x', "No such setupintent: 'seti_x'", 'intent'],
    ['POST', '/v1/setup_intents/seti_x', "No such setupintent: 'seti_x'", 'intent'],
    ['POST', '/v1/setup_intents/seti_x/confirm', "No such setupintent: 'seti_x'", 'intent'],
    ['POST', '/v1/setup_intents/seti_x/cancel', "No such setupintent: 'seti_x'", 'intent'],
    ['GET', '/v1/customers/cus_x', "No such customer: 'cus_x'", 'id'],
    ['POST', '/v1/customers/cus_x', "No such customer: 'cus_x'", 'id'],
    ['GET', '/v1/customers/cus_x/payment_methods', "No such customer: 'cus_x'", 'id'],
    ['GET', '/v1/payment_methods/pm_x', "No such PaymentMethod: 'pm_x'", 'payment_method'],
    ['POST', '/v1/payment_methods/pm_x/detach', "No such PaymentMethod: 'pm_x'", 'payment_method'],
    ['GET', '/v1/mandates/mandate_x', "No such mandate: 'mandate_x'", 'mandate'],
    ['GET', '/v1/setup_intents/a%20b%2Fc', "No such setupintent: 'a b/c'", 'intent'],
    ['GET', '/v1/setup_intents/__proto__', "No such setupintent: '__proto__'", 'intent'],
  ])('responds to %s %s with a 404', async (method, path, message, param) => {
    const client = newAccountClient(sandbox);
    const response = await (method === 'GET' ? client.get(path) : client.post(path));
    expect(response.status).toBe(404);
    expect(response.json.error).toEqual({
      code: 'resource_missing',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      message,
      param,
      request_log_url: expect.stringContaining(response.headers.get('request-id') ?? '?'),
      type: 'invalid_request_error',
    });
  });

  it.each([
    ['a path', 'GET', '/v1/setup_intents/%zz', undefined],
    ['a query', 'GET', '/v1/setup_intents?limit=%', undefined],
    ['a body', 'POST', '/v1/setup_intents', 'description=%ff'],
  ])('responds to malformed encoding in %s with a 400', async (_name, method, path, body) => {
    const headers = { authorization: `Bearer ${SECRET_KEY}`, ...FORM };
    const response = await send(`${sandbox.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(400);
    expect(response.json.error?.type).toBe('invalid_request_error');
  });

  it('rejects JSON bodies', async () => {
    const response = await newAccountClient(sandbox).post('/v1/setup_intents', '{}', {
      'content-type': 'application/json',
    });
    expect(response.status).toBe(400);
    expect(response.json.error?.message).toMatch(
      /check that your POST content type is application\/x-www-form-urlencoded/,
    );
  });

  it('rejects bodies above its limit, and continues', async () => {
    const client = newAccountClient(sandbox);
    const response = await client.post('/v1/setup_intents', `description=${'x'.repeat(200_000)}`);
    expect(response.status).toBe(413);
    expect((await client.get('/v1/setup_intents')).json.data).toEqual([]);
  });

  it('accepts parameters of a POST in the query, too', async () => {
    const { json } = await newAccountClient(sandbox).post(
      '/v1/setup_intents?description=x',
      'usage=on_session',
    );
    expect(json).toMatchObject({ description: 'x', usage: 'on_session' });
  });

  it('continues after a client disconnects during its body', async () => {
    const socket = connect(sandbox.port, sandbox.host);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write('POST /v1/setup_intents HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nabc');
    socket.destroy();
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await newAccountClient(sandbox).get('/v1/setup_intents')).status).toBe(200);
  });

  it('continues after a client disconnects before the response', async () => {
    await using slow = await createSandbox({ latencyMs: 50 });
    const client = newAccountClient(slow);
    const controller = new AbortController();
    const aborted = fetch(`${slow.url}/v1/setup_intents`, {
      headers: { authorization: `Bearer ${SECRET_KEY}` },
      signal: controller.signal,
    });
    controller.abort();
    await expect(aborted).rejects.toThrow();
    expect((await client.get('/v1/setup_intents')).status).toBe(200);
  });

  it('closes idle connections when it closes', async () => {
    const other = await createSandbox();
    await newAccountClient(other).stripe.setupIntents.list();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });

  it('closes immediately while an operation is running', async () => {
    const slow = await createSandbox({ latencyMs: 60_000 });
    const running = errorOf(newAccountClient(slow).stripe.setupIntents.list());
    while (slow.requests().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await slow.close();
    expect((await running).type).toBe('StripeConnectionError');
  });

  it('responds to an internal error with a 500, and continues', async () => {
    let broken = true;
    await using other = await createSandbox({
      now: () => {
        if (broken) throw new Error('no clock');
        return 1_790_000_000;
      },
    });
    const { stripe } = newAccountClient(other);
    const error = await errorOf(stripe.setupIntents.create());
    expect(error).toBeInstanceOf(Stripe.errors.StripeAPIError);
    expect(error).toMatchObject({ rawType: 'api_error', statusCode: 500 });
    broken = false;
    expect((await stripe.setupIntents.create()).created).toBe(1_790_000_000);
  });

  it('responds to an internal error in a control call with a 500', async () => {
    let broken = false;
    await using other = await createSandbox({
      now: () => {
        if (broken) throw new Error('no clock');
        return 1_790_000_000;
      },
    });
    const { id } = await stripeClient(other).setupIntents.create();
    broken = true;
    const { json, status } = await authenticate(other, { outcome: 'failed', setup_intent: id });
    expect(status).toBe(500);
    expect(json.error?.type).toBe('api_error');
  });

  it('repeats a run with the same clock and randomness', async () => {
    const run = async () => {
      let state = 1;
      const random = () => {
        state = (state * 16_807) % 2_147_483_647;
        return state / 2_147_483_647;
      };
      await using other = await createSandbox({ now: () => 1_790_000_000, random });
      return await stripeClient(other).setupIntents.create({ payment_method: 'pm_card_visa' });
    };
    expect(await run()).toEqual(await run());
  });

  it('never repeats an id, even without randomness', async () => {
    await using other = await createSandbox({ random: () => 0 });
    const { stripe } = newAccountClient(other);
    const intents = await Promise.all(Array.from({ length: 20 }, () => stripe.setupIntents.create()));
    expect(new Set(intents.map(({ id }) => id)).size).toBe(20);
  });
});

describe('an account', () => {
  it('is separate from all others', async () => {
    const [one, other] = [newAccountClient(sandbox), newAccountClient(sandbox)];
    const { id } = await one.stripe.setupIntents.create();
    expect((await other.get(`/v1/setup_intents/${id}`)).status).toBe(404);
    expect((await stripeClient(sandbox).setupIntents.list()).data.some((intent) => intent.id === id)).toBe(
      false,
    );
  });

  it('is echoed', async () => {
    const client = newAccountClient(sandbox);
    const response = await client.get('/v1/setup_intents');
    expect(response.headers.get('stripe-account')).toBe(client.account);
  });

  it('must have a valid id', async () => {
    const response = await newAccountClient(sandbox).get('/v1/setup_intents', { 'stripe-account': 'me' });
    expect(response.status).toBe(403);
    expect(response.json.error?.code).toBe('account_invalid');
  });
});
