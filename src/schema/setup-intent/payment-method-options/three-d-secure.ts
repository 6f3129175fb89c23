import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { ElectronicCommerceIndicator, ThreeDSecureVersion } from '../enums.ts';

const AresTransStatus =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.AresTransStatus>(
    'ThreeDSecureAresTransStatus',
    {
      description: 'The `transStatus` of the authentication response of a 3-D Secure that you ran yourself.',
      values: {
        A: 'Attempted; proof of the attempt was given.',
        C: 'A challenge is needed.',
        I: 'For information only.',
        N: 'Not authenticated.',
        R: 'Rejected by the issuer.',
        U: 'Could not be performed.',
        Y: 'Authenticated.',
      },
    },
  );

const CbAvalgo =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.NetworkOptions.CartesBancaires.CbAvalgo>(
    'CartesBancairesCbAvalgo',
    {
      description: 'How the issuer of a Cartes Bancaires card made the authentication value (CB-AVALGO).',
      values: {
        '0': 'Algorithm 0.',
        '1': 'Algorithm 1.',
        '2': 'Algorithm 2.',
        '3': 'Algorithm 3.',
        '4': 'Algorithm 4.',
        A: 'Algorithm A.',
      },
    },
  );

export const threeDSecureParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure>(
    'The result of a 3-D Secure authentication that you ran yourself.',
    {
      ares_trans_status: f.enum(AresTransStatus, 'The `transStatus` of the response.'),
      cryptogram: f.string('The authentication value (CAVV, AEVV or the like), 28 characters of Base64.'),
      electronic_commerce_indicator: f.enum(ElectronicCommerceIndicator, 'How far the authentication went.'),
      network_options: f.inputObject(
        'What single card networks ask for beside. Needs `network` of the card.',
        {
          cartes_bancaires: f.inputObject('What Cartes Bancaires asks for beside.', {
            cb_avalgo: f.required(f.enum(CbAvalgo, 'How the authentication value was made.')),
            cb_exemption: f.string('The exemption indicator of the response, four characters of Base64.'),
            cb_score: f.int('The risk score of the response, 0 to 99.'),
          }),
        },
      ),
      requestor_challenge_indicator: f.string('The challenge indicator of the request, two digits.'),
      transaction_id: f.string('The id that the 3-D Secure server gave the authentication.'),
      version: f.enum(ThreeDSecureVersion, 'The version that ran.'),
    },
    { name: 'ThreeDSecure' },
  );
