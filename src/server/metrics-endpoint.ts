import type { RequestListener } from 'node:http';
import type { Registry } from 'prom-client';
import { hostnameOf } from './plugins/use-known-hosts.ts';

interface MetricsEndpointOptions {
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  /** Whether a host name belongs to this server. Requests with another `Host` are rejected. */
  readonly isKnownHost: (hostname: string) => boolean;
}

/** Serves `/metrics` in the text format of Prometheus. */
export function metricsListener({ registry, isKnownHost }: MetricsEndpointOptions): RequestListener {
  const rejection = ({ headers, url, method }: Parameters<RequestListener>[0]) => {
    if (!isKnownHost(hostnameOf(headers.host ?? ''))) return 421;
    if (url?.split('?')[0] !== '/metrics') return 404;
    return method === 'GET' || method === 'HEAD' ? null : 405;
  };
  return async (request, response) => {
    // The rest of a body is not read.
    if (request.headers['transfer-encoding'] !== undefined || request.headers['content-length'] !== undefined)
      response.setHeader('connection', 'close');
    const status = rejection(request);
    if (status !== null) {
      response.writeHead(status).end();
      return;
    }
    try {
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    } catch {
      // A metric that the embedder or a library has added may fail.
      response.writeHead(500).end();
    }
  };
}
