import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

async function idFor(given?: string): Promise<string | null> {
  const headers = given === undefined ? {} : { 'x-request-id': given };
  const response = await fetch(`${gateway.url}?query=%7B__typename%7D`, { headers });
  return response.headers.get('x-request-id');
}

describe('the id of a request', () => {
  it('is a new one for each request', async () => {
    const [one, other] = [await idFor(), await idFor()];
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(other).not.toBe(one);
  });

  it("is the caller's own, if the request has one", async () => {
    expect(await idFor('trace-1.a_B')).toBe('trace-1.a_B');
  });

  it.each(['with blank', 'x'.repeat(101), '"quoted"', 'semi;colon'])(
    'is not the invalid %j',
    async (given) => {
      expect(await idFor(given)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
