import type { ObjectRef } from '@pothos/core';
import type { ConnectionShape } from '@pothos/plugin-relay';
import type { Stripe } from 'stripe';
import { type BuilderTypes, builder } from '../builder.ts';
import { SetupIntentNode } from './setup-intent.ts';

type SetupIntents = ConnectionShape<BuilderTypes, Stripe.SetupIntent, false>;

/** The page type of every list of setup intents. */
export const SetupIntentConnection: ObjectRef<BuilderTypes, SetupIntents> = builder.connectionObject(
  { type: SetupIntentNode.ref, name: 'SetupIntentConnection', description: 'A page of setup intents.' },
  { name: 'SetupIntentEdge', description: 'A setup intent and its place in the list.' },
);
