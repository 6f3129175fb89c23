import fastify, { type FastifyInstance } from 'fastify';
import { gateway } from './gateway.js';

/** A Fastify plugin that serves a gateway. The gateway parses bodies itself. */
export const mount = (served: typeof gateway) => async (app: FastifyInstance) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  for (const path of [served.graphqlEndpoint, '/webhooks/stripe'])
    app.all(path, async (request, reply) => {
      // Passes the request to the option `principal`, with the properties that other plugins have added.
      const context: object = { req: request };
      const response = await served.handleNodeRequestAndResponse(request.raw, reply.raw, context);
      for (const [name, value] of response.headers) reply.header(name, value);
      return reply.status(response.status).send(response.body);
    });
};

export const app = fastify();
app.register(mount(gateway));
