import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { ElectronicCommerceIndicator, ThreeDSecureVersion } from '../enums.ts';

const AresTransStatus =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.AresTransStatus>(
    'ThreeDSecureAresTransStatus',
    {
      description: 'The `transStatus` in the authentication response (ARes) of 3-D Secure.',
      values: {
        A: 'Authentication was attempted, with proof of the attempt.',
        C: 'The cardholder must complete a challenge.',
        I: 'The response is for information only.',
        N: 'The cardholder was not authenticated.',
        R: 'The issuer rejected the authentication.',
        U: 'Authentication could not be performed.',
        Y: 'The cardholder was authenticated.',
      },
    },
  );

const CbAvalgo =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.NetworkOptions.CartesBancaires.CbAvalgo>(
    'CartesBancairesCbAvalgo',
    {
      description: 'The algorithm of the authentication value of a Cartes Bancaires card (CB-AVALGO).',
      values: {
        '0': 'The algorithm with the code 0.',
        '1': 'The algorithm with the code 1.',
        '2': 'The algorithm with the code 2.',
        '3': 'The algorithm with the code 3.',
        '4': 'The algorithm with the code 4.',
        A: 'The algorithm with the code A.',
      },
    },
  );

export const threeDSecureParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure>(
    'The result of a 3-D Secure authentication by another provider than Stripe.',
    {
      ares_trans_status: f.enum(
        AresTransStatus,
        'The `transStatus` in the authentication response (ARes) of the issuer.',
      ),
      cryptogram: f.string(
        'The authentication value (AAV, CAVV or AEVV): 20 bytes in Base64, which are 28 characters.',
      ),
      electronic_commerce_indicator: f.enum(
        ElectronicCommerceIndicator,
        'The electronic commerce indicator (ECI) from your 3-D Secure provider: the degree of authentication.',
      ),
      network_options: f.inputObject(
        'Additional data for individual card networks. Requires `network` in the options for cards.',
        {
          cartes_bancaires: f.inputObject('Additional data for the Cartes Bancaires network.', {
            cb_avalgo: f.required(
              f.enum(
                CbAvalgo,
                'The algorithm with which the issuer computed the authentication value (CB-AVALGO).',
              ),
            ),
            cb_exemption: f.string(
              'The exemption indicator in the authentication response (CB-EXEMPTION): three bytes in Base64, which are four characters.',
            ),
            cb_score: f.int('The risk score in the authentication response (CB-SCORE), from 0 to 99.'),
          }),
        },
      ),
      requestor_challenge_indicator: f.string(
        'The challenge indicator in the authentication request (AReq): two digits, from `01` to `99`.',
      ),
      transaction_id: f.string(
        'The transaction id of the directory server (`dsTransID`), or for 3-D Secure 1 the XID.',
      ),
      version: f.enum(
        ThreeDSecureVersion,
        'The version of 3-D Secure with which the authentication was performed.',
      ),
    },
    { name: 'ThreeDSecure' },
  );
