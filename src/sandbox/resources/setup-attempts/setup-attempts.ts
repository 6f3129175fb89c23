import { createdFilter, nonEmpty, PAGE, required } from '../../form/params.ts';
import { isWithin, listPage } from '../../http/lists.ts';
import { type Context, type Operation, operation } from '../../http/operations.ts';
import type { PaymentMethod, SetupAttempt, SetupAttemptStatus, SetupIntent } from '../../store/objects.ts';
import type { Account } from '../../store/store.ts';
import type { MethodOptions } from '../setup-intents/payment-method-options.ts';
import { attemptDetails } from './attempt-details.ts';

/** Creates and stores the attempt of a confirmation. Does not set it as the intent's `latest_attempt`. */
export function createAttempt(
  context: Context,
  setup: { intent: SetupIntent; method: PaymentMethod; status: SetupAttemptStatus; options: MethodOptions },
): SetupAttempt {
  const { intent, method, status } = setup;
  const wire: SetupAttempt = {
    id: context.ids.next('setatt_', 24),
    object: 'setup_attempt',
    application: null,
    ...(intent.attach_to_self === undefined ? {} : { attach_to_self: intent.attach_to_self }),
    created: context.now,
    customer: intent.customer,
    customer_account: intent.customer_account,
    flow_directions: intent.flow_directions,
    livemode: false,
    on_behalf_of: intent.on_behalf_of,
    payment_method: method.id,
    payment_method_details: { type: method.type, [method.type]: attemptDetails(method, setup.options) },
    setup_error: null,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  };
  context.account.setupAttempts.add({ id: wire.id, created: wire.created, wire });
  return wire;
}

export function latestAttempt(account: Account, intent: SetupIntent): SetupAttempt | undefined {
  return intent.latest_attempt === null ? undefined : account.setupAttempts.get(intent.latest_attempt)?.wire;
}

/** Abandons the latest attempt if it is waiting for the customer. */
export function abandonPendingAttempt(account: Account, intent: SetupIntent): void {
  const attempt = latestAttempt(account, intent);
  if (attempt?.status === 'requires_action') attempt.status = 'abandoned';
}

export const setupAttemptOperations: readonly Operation[] = [
  operation({
    method: 'GET',
    path: '/v1/setup_attempts',
    returns: ['setup_attempt'],
    shape: { ...PAGE, created: createdFilter, setup_intent: required(nonEmpty) },
    run: ({ account }, params) =>
      listPage(account.setupAttempts, {
        noun: 'setup_attempt',
        url: '/v1/setup_attempts',
        page: params,
        matches: ({ created, wire }) =>
          wire.setup_intent === params.setup_intent && isWithin(created, params.created),
      }),
  }),
];
