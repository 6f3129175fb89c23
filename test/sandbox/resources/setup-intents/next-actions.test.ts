import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import {
  ACCEPTED_FORM,
  type AccountClient,
  authenticate,
  type Json,
  newAccountClient,
  send,
} from '../../support.ts';

const NOW = 1_790_000_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => NOW });
});
afterAll(() => sandbox.close());

async function confirmed(client: AccountClient, kind: string, more = ''): Promise<Json> {
  const form = `payment_method_types[]=${kind}&payment_method_data[type]=${kind}&confirm=true${more}`;
  return (await client.post('/v1/setup_intents', form)).json;
}

const RETURN = '&return_url=https://shop.example.com/done';
const PAGE = expect.stringMatching(
  /^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/authenticate\/acct_\w+\/setatt_\w{24}$/,
);
const QR_CODE = {
  expires_at: NOW + 3600,
  image_url_png: expect.stringMatching(/^data:image\/png;base64,/),
  image_url_svg: expect.stringMatching(/^data:image\/svg\+xml,/),
};

describe('the next action', () => {
  it.each<[kind: string, sent: string, action: { type: string }]>([
    ['blik', '', { type: 'blik_authorize', ...{ blik_authorize: {} } }],
    [
      'cashapp',
      RETURN,
      {
        type: 'cashapp_handle_redirect_or_display_qr_code',
        ...{
          cashapp_handle_redirect_or_display_qr_code: {
            hosted_instructions_url: PAGE,
            mobile_auth_url: PAGE,
            qr_code: QR_CODE,
          },
        },
      },
    ],
    [
      'pix',
      '',
      {
        type: 'pix_display_qr_code',
        ...{ pix_display_qr_code: { ...QR_CODE, data: PAGE, hosted_instructions_url: PAGE } },
      },
    ],
    [
      'upi',
      '',
      {
        type: 'upi_handle_redirect_or_display_qr_code',
        ...{
          upi_handle_redirect_or_display_qr_code: { hosted_instructions_url: PAGE, qr_code: QR_CODE },
        },
      },
    ],
  ])('of %s is specific, and ends when the customer approves or declines', async (kind, sent, action) => {
    const client = newAccountClient(sandbox);
    const agreed = await confirmed(client, kind, sent);
    expect(agreed).toMatchObject({ mandate: null, status: 'requires_action' });
    expect(agreed.next_action).toEqual(action);
    const declined = await confirmed(client, kind, sent);
    const end = (intent: Json, outcome: string) =>
      authenticate(sandbox, { account: client.account, outcome, setup_intent: String(intent.id) });
    expect((await end(agreed, 'succeeded')).json.status).toBe('succeeded');
    expect((await end(declined, 'failed')).json.status).toBe('requires_payment_method');
  });

  it.each([
    ['pix', '', 200],
    ['pix', RETURN, 303],
    ['upi', RETURN, 303],
    ['cashapp', RETURN, 303],
  ])('of %s (%s) has a page that responds with %i', async (kind, sent, status) => {
    const intent = await confirmed(newAccountClient(sandbox), kind, sent);
    const action = intent.next_action?.[String(intent.next_action.type)];
    const url = String(action?.hosted_instructions_url);
    expect((await send(url)).text).toContain(`<code>${kind}</code>`);
    const response = await send(url, { method: 'POST', body: 'outcome=succeeded' });
    expect(response.status).toBe(status);
    if (status === 303) {
      expect(response.headers.get('location')).toMatch(/^https:\/\/shop\.example\.com\/done\?.*=succeeded$/);
    }
  });

  it.each([
    ['a return_url', RETURN, 'redirect_to_url'],
    ['no return_url', '', 'use_stripe_sdk'],
    ['Stripe.js and a return_url', `${RETURN}&use_stripe_sdk=true`, 'use_stripe_sdk'],
  ])('of a card with %s', async (_name, sent, type) => {
    const { json } = await newAccountClient(sandbox).post(
      '/v1/setup_intents',
      `payment_method_types[]=card&payment_method=pm_card_threeDSecureRequired&confirm=true${sent}`,
    );
    expect(json.next_action?.type).toBe(type);
  });

  it.each([
    ['au_becs_debit', '[account_number]=000123456&payment_method_data[au_becs_debit][bsb_number]=000000'],
    ['bacs_debit', '[account_number]=00012345&payment_method_data[bacs_debit][sort_code]=108800'],
    ['boleto', '[tax_id]=000.000.000-00'],
    ['payto', '[pay_id]=jo@example.com'],
    ['sepa_debit', '[iban]=DE89370400440532013000'],
  ])('of %s does not exist, because it succeeds immediately', async (kind, data) => {
    const intent = await confirmed(
      newAccountClient(sandbox),
      kind,
      `&payment_method_data[${kind}]${data}&${ACCEPTED_FORM}`,
    );
    expect(intent).toMatchObject({ next_action: null, status: 'succeeded' });
  });
});
