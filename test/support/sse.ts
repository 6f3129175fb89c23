interface SseEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly object[];
  } | null;
}

export interface SseClient {
  readonly status: number;
  /** The events so far. */
  readonly events: SseEvent[];
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Subscribes over server-sent events. */
export async function subscribe(
  url: string,
  body: { readonly query: string; readonly variables?: object },
  headers: Readonly<Record<string, string>> = {},
): Promise<SseClient> {
  const controller = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
    signal: controller.signal,
  });
  const events: SseEvent[] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
          const event = field('event');
          const data = field('data');
          if (event !== undefined)
            events.push({ event, id: field('id'), data: data ? JSON.parse(data) : null });
        }
      }
    } catch {
      // The connection was closed, by the test or by the server.
    }
  };
  return { status: response.status, events, ended: read(), close: () => controller.abort() };
}
