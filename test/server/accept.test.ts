import { describe, expect, it } from 'vitest';
import { responseType } from '../../src/server/accept.ts';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

describe('responseType', () => {
  it.each<[string | undefined, string | null]>([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['Application/JSON; charset=UTF-8', JSON_TYPE],
    ['application/graphql-response+json', GRAPHQL_TYPE],
    ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
    ['application/json;q=0.1,application/graphql-response+json', JSON_TYPE],
    ['text/html, application/json', JSON_TYPE],
    ['application/json;charset=latin1', null],
    ['text/html', null],
    ['text/event-stream', null],
  ])('of %j is %j', (accept, type) => {
    expect(responseType(accept)).toBe(type);
  });
});
