import type { GraphQLResolveInfo } from 'graphql';
import type { Upstream } from '../../loaders/plan.ts';
import type { StripeAnswer } from '../../stripe/client.ts';
import type { IdKind } from '../../stripe/ids.ts';
import { MAX_PAGE_SIZE, type PageParams, type StripeList } from '../../stripe/list.ts';
import type { Context } from '../context.ts';
import { type Connection, connectionFrom, type PageArgs, pageFrom } from './connection.ts';
import { wanted } from './stripe-node.ts';

/** A page of a list, with what its objects are to have expanded. */
export type ListParams = PageParams & { readonly expand: readonly string[] };

interface ListOptions<T> {
  readonly args: PageArgs;
  /** The kind of id that serves as cursor: that of the list's own objects. */
  readonly cursors: IdKind<string>;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly fetch: (
    params: ListParams,
    options: { readonly endsAt: number },
  ) => Promise<StripeAnswer<StripeList<T>>>;
}

/** The connection that a field's arguments ask of one of Stripe's lists. All its pages share one deadline. */
export function listConnection<T extends { readonly id: string }>({
  args,
  cursors,
  context,
  info,
  fetch,
}: ListOptions<T>): Promise<Connection<T>> {
  const page = pageFrom(args, cursors);
  const expand = wanted(context, info, { prefix: ['data'] });
  const options = { endsAt: context.stripe.deadline() };
  return connectionFrom(page, (params) =>
    context.loaders.refusals.read(expand, async (some) => {
      const { object } = await fetch({ ...params, expand: some }, options);
      const expansions = some.map((path) => path.replace(/^data\./, ''));
      // What a list has brought, nobody fetches again.
      for (const each of object.data) context.loaders.copies.holdAnswer(each, expansions);
      return object;
    }),
  );
}

/** What the planner has to know of a field that lists: a call for each page. */
export function listUpstream(path: string, cursors: IdKind<string>): Upstream {
  return {
    needsIdOnly: true,
    calls: (args) => {
      const size = sizeOf(args, cursors);
      return size === null ? [] : [{ method: 'GET', path, pages: Math.ceil(size / MAX_PAGE_SIZE), size }];
    },
  };
}

/** Null for arguments that the field will refuse. */
function sizeOf(args: PageArgs, cursors: IdKind<string>): number | null {
  try {
    return pageFrom(args, cursors).size;
  } catch {
    return null;
  }
}
