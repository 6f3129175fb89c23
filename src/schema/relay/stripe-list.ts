import { type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { ListLoader } from '../../loaders/list-loader.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { StripeResponse } from '../../stripe/call.ts';
import type { FormParams } from '../../stripe/form.ts';
import type { IdKind } from '../../stripe/ids.ts';
import { MAX_PAGE_SIZE, type PageParams, type StripeList } from '../../stripe/list.ts';
import { pathWithId } from '../../stripe/operation.ts';
import type { Context } from '../context.ts';
import { codedError } from '../error-codes.ts';
import { type Connection, connectionOf, type PageArgs, rangeFrom } from './connection.ts';
import { nodeKindOf, wanted } from './stripe-node.ts';

interface ListOptions<T extends { readonly id: string }> {
  readonly args: PageArgs;
  /** The kind of ids of the list's objects: the ids are the cursors. */
  readonly cursors: IdKind<string>;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly loader: ListLoader<T>;
  /** The id of the object that the list belongs to, unless it is in the filters. */
  readonly of?: string;
  readonly filters: FormParams;
  readonly fetch: (
    params: PageParams & FormParams,
    options: { readonly endsAt: number },
  ) => Promise<StripeResponse<StripeList<T>>>;
}

/**
 * The connection for a field's arguments, from one of Stripe's lists. All pages share one deadline. Objects beyond a
 * page's limit are ignored, and an empty page with `has_more` is logged.
 */
export async function listConnection<T extends { readonly id: string }>({
  args,
  cursors,
  context,
  info,
  loader,
  of,
  filters,
  fetch,
}: ListOptions<T>): Promise<Connection<T>> {
  const range = rangeFrom(args, cursors);
  if (context.policy.checksOwners) await checkCursor(range.cursor, context);
  // The deadline starts with the first call, so that the time before it does not count.
  let endsAt: number | undefined;
  const { items, hasMore } = await loader.loadRange(JSON.stringify([of, sorted(filters)]), range, {
    expand: wanted(context, info, { prefix: ['data'] }),
    fetch: async (params, expand) => {
      endsAt ??= context.stripe.deadline();
      const { object } = await fetch({ ...filters, ...params, expand }, { endsAt });
      if (object.data.length === 0 && object.has_more) logEmptyPage(context, info);
      return object;
    },
  });
  const visible = items.flatMap((each) => context.policy.visible(each) ?? []);
  return connectionOf(range, { items: visible, hasMore });
}

function sorted(filters: FormParams): FormParams {
  return Object.fromEntries(Object.entries(filters).sort());
}

function logEmptyPage({ log, requestId }: Context, { path }: GraphQLResolveInfo): void {
  const fields = { requestId, path: responsePathAsArray(path).join('.') };
  log.warn(fields, 'Stripe returned an empty page with has_more: the list ends here');
}

/** @throws INVALID_REQUEST if the cursor is not an object that exists for the caller */
async function checkCursor(cursor: string | null, context: Context): Promise<void> {
  const kind = cursor && nodeKindOf(cursor);
  if (!kind || (await kind.exists(cursor, context))) return;
  throw codedError('INVALID_REQUEST', 'The cursor is not an object of this list.');
}

/** The `upstream` option of a field that lists objects, with one call for each page. */
export function listUpstream(path: string, cursors: IdKind<string>): Upstream {
  return {
    needsIdOnly: true,
    calls: (args: PageArgs, customer) => {
      const size = sizeOf(args, cursors);
      if (size === null) return [];
      const cursor = args.after ?? args.before;
      const list = { method: 'GET', path, pages: Math.ceil(size / MAX_PAGE_SIZE), size } as const;
      const kind = customer !== null && cursor ? nodeKindOf(cursor) : null;
      if (!cursor || !kind) return [list];
      return [{ method: 'GET', path: pathWithId(kind.retrieve, cursor), checkOnly: true }, list];
    },
  };
}

/** Null for arguments that the field will reject. */
function sizeOf(args: PageArgs, cursors: IdKind<string>): number | null {
  try {
    return rangeFrom(args, cursors).size;
  } catch {
    return null;
  }
}
