import { emptyObject, isJsonObject, type JsonObject } from '../http/json.ts';

/**
 * The `previous_attributes` of an event: the changed members with their former values, null for new ones. Objects are
 * compared member by member; an array with a changed element is included as a whole. Both must be wire copies.
 */
export function previousAttributes(before: JsonObject, after: JsonObject): JsonObject {
  const previous = emptyObject();
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const { [name]: former = null } = before;
    const { [name]: current = null } = after;
    if (isJsonObject(former) && isJsonObject(current)) {
      const inner = previousAttributes(former, current);
      if (Object.keys(inner).length > 0) previous[name] = inner;
    } else if (JSON.stringify(former) !== JSON.stringify(current)) previous[name] = former;
  }
  return previous;
}
