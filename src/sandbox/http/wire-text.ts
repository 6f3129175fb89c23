import type { Shape } from '../form/params.ts';
import { emptyObject, type JsonObject } from './json.ts';

/** The object as it is answered: every member of the shape is there, null where nothing was given. */
export function wireText(shape: Shape, given: object): JsonObject;
export function wireText(shape: Shape, given: object | null): JsonObject | null;
export function wireText(shape: Shape, given: object | null): JsonObject | null {
  if (given === null) return null;
  const values = given as Readonly<Record<string, string | null | undefined>>;
  const wire = emptyObject();
  for (const key of Object.keys(shape)) wire[key] = values[key] ?? null;
  return wire;
}
