import { createServer } from 'node:http';
import { RESTDataSource } from '@apollo/datasource-rest';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { listenAndSay, PEER_SDL, RESOLVERS, type Source, UPSTREAM, type WireIntent } from './shared.ts';

/** Apollo Server 5 with its REST data source, one for each request. */
class StripeSource extends RESTDataSource implements Source {
  override baseURL = UPSTREAM;
  override willSendRequest(_path: string, request: { headers: Record<string, string> }) {
    request.headers.authorization = 'Bearer sk_test_bench';
  }
  setupIntent(id: string) {
    return this.get<WireIntent>(`/v1/setup_intents/${id}`);
  }
  setupIntents(limit: number) {
    return this.get<{ data: WireIntent[]; has_more: boolean }>('/v1/setup_intents', {
      params: { limit: String(limit) },
    });
  }
  create(params: Readonly<Record<string, string>>) {
    const body = new URLSearchParams(params).toString();
    return this.post<WireIntent>('/v1/setup_intents', {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }
  customer(id: string) {
    return this.get<object>(`/v1/customers/${id}`);
  }
  paymentMethod(id: string) {
    return this.get<object>(`/v1/payment_methods/${id}`);
  }
}

const apollo = new ApolloServer<{ source: Source }>({
  typeDefs: PEER_SDL,
  resolvers: RESOLVERS as never,
  includeStacktraceInErrorResponses: false,
});
await apollo.start();
listenAndSay(
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const {
        body,
        status,
        headers: sent,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method?.toUpperCase() ?? 'POST',
          headers,
          search: '',
          body: JSON.parse(Buffer.concat(chunks).toString()),
        },
        context: async () => ({ source: new StripeSource() }),
      });
      for (const [name, value] of sent) response.setHeader(name, value);
      response.statusCode = status ?? 200;
      response.end(body.kind === 'complete' ? body.string : '');
    });
  }),
);
