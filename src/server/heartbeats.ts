/** Milliseconds between two heartbeats. Proxies close connections that are silent for longer. */
const HEARTBEAT_MS = 12_000;

/** An open stream. */
export interface Beating {
  /** Sends a heartbeat, unless the client does not read. */
  beat(): void;
}

/** One timer serves all open streams. */
const streams = new Set<Beating>();
let timer: NodeJS.Timeout | null = null;

export function startBeats(stream: Beating): void {
  streams.add(stream);
  timer ??= setInterval(() => {
    for (const each of streams) each.beat();
  }, HEARTBEAT_MS).unref();
}

export function stopBeats(stream: Beating): void {
  streams.delete(stream);
  if (streams.size > 0 || !timer) return;
  clearInterval(timer);
  timer = null;
}
