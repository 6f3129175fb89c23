import { metadata } from '../metadata.ts';
import { expandOnly } from '../relay/expand-only.ts';
import { expandable } from '../relay/expandable.ts';
import { snapshot } from '../relay/snapshot.ts';
import { nodeId } from '../relay/stripe-node.ts';
import { inputObject, inputObjects, requiredInputObject } from './input.ts';
import { custom, idOnly, inline, object, objects } from './output.ts';
import {
  boolean,
  date,
  deprecated,
  described,
  emptyable,
  enumOf,
  expandableId,
  id,
  int,
  json,
  list,
  money,
  nonNull,
  omit,
  required,
  string,
  timestamp,
  withDefault,
} from './table.ts';

/**
 * The kinds of fields and parameters. Each line of a table consists of Stripe's name and one of these kinds, such as
 * `last4: f.string('The last four digits.')`.
 */
export const f = {
  // Scalars and enums, in outputs and inputs
  boolean,
  date,
  enum: enumOf,
  id,
  int,
  json,
  money,
  string,
  timestamp,

  // Modifiers of another kind
  deprecated,
  described,
  emptyable,
  list,
  nonNull,
  required,
  withDefault,

  // Objects
  inline,
  inputObject,
  inputObjects,
  object,
  objects,
  requiredInputObject,

  // References to other objects, from the cheapest to the most expensive
  nodeId,
  expandableId,
  idOnly,
  expandable,
  expandOnly,
  snapshot,

  // The rest
  custom,
  metadata,
  omit,
  empty: omit('an object without fields: `type` holds all the information'),
};
