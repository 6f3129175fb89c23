import './scalars.ts';
import './errors.ts';
import './node.ts';
import './queries.ts';
import './setup-intent/query.ts';
import './setup-intent/create.ts';
import './setup-intent/update.ts';
import './setup-intent/confirm.ts';
import './setup-intent/cancel.ts';
import './setup-intent/verify-microdeposits.ts';
import './setup-intent/attempts.ts';
import './customer/setup-intents.ts';
import './customer/payment-methods.ts';
import { builder } from './builder.ts';

/** The graph, sorted by name. */
export const schema = builder.toSchema();
