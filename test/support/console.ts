/** Records the console warnings of libraries until `end`, which returns them. */
export function keptWarnings(): { end(): readonly string[] } {
  const { warn, error } = console;
  const kept: string[] = [];
  const keep = (...said: unknown[]) => {
    kept.push(said.map(String).join(' '));
  };
  console.warn = keep;
  console.error = keep;
  return {
    end() {
      console.warn = warn;
      console.error = error;
      return kept;
    },
  };
}
