/** Whether this is `npm run test:all`, which sets the mode. */
export const IS_FULL = process.env.TEST_MODE === 'full';

/** How many random cases a property is checked with: all in `npm run test:all`, else a tenth. */
export function cases(all: number): number {
  return IS_FULL ? all : Math.ceil(all / 10);
}
