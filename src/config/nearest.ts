/**
 * The known name that is most similar to a mistyped one, regardless of case; null if none is similar enough. They may
 * differ in one character that is missing, added, replaced or swapped with its neighbour. In a known name of nine
 * characters or more, two such differences are allowed.
 */
export function nearest(name: string, known: readonly string[]): string | null {
  const upper = name.toUpperCase();
  const best = known
    .map((each) => ({ each, distance: distanceOf(upper, each.toUpperCase()) }))
    .filter(({ each, distance }) => distance <= (each.length < 9 ? 1 : 2))
    .sort((a, b) => a.distance - b.distance)[0];
  return best?.each ?? null;
}

/** The number of edits that turn one text into the other (optimal string alignment distance). */
function distanceOf(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
