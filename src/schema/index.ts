import './scalars.ts';
import './errors.ts';
import './node-queries.ts';
import './stripe-config.ts';
import './setup-intent/setup-intent.ts';
import './setup-intent/query.ts';
import './setup-intent/events.ts';
import './setup-intent/create.ts';
import './setup-intent/update.ts';
import './setup-intent/confirm.ts';
import './setup-intent/cancel.ts';
import './setup-intent/verify-microdeposits.ts';
import './setup-intent/attempts.ts';
import './setup-attempt/setup-attempt.ts';
import './customer/customer.ts';
import './customer/query.ts';
import './customer/create.ts';
import './customer/update.ts';
import './customer/setup-intents.ts';
import './customer/payment-methods.ts';
import './payment-method/payment-method.ts';
import './payment-method/query.ts';
import './payment-method/update.ts';
import './payment-method/detach.ts';
import './mandate/mandate.ts';
import './mandate/query.ts';
import { builder } from './builder.ts';
import { SCHEMA_DESCRIPTION } from './schema-description.ts';

export { MERCHANT_FIELDS } from './access/hidden-fields.ts';

/** The schema, with its types and fields sorted by name. */
export const schema = builder.toSchema();
// `toSchema` has no option for it.
schema.description = SCHEMA_DESCRIPTION;
