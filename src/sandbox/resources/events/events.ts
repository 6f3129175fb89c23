import {
  bool,
  createdFilter,
  EXPAND,
  list,
  nonEmpty,
  PAGE,
  type Shape,
  type Values,
} from '../../form/params.ts';
import { exclusiveParameters, invalidRequest, missingObject } from '../../http/errors.ts';
import { isWithin, listPage } from '../../http/lists.ts';
import { type Operation, operation } from '../../http/operations.ts';

const PATH = '/v1/events';

/** Stripe's limit. */
const MAX_TYPES = 20;

const LIST = {
  ...PAGE,
  created: createdFilter,
  delivery_success: bool,
  type: nonEmpty,
  types: list(nonEmpty),
} as const satisfies Shape;

function validateList({ type, types }: Values<typeof LIST>): void {
  if (type !== undefined && types !== undefined) throw exclusiveParameters(['type', 'types']);
  if (types !== undefined && types.length > MAX_TYPES) {
    throw invalidRequest(`types accepts at most ${MAX_TYPES} event types, not ${types.length}.`, {
      param: 'types',
    });
  }
}

/** Whether an event type matches a filter, in which `*` matches any text: `setup_intent.*`. */
function isOfType(type: string, filter: string): boolean {
  const [start = '', ...rest] = filter.split('*');
  if (rest.length === 0) return type === filter;
  return rest.length === 1 && type.startsWith(start) && type.slice(start.length).endsWith(rest[0] ?? '');
}

export const eventOperations: readonly Operation[] = [
  operation({
    method: 'GET',
    path: PATH,
    returns: ['event'],
    shape: LIST,
    validate: validateList,
    run: ({ account }, params) => {
      const { created, delivery_success: isDelivered, type, types } = params;
      return listPage(account.events, {
        noun: 'event',
        url: PATH,
        page: params,
        matches: (event) =>
          isWithin(event.created, created) &&
          (type === undefined || isOfType(event.type, type)) &&
          (types === undefined || types.includes(event.type)) &&
          (isDelivered === undefined || isDelivered === (event.unconfirmed.size === 0)),
      });
    },
  }),
  operation({
    method: 'GET',
    path: `${PATH}/:id`,
    returns: 'event',
    shape: EXPAND,
    run: ({ account }, _params, [id = '']) => {
      const record = account.events.get(id);
      if (record) return record.wire;
      throw missingObject('event', id, { param: 'id', status: 404 });
    },
  }),
];
