import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe, type SetupIntentResult, type StripePaymentElement } from '@stripe/stripe-js';
import { createElement, type FormEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** What the server of the shop has put into the page. */
interface Shop {
  readonly publishableKey: string;
  /** Missing if the card is sent to the server as a confirmation token. */
  readonly clientSecret?: string;
  readonly redirect: 'always' | 'if_required';
}

const shop = JSON.parse(document.querySelector('#shop')?.textContent ?? '') as Shop;

/** A form as in Stripe's documentation, which shows the events of the Element. */
function SaveCard() {
  const stripe = useStripe();
  const elements = useElements();
  const [outcome, setOutcome] = useState('');
  const [events, setEvents] = useState<string[]>([]);
  const log = (event: string) => setEvents((before) => [...before, event]);

  const report = ({ error, setupIntent }: SetupIntentResult) => {
    const element = elements?.getElement(PaymentElement) as StripePaymentElement | null;
    if (!error) element?.clear();
    setOutcome(error ? `${error.code ?? error.type}: ${error.message}` : `Saved: ${setupIntent.status}`);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!stripe || !elements) return;
    setOutcome('Saving');
    const submitted = await elements.submit();
    if (submitted.error) return setOutcome(`${submitted.error.code}: ${submitted.error.message}`);
    const confirmParams = { return_url: `${location.origin}/saved` };
    if (shop.clientSecret === undefined) {
      const { error, confirmationToken } = await stripe.createConfirmationToken({
        elements,
        params: confirmParams,
      });
      if (error) return setOutcome(`${error.code ?? error.type}: ${error.message}`);
      const response = await fetch('/confirm', { method: 'POST', body: confirmationToken.id });
      const clientSecret = await response.text();
      const { error: failure, setupIntent } = await stripe.handleNextAction({ clientSecret });
      return report({ error: failure, setupIntent } as SetupIntentResult);
    }
    if (shop.redirect === 'always') {
      const { error } = await stripe.confirmSetup({ elements, confirmParams });
      return setOutcome(`${error.code ?? error.type}: ${error.message}`);
    }
    report(await stripe.confirmSetup({ elements, confirmParams, redirect: 'if_required' }));
  };

  return createElement(
    'form',
    { onSubmit: save },
    createElement('h1', null, 'Save a card'),
    createElement(PaymentElement, {
      onReady: () => log('ready'),
      onChange: ({ complete }) => log(complete ? 'complete' : 'change'),
      onFocus: () => log('focus'),
      onBlur: () => log('blur'),
      onEscape: () => log('escape'),
      onLoadError: ({ error }) => log(`loaderror ${error.type}`),
    }),
    createElement('button', { type: 'submit' }, 'Save card'),
    createElement('p', { role: 'status' }, outcome),
    createElement('pre', { id: 'events' }, events.join(' ')),
  );
}

const { clientSecret } = shop;
createRoot(document.querySelector('#root') as HTMLElement).render(
  createElement(Elements, {
    stripe: loadStripe(shop.publishableKey),
    options: clientSecret === undefined ? { mode: 'setup', currency: 'usd' } : { clientSecret },
    children: createElement(SaveCard),
  }),
);
