import './scalars.ts';
import './errors.ts';
import './node.ts';
import './queries.ts';
import './setup-intent/query.ts';
import './setup-intent/create.ts';
import './setup-intent/update.ts';
import './setup-intent/confirm.ts';
import './setup-intent/cancel.ts';
import { builder } from './builder.ts';

/** The graph, sorted by name. */
export const schema = builder.toSchema();
