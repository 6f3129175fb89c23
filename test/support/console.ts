/** Keeps what libraries warn of on the console, until the end; then tells it. */
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
