/** Whether this is `npm run test:full`, which sets the mode. */
export const IS_FULL = process.env.TEST_MODE === 'full';

/** How many random cases a property is checked with: all in `npm run test:full`, else a tenth. */
export function cases(all: number): number {
  return IS_FULL ? all : Math.ceil(all / 10);
}
