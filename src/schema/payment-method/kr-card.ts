import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { stripeEnum } from '../stripe-enum.ts';

const Brand = stripeEnum<Stripe.PaymentMethod.KrCard.Brand>('PaymentMethodKrCardBrand', {
  description: 'The brands of local credit and debit cards in South Korea.',
  values: {
    bc: 'A BC Card.',
    citi: 'A card of Citibank Korea.',
    hana: 'A card of Hana.',
    hyundai: 'A card of Hyundai.',
    jeju: 'A card of Jeju Bank.',
    jeonbuk: 'A card of Jeonbuk Bank.',
    kakaobank: 'A card of KakaoBank.',
    kbank: 'A card of K bank.',
    kdbbank: 'A card of the Korea Development Bank (KDB).',
    kookmin: 'A card of KB Kookmin.',
    kwangju: 'A card of Kwangju Bank.',
    lotte: 'A card of Lotte.',
    mg: 'A card of MG, the community credit cooperatives.',
    nh: 'A card of NongHyup (NH), the agricultural cooperatives.',
    post: 'A card of Korea Post.',
    samsung: 'A card of Samsung.',
    savingsbank: 'A card of a savings bank.',
    shinhan: 'A card of Shinhan.',
    shinhyup: 'A card of Shinhyup, the credit unions.',
    suhyup: 'A card of Suhyup, the fisheries cooperatives.',
    tossbank: 'A card of Toss Bank.',
    woori: 'A card of Woori.',
  },
});

export const krCard = f.object<Stripe.PaymentMethod.KrCard>(
  'The local South Korean card of the payment method. Null unless `type` is KR_CARD.',
  {
    brand: f.enum(Brand, 'The brand of the credit or debit card.'),
    last4: f.string('The last four digits of the card number. It may be null for American Express.'),
  },
);
