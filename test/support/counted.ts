import { expect } from 'vitest';
import type { PlannedCall } from '../../src/planner/plan.ts';
import type { ReceivedRequest } from '../../src/sandbox/server.ts';
import type { TestGateway } from './gateway.ts';

/** What a document brought, and what it cost by the sandbox's own count. */
export interface Counted {
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path: unknown;
    readonly extensions?: { readonly code?: unknown };
  }[];
  readonly calls: number;
  readonly received: readonly ReceivedRequest[];
  readonly plan: readonly PlannedCall[];
  /** The most that the plan allows for. */
  readonly said: number;
}

/** Runs a document on a gateway that explains. What it tells of its calls has to be true. */
export async function counted(
  { sandbox, execute }: Pick<TestGateway, 'sandbox' | 'execute'>,
  document: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Counted> {
  const before = sandbox.requests().length;
  const { data, errors, extensions } = await execute<Record<string, unknown>, object>(document, variables);
  const received = sandbox.requests().slice(before);
  const told = extensions?.stripe as { calls: number; requestIds: string[]; plan: PlannedCall[] } | undefined;
  if (!told) throw new Error(`Nothing is told of ${document}: ${JSON.stringify(errors)}`);
  expect(told.calls).toBe(received.length);
  expect([...told.requestIds].sort()).toEqual(received.map(({ request_id }) => request_id).sort());
  const said = told.plan.reduce((sum, { pages, times }) => sum + pages * times, 0);
  return {
    data,
    errors: (errors ?? []) as never,
    calls: received.length,
    received,
    plan: told.plan,
    said,
  };
}

/** As `counted`, for what has to succeed within its plan. */
export async function countedWell(
  gateway: TestGateway,
  document: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Counted> {
  const result = await counted(gateway, document, variables);
  expect(result.errors).toEqual([]);
  expect(result.calls).toBeLessThanOrEqual(result.said);
  return result;
}
