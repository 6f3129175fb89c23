import { startHttpServer, type TestServer } from './http-server.ts';

export interface HeldUpstream extends TestServer {
  /** Settles once so many requests have come. */
  received(number: number): Promise<void>;
  /** Answers all that came and will come, each with an empty list. */
  release(): void;
}

/** An upstream that answers nobody until it is told to. */
export async function startHeldUpstream(): Promise<HeldUpstream> {
  const held: (() => void)[] = [];
  const waiting: { readonly number: number; readonly resolve: () => void }[] = [];
  let count = 0;
  let isReleased = false;
  const server = await startHttpServer((_request, response) => {
    const answer = () => response.end('{"object":"list","data":[],"has_more":false}');
    count += 1;
    if (isReleased) answer();
    else held.push(answer);
    for (const { number, resolve } of waiting) if (count >= number) resolve();
  });
  return {
    ...server,
    received: (number) =>
      new Promise((resolve) => {
        waiting.push({ number, resolve });
        if (count >= number) resolve();
      }),
    release() {
      isReleased = true;
      for (const answer of held.splice(0)) answer();
    },
  };
}
