import { createServer } from 'node:http';
import { Pool } from 'undici';
import { listenAndSay, UPSTREAM, workloadOf } from './shared.ts';

/** (b) Sends the request of a workload upstream, parses the response, picks the selected fields, and serialises them. */
const pool = new Pool(UPSTREAM, { connections: 64 });

type Wire = Readonly<Record<string, unknown>>;

function pick(intent: Wire, name: string) {
  const fields = {
    id: intent.id,
    status: String(intent.status).toUpperCase(),
    usage: String(intent.usage).toUpperCase(),
    description: intent.description,
    livemode: intent.livemode,
    createdAt: new Date(Number(intent.created) * 1000).toISOString(),
    cancellationReason: intent.cancellation_reason,
    clientSecret: intent.client_secret,
    paymentMethodTypes: intent.payment_method_types,
    attachToSelf: intent.attach_to_self,
    metadata: Object.entries(intent.metadata as Wire).map(([key, value]) => ({ key, value })),
  };
  if (name === 'W3') {
    const customer = intent.customer as Wire;
    const method = intent.payment_method as { type: unknown; card: Wire };
    return {
      ...fields,
      customer: { name: customer.name, email: customer.email },
      paymentMethod: { type: method.type, card: { last4: method.card.last4 } },
    };
  }
  if (name !== 'W5') return fields;
  const { payment_method_options: options } = intent as { payment_method_options: { card: Wire } };
  return {
    ...fields,
    automaticPaymentMethods: intent.automatic_payment_methods,
    nextAction: intent.next_action,
    lastSetupError: intent.last_setup_error,
    paymentMethodConfigurationDetails: intent.payment_method_configuration_details,
    paymentMethodOptions: { card: options.card },
    customer: { id: intent.customer },
    paymentMethod: { id: intent.payment_method },
    latestAttempt: { id: intent.latest_attempt },
  };
}

listenAndSay(
  createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', async () => {
      JSON.parse(text);
      const { name, upstream } = workloadOf(request);
      const { body } = await pool.request({
        method: upstream.method,
        path: upstream.path,
        body: upstream.body ?? null,
        headers: {
          authorization: 'Bearer sk_test_bench',
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
      const object = JSON.parse(await body.text()) as Wire & { data?: Wire[]; has_more?: boolean };
      const data = object.data
        ? {
            setupIntents: {
              nodes: object.data.map((intent) => pick(intent, name)),
              pageInfo: { hasNextPage: object.has_more, endCursor: object.data.at(-1)?.id },
            },
          }
        : { setupIntent: pick(object, name) };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data }));
    });
  }),
);
