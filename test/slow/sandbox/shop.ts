import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type Stripe from 'stripe';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { PUBLISHABLE_KEY } from '../../sandbox/support.ts';

export interface Shop {
  /** Its origin, which is not the sandbox's. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a shop with pages that save cards on the sandbox: with React at `/` and, without an intent, at `/deferred`;
 * without React at `/plain`.
 */
export async function startShop(sandbox: Sandbox, stripe: Stripe): Promise<Shop> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('save-card-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/saved') return response.end('Welcome back');
    if (pathname === '/page.js') return response.setHeader('content-type', 'text/javascript').end(script);
    if (pathname === '/confirm') {
      let token = '';
      for await (const chunk of request) token += chunk;
      const intent = await stripe.setupIntents.create({
        confirmation_token: token,
        confirm: true,
        use_stripe_sdk: false,
        payment_method_types: ['card'],
      });
      return response.end(intent.client_secret);
    }
    if (pathname === '/plain')
      return response.end(`<script src="${sandbox.url}/_sandbox/stripe.js"></script><div id="card"></div>`);
    if (pathname !== '/' && pathname !== '/deferred') return response.writeHead(404).end();
    const intent =
      pathname === '/deferred' ? null : await stripe.setupIntents.create({ payment_method_types: ['card'] });
    const redirect = searchParams.get('redirect') ?? 'if_required';
    const settings = { publishableKey: PUBLISHABLE_KEY, clientSecret: intent?.client_secret, redirect };
    return response.end(`<!doctype html><html lang="en" style="color-scheme:light dark"><title>Shop</title>
<script src="${sandbox.url}/_sandbox/stripe.js"></script>
<script type="application/json" id="shop">${JSON.stringify(settings)}</script>
<main id="root"></main><script src="/page.js"></script>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
