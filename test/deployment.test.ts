import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { envExample } from '../src/config/print.mjs';
import * as setting from '../src/config/setting.ts';
import * as settings from '../src/config/settings.ts';
import { readConfig } from '../src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

type Variables = Readonly<Record<string, string>>;

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface PodSpec {
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: object;
  readonly volumes: readonly { readonly secret: { readonly secretName: string } }[];
  readonly containers: readonly {
    readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly securityContext: object;
    readonly resources: { readonly limits: object; readonly requests: object };
    readonly startupProbe: Probe;
    readonly readinessProbe: Probe;
    readonly livenessProbe: Probe;
    readonly volumeMounts: readonly { readonly mountPath: string }[];
  }[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly stringData: Variables;
  readonly spec: {
    readonly selector: object;
    readonly ports: readonly { readonly targetPort: string }[];
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: PodSpec };
  };
}

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Variables;
        readonly secrets?: readonly string[];
        readonly volumes?: readonly string[];
        readonly networks: readonly string[];
        readonly stop_grace_period?: string;
        readonly read_only?: boolean;
      }
    >
  >;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const dockerfile = read('Dockerfile');
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const manifests = readdirSync(`${root}examples/kubernetes`)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) =>
    parseAllDocuments(read(`examples/kubernetes/${name}`)).map((document) => document.toJS() as Manifest),
  );
const manifest = (kind: string) => {
  const found = manifests.find((each) => each.kind === kind);
  if (!found) throw new Error(`There is no ${kind}.`);
  return found;
};
const pod = manifest('Deployment').spec.template.spec;
const [container] = pod.containers;
const podEnv = Object.fromEntries(container?.env.map(({ name, value }) => [name, value]) ?? []);

/** The variables that the image sets. */
const imageEnv = Object.fromEntries(
  [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').map((pair) => pair.split('=') as [string, string]),
  ),
);

/** Valid contents of the secrets, by the name of their variable. */
const CONTENTS: Variables = {
  STRIPE_API_KEY_FILE: 'sk_test_1',
  STRIPE_WEBHOOK_SECRETS_FILE: 'whsec_0123456789abcdef0123456789abcdef',
  REDIS_URL_FILE: 'rediss://redis.example.com:6379',
  GATEWAY_TOKENS_FILE: `[{ "name": "shop", "sha256": "${'0'.repeat(64)}", "scopes": ["setup_intents:read"] }]`,
};

/** The settings of a process with these variables. */
function configOf(env: Variables) {
  const readFile = (path: string) => {
    const [name = ''] = Object.entries(env).find(([, value]) => value === path) ?? [];
    return CONTENTS[name] ?? '';
  };
  return readConfig({ ...imageEnv, ...env }, { readFile, mayStartSandbox: false });
}

describe('.env.example', () => {
  it('has every setting, as `npm run codegen` writes it', () => {
    expect(read('.env.example')).toBe(envExample(settings, setting));
    expect(read('.env.example')).toContain('\n#PORT=4000\n');
  });
});

describe('secrets', () => {
  it('may all come from files', () => {
    const secrets = settings.SETTINGS.filter(({ variable }) =>
      /API_KEY|SECRETS|GATEWAY_TOKENS|REDIS_URL|PUBLIC_KEY/.test(variable ?? ''),
    );
    expect(secrets).toHaveLength(5);
    expect(secrets.filter(({ hasFile }) => !hasFile)).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  it('runs as a user without privileges, with production dependencies, and checks /health', () => {
    const [, , final = ''] = dockerfile.split(/^FROM /m).slice(1);
    expect(final).toMatch(/^USER 1000:1000$/m);
    expect(final).toMatch(/HEALTHCHECK .*\/health/);
    expect(final).not.toContain('RUN');
    expect(dockerfile).toMatch(/AS dependencies[^F]*npm ci --omit=dev --ignore-scripts/);
    expect(configOf(imageEnv).server).toMatchObject({ host: '0.0.0.0', port: 4000 });
    expect(dockerfile).toContain('EXPOSE 4000');
  });

  it('copies only files that exist and are sent to the build', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    const sent = read('.dockerignore').split('\n');
    expect(sources.length).toBeGreaterThan(4);
    expect(sources.filter((path) => !existsSync(root + path) || !sent.includes(`!${path}`))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const gateways = Object.entries(compose.services).filter(([name]) => name.startsWith('gateway-'));

  it('has two instances with valid settings, whose secrets are files', () => {
    expect(gateways).toHaveLength(2);
    for (const [, { environment = {}, secrets = [], stop_grace_period, read_only }] of gateways) {
      const { server, gateway, warnings } = configOf(environment);
      expect(warnings).toEqual([]);
      expect(gateway.redisUrl).toBe('redis://redis:6379');
      expect(read_only).toBe(true);
      expect(Number.parseInt(stop_grace_period ?? '', 10) * 1000).toBeGreaterThanOrEqual(
        server.shutdownDelayMs + server.shutdownGraceMs,
      );
      const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      expect(files.map(([, path]) => path)).toEqual(secrets.map((name) => `/run/secrets/${name}`));
      expect(Object.keys(compose.secrets)).toEqual(secrets);
    }
  });

  it('has a proxy that passes requests to both, without buffering', () => {
    const nginx = read('examples/deployment/nginx.conf');
    for (const [name] of gateways) expect(nginx).toContain(`server ${name}:${imageEnv.PORT} `);
    expect(nginx).toContain('proxy_buffering off;');
    expect(compose.services.proxy?.volumes).toEqual([
      './examples/deployment/nginx.conf:/etc/nginx/nginx.conf:ro',
    ]);
    // The gateway trusts the addresses of the only network that it shares with the proxy.
    const shared = compose.services.proxy?.networks.filter((name) =>
      gateways.some(([, { networks }]) => networks.includes(name)),
    );
    expect(shared).toEqual(['internal']);
  });
});

describe('the Kubernetes manifests', () => {
  it('have valid settings, whose secrets are files of the secret', () => {
    const { gateway, warnings } = configOf(podEnv);
    expect(warnings).toEqual([]);
    expect(gateway.redisUrl).toBe(CONTENTS.REDIS_URL_FILE);
    const secret = manifest('Secret');
    expect(pod.volumes).toMatchObject([{ secret: { secretName: secret.metadata.name } }]);
    const folder = container?.volumeMounts[0]?.mountPath;
    const files = Object.entries(podEnv).filter(([name]) => name.endsWith('_FILE'));
    expect(files.map(([, path]) => path).sort()).toEqual(
      Object.keys(secret.stringData)
        .map((name) => `${folder}/${name}`)
        .sort(),
    );
  });

  it('probe /health and /ready, and leave enough time to drain', () => {
    const { server } = configOf(podEnv);
    expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
      server.shutdownDelayMs + server.shutdownGraceMs,
    );
    expect(container?.ports).toEqual([
      { name: 'http', containerPort: server.port },
      { name: 'metrics', containerPort: server.metricsPort },
    ]);
    expect(container?.startupProbe.httpGet).toEqual({ path: '/health', port: 'http' });
    expect(container?.livenessProbe.httpGet).toEqual({ path: '/health', port: 'http' });
    expect(container?.readinessProbe.httpGet).toEqual({ path: '/ready', port: 'http' });
    expect(manifest('Service').spec.ports).toMatchObject([{ targetPort: 'http' }]);
  });

  it('run without privileges, with limits, and keep an instance during disruptions', () => {
    const [, uid] = /^USER (\d+)/m.exec(dockerfile) ?? [];
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: Number(uid) });
    expect(container?.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container?.resources).toMatchObject({ requests: { cpu: '250m' }, limits: { memory: '512Mi' } });
    const { labels } = manifest('Deployment').spec.template.metadata;
    expect(manifest('Deployment').spec.selector).toEqual({ matchLabels: labels });
    expect(manifest('Service').spec.selector).toEqual(labels);
    expect(manifest('PodDisruptionBudget').spec.selector).toEqual({ matchLabels: labels });
  });
});
