import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useReadiness } from '../../../src/server/plugins/use-readiness.ts';

const yoga = (ready: boolean) =>
  createYoga({ logging: false, plugins: [useReadiness(() => Promise.resolve(ready))] });

describe('useReadiness', () => {
  it.each([
    [true, 200],
    [false, 503],
  ])('answers /ready by what it is told: %s', async (ready, status) => {
    for (const method of ['GET', 'HEAD'])
      expect((await yoga(ready).fetch('http://test/ready?at=1', { method })).status).toBe(status);
  });

  it.each(['/graphql/ready', '/graphql?query=/ready', '/health'])('leaves %s alone', async (path) => {
    expect((await yoga(false).fetch(`http://test${path}`)).status).not.toBe(503);
  });
});
