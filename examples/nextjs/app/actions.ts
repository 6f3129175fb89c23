'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { CreateSetupIntentDocument } from 'setup-intents-gateway/client';
import { execute } from '../gateway.ts';

/** Saves a card by a setup intent, and returns a message for the customer. Redirects to the bank for 3-D Secure. */
export async function saveCard(_previous: string | null, form: FormData): Promise<string> {
  const { createSetupIntent: result } = await execute(CreateSetupIntentDocument, {
    input: {
      paymentMethod: String(form.get('paymentMethod')),
      confirm: true,
      returnUrl: new URL('/', (await headers()).get('origin') ?? 'http://localhost').href,
      // The same for a form that the browser sends again.
      idempotencyKey: String(form.get('idempotencyKey')),
    },
  });
  if (result?.__typename === 'OutcomeUnknownError')
    return 'The connection failed. Please try again: the card will not be saved twice.';
  // Renders the page with the new card, and with a new key.
  revalidatePath('/');
  if (result?.__typename !== 'CreateSetupIntentPayload') return result?.message ?? 'The card was not saved.';
  const bank = result.setupIntent.nextAction?.redirectToUrl?.url;
  if (bank) redirect(bank);
  return 'Your card was saved.';
}
