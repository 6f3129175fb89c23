import { randomUUID } from 'node:crypto';
import { connection } from 'next/server';
import { SavedPaymentMethodsDocument, SetupIntentDocument } from 'setup-intents-gateway/client';
import { execute } from '../gateway.ts';
import { SaveCard } from './save-card.tsx';

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

/** A Server Component: the browser receives HTML, and sends no GraphQL request. */
export default async function Page({ searchParams }: PageProps) {
  // Renders the page for each request, and not in `next build`.
  await connection();
  const { setup_intent: returned } = await searchParams;
  const { viewer } = await execute(SavedPaymentMethodsDocument, { filter: { type: 'CARD' }, first: 20 });
  const standard = viewer?.invoiceSettings?.defaultPaymentMethod?.id;
  const cards = viewer?.paymentMethods?.edges?.flatMap((edge) => edge?.node ?? []) ?? [];
  return (
    <>
      <h1>Saved cards</h1>
      {typeof returned === 'string' && <Outcome id={returned} />}
      <ul aria-label="Saved cards">
        {cards.map(({ id, card }) => (
          <li key={id}>
            {card?.brand} ending in {card?.last4}, expires {card?.expMonth}/{card?.expYear}
            {id === standard && ' (default)'}
          </li>
        ))}
      </ul>
      <SaveCard idempotencyKey={randomUUID()} />
    </>
  );
}

/** The outcome of 3-D Secure, after the customer returned from the bank. */
async function Outcome({ id }: { readonly id: string }) {
  const { setupIntent } = await execute(SetupIntentDocument, { id });
  return (
    <p role="status">
      {setupIntent?.status === 'SUCCEEDED'
        ? 'Your card was saved.'
        : 'Your card was not saved. Please try again, or use another card.'}
    </p>
  );
}
