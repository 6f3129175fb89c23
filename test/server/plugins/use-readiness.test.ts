import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useReadiness } from '../../../src/server/plugins/use-readiness.ts';

const yoga = (ready: boolean, { stop = () => {}, isDegraded = false } = {}) =>
  createYoga({ logging: false, plugins: [useReadiness({ isReady: () => ready, stop }, () => isDegraded)] });

describe('useReadiness', () => {
  it.each([
    [true, 200],
    [false, 503],
  ])('responds to /ready if readiness is %s', async (ready, status) => {
    for (const method of ['GET', 'HEAD'])
      expect((await yoga(ready).fetch('http://test/ready?at=1', { method })).status).toBe(status);
  });

  it.each([
    [true, false, 'ready'],
    [true, true, 'degraded'],
    [false, true, 'unavailable'],
  ])('reports the state if readiness is %s and degradation is %s', async (ready, isDegraded, status) => {
    const response = await yoga(ready, { isDegraded }).fetch('http://test/ready');
    expect(await response.json()).toEqual({ status });
  });

  it.each(['/graphql/ready', '/graphql?query=/ready', '/health'])('does not respond to %s', async (path) => {
    expect((await yoga(false).fetch(`http://test${path}`)).status).not.toBe(503);
  });

  it('stops the probes on dispose', async () => {
    let stopped = 0;
    const stop = () => {
      stopped += 1;
    };
    const server = yoga(true, { stop });
    await server.dispose();
    expect(stopped).toBe(1);
  });
});
