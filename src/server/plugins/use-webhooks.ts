import type { Plugin } from 'graphql-yoga';
import { type EventFact, eventFrom } from '../../events/event.ts';
import { signatureProblem } from '../../events/signature.ts';
import type { Log } from '../../schema/log.ts';

/** The path to which Stripe sends events. */
export const WEBHOOK_PATH = '/webhooks/stripe';

/** Stripe's events are far smaller. */
const MAX_BYTES = 1024 * 1024;

export interface WebhookOptions {
  /** The secrets (`whsec_…`) of the webhook endpoints. Any of them may have signed a request. */
  readonly secrets: readonly string[];
  readonly isLive: boolean;
  /** Rejects if the event cannot be stored. */
  readonly append: (event: EventFact) => Promise<unknown>;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
  readonly log: Log;
}

/**
 * Takes Stripe's events: responds with 200 once an event is stored, or if it is irrelevant, so that Stripe repeats all
 * others. Makes no call to Stripe. The rules for GraphQL requests do not apply, because the signature proves the sender.
 */
export function useWebhooks({ secrets, isLive, append, nowSeconds, log }: WebhookOptions): Plugin {
  const outcomeOf = async (request: Request): Promise<[status: number, message: string]> => {
    const body = await bytesOf(request);
    if (!body) return [413, `The body must be at most ${MAX_BYTES} bytes.`];
    const header = request.headers.get('stripe-signature');
    const problem = signatureProblem({ header, body }, secrets, nowSeconds());
    if (problem) return [400, problem];
    const event = eventFrom(jsonFrom(body), isLive);
    if (!event) return [400, 'The body is not an event of Stripe.'];
    if (typeof event === 'string') return [200, `Ignored: irrelevant ${event}.`];
    try {
      await append(event);
      return [200, 'Stored.'];
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.name : typeof error },
        'An event of Stripe was not stored',
      );
      return [503, 'The event could not be stored: try again later.'];
    }
  };
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== WEBHOOK_PATH) return;
      if (request.method !== 'POST') {
        endResponse(new fetchAPI.Response('Use POST.', { status: 405, headers: { allow: 'POST' } }));
        return;
      }
      const [status, message] = await outcomeOf(request);
      if (status !== 200) log.warn({ status }, `A webhook request was rejected: ${message}`);
      endResponse(new fetchAPI.Response(message, { status, headers: { 'content-type': 'text/plain' } }));
    },
  };
}

/**
 * The body; null if it is too long. The rest is not read then. It is not canceled either, which would close the connection
 * before the response.
 */
async function bytesOf({ body, headers }: Request): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length')) > MAX_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return Buffer.concat(chunks);
    length += value.byteLength;
    if (length > MAX_BYTES) return null;
    chunks.push(value);
  }
}

function jsonFrom(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return null;
  }
}
