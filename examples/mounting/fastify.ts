import fastify, { type FastifyInstance } from 'fastify';
import { gateway } from './gateway.js';

/** A plugin of Fastify's that serves a gateway, which reads bodies itself. */
export const mount = (served: typeof gateway) => async (app: FastifyInstance) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.all(served.graphqlEndpoint, async (request, reply) => {
    // For `principal`, which finds there what other plugins know of the request.
    const context: object = { req: request };
    const response = await served.handleNodeRequestAndResponse(request.raw, reply.raw, context);
    for (const [name, value] of response.headers) reply.header(name, value);
    return reply.status(response.status).send(response.body);
  });
};

export const app = fastify();
app.register(mount(gateway));
