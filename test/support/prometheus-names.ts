interface NamedMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** The metrics of a text in the format of Prometheus, in their order. */
export function metricsFrom(text: string): NamedMetric[] {
  return text
    .split(/^# HELP /m)
    .slice(1)
    .map((block) => {
      const [, name = '', help = ''] = /^(\S+) ?(.*)/.exec(block) ?? [];
      const [, type = 'untyped'] = /^# TYPE \S+ (\w+)/m.exec(block) ?? [];
      const labels = [...block.matchAll(/[{,](\w+)="/g)].map(([, label = '']) => label);
      return { name, help, type, labels: [...new Set(labels)] };
    });
}

const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped', 'info', 'stateset'];

/** Units that are not base units, with their base units. */
const BASE_UNITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['milliseconds', 'microseconds', 'nanoseconds', 'minutes', 'hours', 'days', 'weeks'].map((unit) => [
      unit,
      'seconds',
    ]),
  ),
  ...Object.fromEntries(
    ['bits', 'kilobytes', 'megabytes', 'gigabytes', 'kibibytes', 'mebibytes', 'gibibytes'].map((unit) => [
      unit,
      'bytes',
    ]),
  ),
  percent: 'ratio',
  fahrenheit: 'celsius',
  kelvins: 'celsius',
};

const ABBREVIATIONS = ['s', 'ms', 'us', 'ns', 'sec', 'b', 'kb', 'mb', 'gb', 'tb', 'pb', 'm', 'h', 'd'];

/** The rules of `promtool check metrics`: each returns the problem of a metric, or null. */
const RULES: readonly ((metric: NamedMetric) => string | null)[] = [
  ({ help }) => (help.trim() === '' ? 'no help text' : null),
  ({ name, type }) =>
    (type === 'counter') === name.endsWith('_total')
      ? null
      : 'the suffix _total is for all counters, and only them',
  ({ name, type }) =>
    type !== 'histogram' && type !== 'summary' && /_(count|sum)$/.test(name)
      ? 'the suffixes _count and _sum are for histograms and summaries'
      : null,
  ({ name }) => (name.endsWith('_bucket') ? 'the suffix _bucket is reserved' : null),
  ({ name, type }) =>
    TYPES.some((each) => name.split('_').includes(each) && !(each === 'info' && type === 'gauge'))
      ? 'the name contains a type'
      : null,
  ({ name }) => (name.includes(':') ? 'colons are for recording rules' : null),
  ({ name, labels }) =>
    [name, ...labels].some((each) => /[a-z][A-Z]/.test(each)) ? 'names are in snake case' : null,
  ({ name, labels }) =>
    [name, ...labels].every((each) => /^[a-z][a-z0-9_]*$/.test(each))
      ? null
      : 'a name has a character that is not allowed',
  ({ name }) => {
    const unit = name.split('_').find((part) => BASE_UNITS[part] !== undefined);
    return unit === undefined ? null : `${unit} is not a base unit: use ${BASE_UNITS[unit]}`;
  },
  ({ name }) =>
    ABBREVIATIONS.some((unit) => name.replace(/_total$/, '').endsWith(`_${unit}`))
      ? 'the unit is abbreviated'
      : null,
  ({ type, labels }) =>
    (labels.includes('le') && type !== 'histogram') || (labels.includes('quantile') && type !== 'summary')
      ? 'the labels le and quantile are for histograms and summaries'
      : null,
];

/** The problems in the names, units and labels of the metrics of a text. */
export function namingProblems(text: string): string[] {
  return metricsFrom(text).flatMap((metric) =>
    RULES.flatMap((rule) => {
      const problem = rule(metric);
      return problem === null ? [] : [`${metric.name}: ${problem}`];
    }),
  );
}
