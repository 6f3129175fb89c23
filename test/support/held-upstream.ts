import { startHttpServer, type TestServer } from './http-server.ts';

export interface HeldUpstream extends TestServer {
  /** Resolves when this many requests have arrived. */
  received(number: number): Promise<void>;
  /** The methods of the requests, in order. */
  readonly methods: readonly string[];
  /** Responds to all past and future requests with an empty list. */
  release(): void;
}

/** An upstream that does not respond until `release` is called. */
export async function startHeldUpstream(): Promise<HeldUpstream> {
  const pending: (() => void)[] = [];
  const waiting: { readonly number: number; readonly resolve: () => void }[] = [];
  const methods: string[] = [];
  let isReleased = false;
  const server = await startHttpServer((request, response) => {
    const respond = () => response.end('{"object":"list","data":[],"has_more":false}');
    methods.push(request.method ?? '');
    if (isReleased) respond();
    else pending.push(respond);
    for (const { number, resolve } of waiting) if (methods.length >= number) resolve();
  });
  return {
    ...server,
    methods,
    received: (number) =>
      new Promise((resolve) => {
        waiting.push({ number, resolve });
        if (methods.length >= number) resolve();
      }),
    release() {
      isReleased = true;
      for (const respond of pending.splice(0)) respond();
    },
  };
}
