import { gateway } from './gateway.js';

/** For every server with fetch handlers: Bun.serve, Deno.serve, Hono, SvelteKit, … */
export function handle(request: Request): Response | Promise<Response> {
  return gateway.fetch(request);
}
