import { startHttpServer, type TestServer } from './http-server.ts';

export interface HeldUpstream extends TestServer {
  /** Settles once so many requests have come. */
  received(number: number): Promise<void>;
  /** The methods of what was received, in order. */
  readonly methods: readonly string[];
  /** Answers all that came and will come, each with an empty list. */
  release(): void;
}

/** An upstream that answers nobody until it is told to. */
export async function startHeldUpstream(): Promise<HeldUpstream> {
  const held: (() => void)[] = [];
  const waiting: { readonly number: number; readonly resolve: () => void }[] = [];
  const methods: string[] = [];
  let isReleased = false;
  const server = await startHttpServer((request, response) => {
    const answer = () => response.end('{"object":"list","data":[],"has_more":false}');
    methods.push(request.method ?? '');
    if (isReleased) answer();
    else held.push(answer);
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
      for (const answer of held.splice(0)) answer();
    },
  };
}
