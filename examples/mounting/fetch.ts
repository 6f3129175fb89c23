import { gateway } from './gateway.js';

/** For whatever takes a fetch handler: Bun.serve, Deno.serve, Hono, SvelteKit, … */
export function handle(request: Request): Response | Promise<Response> {
  return gateway.fetch(request);
}
