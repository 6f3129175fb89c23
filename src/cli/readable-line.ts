const LEVELS: Readonly<Record<number, string>> = { 40: 'WARN ', 50: 'ERROR ', 60: 'FATAL ' };

/** The fields of a request in the log. */
interface RequestFields {
  readonly operation?: { readonly type: string; readonly name?: string };
  readonly status: number;
  readonly durationMs: number;
  readonly calls: number;
  readonly retries: number;
  readonly outcomes?: readonly {
    readonly type: string;
    readonly code?: string;
    readonly declineCode?: string;
  }[];
  readonly codes?: readonly string[];
}

/**
 * Converts a JSON line of the log to a line for people, with the local time. Fields other than those of a request are
 * printed as JSON, which escapes control characters in untrusted text.
 */
export function readableLine(json: string): string {
  const { level, time, msg = '', ...fields } = JSON.parse(json);
  const clock = new Date(time).toTimeString().slice(0, 8);
  if (isRequest(fields)) return `${clock} ${requestText(fields)}\n`;
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
  return `${clock} ${LEVELS[level] ?? ''}${msg}${rest}\n`;
}

function isRequest(fields: object): fields is RequestFields {
  return 'status' in fields && 'durationMs' in fields && 'calls' in fields;
}

function requestText({ operation, status, durationMs, calls, retries, ...rest }: RequestFields): string {
  const name = operation ? [operation.type, operation.name].filter(Boolean).join(' ') : 'no operation';
  const cost = [
    `${durationMs} ms`,
    counted(calls, 'call', 'calls'),
    ...(retries > 0 ? [counted(retries, 'retry', 'retries')] : []),
  ].join(', ');
  const { outcomes = [], codes = [] } = rest;
  const results = outcomes.map(({ type, code, declineCode }) =>
    [type, declineCode ?? code].filter(Boolean).join(': '),
  );
  return [status, name, `(${cost})`, ...results, ...codes].join(' ');
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
