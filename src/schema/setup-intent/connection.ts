import type { ObjectRef } from '@pothos/core';
import type { ConnectionShape } from '@pothos/plugin-relay';
import type { GraphQLResolveInfo } from 'graphql';
import type { Stripe } from 'stripe';
import type { FormParams } from '../../stripe/form.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { SetupIntentNode } from '../nodes.ts';
import type { PageArgs } from '../relay/connection.ts';
import { listConnection } from '../relay/stripe-list.ts';

type SetupIntents = ConnectionShape<BuilderTypes, Stripe.SetupIntent, false>;

/** The connection type of all lists of setup intents. */
export const SetupIntentConnection: ObjectRef<BuilderTypes, SetupIntents> = builder.connectionObject(
  {
    type: SetupIntentNode.ref,
    name: 'SetupIntentConnection',
    description: 'A page of a list of setup intents.',
  },
  { name: 'SetupIntentEdge', description: 'A setup intent and its cursor in the list.' },
);

interface SetupIntentList {
  readonly args: PageArgs;
  readonly filters: FormParams;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/** Lists setup intents; for a caller bound to a customer, only that customer's. */
export function listSetupIntents({ args, filters, context, info }: SetupIntentList) {
  return listConnection({
    args,
    cursors: SetupIntentId,
    context,
    info,
    loader: context.loaders.setupIntentLists,
    filters: context.policy.withCustomer(filters),
    fetch: context.stripe.setupIntents.list,
  });
}
