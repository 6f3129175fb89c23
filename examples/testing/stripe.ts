import Stripe from 'stripe';

export const stripe = new Stripe('sk_test_123', { host: '127.0.0.1', port: 12111, protocol: 'http' });
