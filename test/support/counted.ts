import { expect } from 'vitest';
import type { PlannedCall } from '../../src/planner/plan.ts';
import type { ReceivedRequest } from '../../src/sandbox/server.ts';
import type { TestGateway } from './gateway.ts';

/** The result of a document, and its calls as the sandbox counts them. */
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
  /** The most calls by the plan. */
  readonly said: number;
}

/** Executes a document on a gateway with `explain`, and checks the reported calls. */
export async function counted(
  { sandbox, execute }: Pick<TestGateway, 'sandbox' | 'execute'>,
  document: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<Counted> {
  const before = sandbox.requests().length;
  const { data, errors, extensions } = await execute<Record<string, unknown>, object>(document, variables);
  const received = sandbox.requests().slice(before);
  const report = extensions?.stripe as
    | { calls: number; requestIds: string[]; plan: PlannedCall[] }
    | undefined;
  if (!report) throw new Error(`There is no report for ${document}: ${JSON.stringify(errors)}`);
  expect(report.calls).toBe(received.length);
  expect([...report.requestIds].sort()).toEqual(received.map(({ request_id }) => request_id).sort());
  const said = report.plan.reduce((sum, { pages, times }) => sum + pages * times, 0);
  return {
    data,
    errors: (errors ?? []) as never,
    calls: received.length,
    received,
    plan: report.plan,
    said,
  };
}

/** Like `counted`, for a document that must succeed within its plan. */
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
