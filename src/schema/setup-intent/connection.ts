import { builder } from '../builder.ts';
import { SetupIntentNode } from './setup-intent.ts';

/** The page type of every list of setup intents. */
export const SetupIntentConnection = builder.connectionObject(
  { type: SetupIntentNode.ref, name: 'SetupIntentConnection', description: 'A page of setup intents.' },
  { name: 'SetupIntentEdge', description: 'A setup intent and its place in the list.' },
);
