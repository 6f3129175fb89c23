import type { World } from './store.ts';

export const seededIds = {};

export function seed(world: World, origin: string): void {
  void world;
  void origin;
}
