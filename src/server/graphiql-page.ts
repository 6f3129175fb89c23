import { createHash } from 'node:crypto';
import { type Encoding, encode, preferredEncoding } from './content-encoding.ts';

/** The page, or a part of it, in one encoding. */
interface Encoded {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Null if it is not encoded. */
  readonly encoding: Encoding | null;
}

interface GraphiqlFile {
  readonly type: string;
  readonly cacheControl: string;
  /** The same for each encoding, so it is weak. */
  readonly etag: string;
  /** The smallest body that the value of an `Accept-Encoding` header allows. Each encoding is computed once. */
  encodedFor(acceptEncoding: string | null): Promise<Encoded>;
}

export interface GraphiqlFiles {
  readonly page: GraphiqlFile;
  /** The script and the style sheet of the page, by the value of the URL's parameter `graphiql`. */
  readonly parts: ReadonlyMap<string, GraphiqlFile>;
}

interface Tab {
  readonly query: string;
  readonly variables: string;
}

/** A level at which nine megabytes take about a second. */
const BROTLI_QUALITY = 9;

/**
 * Prepares GraphiQL, which has nine megabytes. It is loaded here, not with this module. Its script and its style sheet
 * have URLs that contain their hashes, so browsers keep them. The page itself is small: its URL changes with the open
 * operation, so browsers cannot keep it.
 * @param tabs the tabs for a visitor without tabs of their own
 */
export async function createGraphiql(tabs: readonly Tab[]): Promise<GraphiqlFiles> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = part(scriptFrom(graphiql), 'text/javascript; charset=utf-8');
  const style = part(`${graphiql.css}\n${STYLE}`, 'text/css; charset=utf-8');
  const html = pageFrom({ tabs, script: script.etag, style: style.etag });
  return {
    page: { ...file(html, 'text/html; charset=utf-8'), cacheControl: 'private, no-cache' },
    parts: new Map([script, style].map((each) => [nameOf(each.etag), each])),
  };
}

function part(content: string, type: string): GraphiqlFile {
  return { ...file(content, type), cacheControl: 'private, max-age=31536000, immutable' };
}

function file(content: string, type: string): Omit<GraphiqlFile, 'cacheControl'> {
  const plain = Buffer.from(content);
  const encoded = new Map<Encoding, Promise<Buffer<ArrayBuffer>>>();
  return {
    type,
    etag: `W/"${createHash('sha256').update(plain).digest('base64url')}"`,
    async encodedFor(acceptEncoding) {
      const encoding = preferredEncoding(acceptEncoding);
      if (encoding === null) return { body: plain, encoding };
      const body = encoded.get(encoding) ?? encode(plain, encoding, BROTLI_QUALITY);
      encoded.set(encoding, body);
      return { body: await body, encoding };
    },
  };
}

/** The hash in an ETag. */
function nameOf(etag: string): string {
  return etag.slice('W/"'.length, -1);
}

/**
 * Tabs have no transform: GraphiQL's library for animations leaves each tab with one that takes effect when the pointer is
 * pressed. The tab then moves away, and the click is lost.
 */
const STYLE = '.graphiql-tab { transform: none !important; }';

interface PageParts {
  readonly tabs: readonly Tab[];
  /** The ETags. */
  readonly script: string;
  readonly style: string;
}

/**
 * The page, in place of Yoga's. Yoga has no option for the differences: the separate files, `STYLE`, the preparation of
 * the stored state (see `START`), and the history, which replaces Yoga's operation builder because it accepts only one.
 */
function pageFrom({ tabs, script, style }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>GraphiQL: Setup Intents Gateway</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="?graphiql=${nameOf(style)}">
</head>
<body class="no-focus-outline">
<noscript>GraphiQL requires JavaScript.</noscript>
<div id="root"></div>
<script src="?graphiql=${nameOf(script)}"></script>
<script>
const tabs = ${inScript(tabs)};
${START}
</script>
</body>
</html>
`;
}

interface Scripts {
  readonly js: string;
  readonly editorWorkerService: string;
  readonly jsonWorker: string;
  readonly graphqlWorker: string;
}

/** Yoga's script for GraphiQL, and the scripts of the editor's workers, which it starts from blobs. */
function scriptFrom({ js, editorWorkerService, jsonWorker: json, graphqlWorker: graphql }: Scripts): string {
  return `${js}
{
  const workers = ${JSON.stringify({ editorWorkerService, json, graphql })};
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (_module, label) =>
      URL.createObjectURL(new Blob([workers[label]], { type: 'text/javascript' })),
  };
}
`;
}

/** A value as an expression that is safe in a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/**
 * Starts GraphiQL. It keeps its tabs in the browser, and adds a tab unless one has the query, the variables and the
 * headers that it starts with. These are stored elsewhere, and only when they are edited, so without this script each
 * reload could add an empty tab. Headers may contain credentials, so they are stored only if the visitor has opted in.
 * GraphiQL's history would store them anyway.
 */
const START = `
const stored = (name) => localStorage.getItem('graphiql:' + name);
const store = (name, value) => localStorage.setItem('graphiql:' + name, value ?? '');

const keepsHeaders = () => stored('shouldPersistHeaders') === 'true';
const withoutHeaders = (_key, value) => {
  if (value && typeof value === 'object') delete value.headers;
  return value;
};
const storage = {
  get length() {
    return localStorage.length;
  },
  getItem: (key) => localStorage.getItem(key),
  removeItem: (key) => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
  setItem(key, value) {
    const isHistory = key === 'graphiql:queries' || key === 'graphiql:favorites';
    const kept =
      isHistory && !keepsHeaders() ? JSON.stringify(JSON.parse(value), withoutHeaders) : value;
    localStorage.setItem(key, kept);
  },
};

function prepare() {
  const linked = new URL(location.href).searchParams.get('query');
  let state = null;
  try {
    state = JSON.parse(stored('tabState'));
  } catch {}
  const known = Array.isArray(state?.tabs) && state.tabs.length > 0 ? state.tabs : null;
  const all = known ?? tabs;
  const active = all[state?.activeTabIndex] ?? all[0];
  if (known) {
    // GraphiQL stores the headers of the open tab at once, but adds them to the tab only when it is edited.
    if (keepsHeaders()) active.headers ??= stored('headers');
    else for (const tab of known) tab.headers = null;
    store('tabState', JSON.stringify(state));
  }
  const isLinked = (tab) => linked === null || tab?.query === linked;
  const first = [active, ...all].find(isLinked) ?? { query: linked };
  store('query', first.query);
  store('variables', first.variables);
  store('headers', keepsHeaders() ? first.headers : '');
  return { keepsHeaders: keepsHeaders(), defaultTabs: all.includes(first) ? all : [first, ...all], storage };
}

let prepared = { keepsHeaders: false, defaultTabs: tabs };
try {
  prepared = prepare();
} catch {
  // The browser blocks the storage.
}
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  title: 'Setup Intents Gateway',
  defaultTabs: prepared.defaultTabs,
  defaultQuery: '',
  plugins: undefined,
  storage: prepared.storage,
  schemaDescription: true,
  shouldPersistHeaders: prepared.keepsHeaders,
  showPersistHeadersSettings: true,
});
`;
