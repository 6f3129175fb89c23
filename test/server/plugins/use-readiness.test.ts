import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useReadiness } from '../../../src/server/plugins/use-readiness.ts';

const yoga = (ready: boolean, stop = () => {}) =>
  createYoga({ logging: false, plugins: [useReadiness({ isReady: () => ready, stop })] });

describe('useReadiness', () => {
  it.each([
    [true, 200],
    [false, 503],
  ])('responds to /ready if readiness is %s', async (ready, status) => {
    for (const method of ['GET', 'HEAD'])
      expect((await yoga(ready).fetch('http://test/ready?at=1', { method })).status).toBe(status);
  });

  it.each(['/graphql/ready', '/graphql?query=/ready', '/health'])('does not respond to %s', async (path) => {
    expect((await yoga(false).fetch(`http://test${path}`)).status).not.toBe(503);
  });

  it('stops the probes on dispose', async () => {
    let stopped = 0;
    const server = yoga(true, () => {
      stopped += 1;
    });
    await server.dispose();
    expect(stopped).toBe(1);
  });
});
