import { startTestGateway, type TestGateway, type TestGatewayOptions } from './gateway.ts';
import { startHttpServer } from './http-server.ts';

export interface RestrictedKey {
  readonly gateway: TestGateway;
  /** The calls since the last time, including rejected ones: `GET /v1/setup_intents 403`. */
  taken(): string[];
  close(): Promise<void>;
}

const REFUSAL = JSON.stringify({
  error: {
    type: 'invalid_request_error',
    code: 'more_permissions_required',
    message:
      "The provided key 'rk_test_*****hunter2' does not have the required permissions for this endpoint on account 'acct_hunter2'. Having the 'rak_customer_read' permission would allow this request to continue.",
  },
});

/** A gateway with a sandbox, whose key is rejected for the calls that `refuses` returns true for, over real sockets. */
export async function startRestrictedKey(
  refuses: (path: string, expand: readonly string[]) => boolean,
  options: TestGatewayOptions = {},
): Promise<RestrictedKey> {
  let seen: string[] = [];
  let sandboxUrl = '';
  const proxy = await startHttpServer((request, response) => {
    const target = request.url ?? '/';
    const { pathname, searchParams } = new URL(target, 'http://proxy');
    const expand = [...searchParams].filter(([key]) => key.startsWith('expand')).map(([, value]) => value);
    const respond = (status: number, body: string, headers: Record<string, string> = {}) => {
      seen.push(`${request.method} ${pathname} ${status}`);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body);
    };
    if (refuses(pathname, expand)) {
      respond(403, REFUSAL, { 'request-id': 'req_refused' });
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { authorization = '', 'idempotency-key': key, 'stripe-version': version } = request.headers;
      const forwarded = await fetch(`${sandboxUrl}${target}`, {
        method: request.method ?? 'GET',
        headers: {
          authorization,
          ...(typeof key === 'string' && { 'idempotency-key': key }),
          ...(typeof version === 'string' && { 'stripe-version': version }),
          'content-type': 'application/x-www-form-urlencoded',
        },
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      const requestId = forwarded.headers.get('request-id') ?? '';
      respond(forwarded.status, await forwarded.text(), { 'request-id': requestId });
    });
  });
  const gateway = await startTestGateway({
    ...options,
    gateway: { ...options.gateway, stripeApiBase: proxy.url },
  });
  sandboxUrl = gateway.sandbox.url;
  return {
    gateway,
    taken() {
      const taken = seen;
      seen = [];
      return taken;
    },
    async close() {
      await gateway.close();
      await proxy.close();
    },
  };
}
