import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Stripe } from 'stripe';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { isRecord } from '../../stripe/errors.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isIdentified, isReference } from '../fields/declared.ts';
import { f } from '../fields/f.ts';
import type { WireField } from '../fields/table.ts';
import { SetupIntentNode } from '../nodes.ts';

interface WireApplication {
  readonly id: string;
  readonly name?: string | null;
}

/** The path from the intent to the application of its latest attempt. */
const WITHIN = 'latest_attempt.application';

/**
 * The application of an attempt. Stripe can retrieve neither by id, so the application's name is loaded by expanding the
 * intent. It is found if the attempt is the intent's latest one, or if the same application created the intent.
 */
export function applicationOfAttempt(
  ref: ImplementableObjectRef<BuilderTypes, WireApplication, WireApplication>,
  description: string,
): WireField<string | WireApplication> {
  return f.custom(({ t, key, name }) => {
    const upstream: Upstream = { key, expands: true, retrieve: SetupIntentNode.retrieve, within: WITHIN };
    return {
      [name]: t.field({
        type: ref,
        description,
        upstream,
        resolve: (parent, _args, context, info) =>
          resolve(parent as unknown as Stripe.SetupAttempt, context, info),
      }),
    };
  });
}

async function resolve(
  attempt: Stripe.SetupAttempt,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<WireApplication | null> {
  const { setup_intent: intent } = attempt;
  const application = declaredOrNull(attempt.application, isReference, 'SetupAttempt.application', context);
  if (typeof application !== 'string') return application;
  // Stripe may omit every field of an attempt except its id.
  const id = SetupIntentId.parse(String(typeof intent === 'string' ? intent : intent?.id));
  if (!id || selectsOnlyId(info)) return { id: application };
  const whole = await context.loaders.setupIntents.loadOrNull(id, ['application', WITHIN]);
  const latest = whole?.latest_attempt;
  const known: unknown[] = [whole?.application, isRecord(latest) ? latest.application : null];
  return known.filter(isIdentified).find(({ id: found }) => found === application) ?? { id: application };
}
