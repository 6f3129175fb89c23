import { useApolloClient } from '@apollo/client/react';
import { loadStripe, type Stripe } from '@stripe/stripe-js';
import { useCallback, useEffect, useState } from 'react';
import { StripeConfigDocument } from 'setup-intents-gateway/client';

interface StripeJs {
  /** Null until it is loaded. */
  readonly stripe: Stripe | null;
  /** Why it cannot be loaded. */
  readonly error: unknown;
  /** Loads it again after an error. */
  retry(): Promise<void>;
}

/** Stripe.js for the gateway's account. Loads Stripe's script, unless the page contains the one of the sandbox. */
export function useStripeJs(): StripeJs {
  const client = useApolloClient();
  const [state, setState] = useState<Pick<StripeJs, 'stripe' | 'error'>>({ stripe: null, error: undefined });
  const load = useCallback(async () => {
    setState({ stripe: null, error: undefined });
    try {
      const { data } = await client.query({ query: StripeConfigDocument });
      const { publishableKey, account } = data?.stripeConfig ?? {};
      if (!publishableKey) throw new Error('The gateway has no publishable key.');
      const stripe = await loadStripe(publishableKey, account ? { stripeAccount: account } : {});
      setState({ stripe, error: undefined });
    } catch (error) {
      setState({ stripe: null, error });
    }
  }, [client]);
  useEffect(() => {
    void load();
  }, [load]);
  return { ...state, retry: load };
}
