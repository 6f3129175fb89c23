import { startTestGateway, type TestGateway } from './gateway.ts';
import { startHttpServer } from './http-server.ts';
import { recordingLog } from './log.ts';

export interface ServedObjects {
  readonly gateway: TestGateway;
  readonly log: ReturnType<typeof recordingLog>;
  /** Replaces the objects of the upstream, by path. Expansions are ignored. Clears the recorded paths. */
  serve(objects: Readonly<Record<string, object>>): void;
  /** The paths that were requested since. */
  asked(): readonly string[];
  close(): Promise<void>;
}

const MISSING = { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'None.' } };

/** A gateway with an upstream that serves the objects of the test, over real sockets. */
export async function startServedObjects(): Promise<ServedObjects> {
  let served: Readonly<Record<string, object>> = {};
  let paths: string[] = [];
  const upstream = await startHttpServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    paths.push(path);
    const object = served[path];
    response.writeHead(object ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(object ?? MISSING));
  });
  const log = recordingLog();
  const gateway = await startTestGateway({ gateway: { stripeApiBase: upstream.url, log } });
  return {
    gateway,
    log,
    serve(objects) {
      served = objects;
      paths = [];
    },
    asked: () => paths,
    async close() {
      await gateway.close();
      await upstream.close();
    },
  };
}
