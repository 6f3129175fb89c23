import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { stripeEnum } from '../stripe-enum.ts';

const Brand = stripeEnum<Stripe.PaymentMethod.KrCard.Brand>('PaymentMethodKrCardBrand', {
  description: 'The issuers of local cards in South Korea.',
  values: {
    bc: 'BC Card.',
    citi: 'Citi.',
    hana: 'Hana.',
    hyundai: 'Hyundai.',
    jeju: 'Jeju.',
    jeonbuk: 'Jeonbuk.',
    kakaobank: 'KakaoBank.',
    kbank: 'K bank.',
    kdbbank: 'KDB: Korea Development Bank.',
    kookmin: 'KB Kookmin.',
    kwangju: 'Kwangju.',
    lotte: 'Lotte.',
    mg: 'MG: the community credit cooperatives.',
    nh: 'NH: the agricultural cooperatives.',
    post: 'Korea Post.',
    samsung: 'Samsung.',
    savingsbank: 'The savings banks.',
    shinhan: 'Shinhan.',
    shinhyup: 'Shinhyup: the credit unions.',
    suhyup: 'Suhyup: the fishing cooperatives.',
    tossbank: 'Toss Bank.',
    woori: 'Woori.',
  },
});

export const krCard = f.object<Stripe.PaymentMethod.KrCard>(
  'Details of a local card in South Korea, for KR_CARD. Null for other types.',
  {
    brand: f.enum(Brand, 'Who issued it.'),
    last4: f.string('The last four digits; may be null for American Express.'),
  },
);
