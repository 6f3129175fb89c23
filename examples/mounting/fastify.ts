import fastify from 'fastify';
import { gateway } from './gateway.js';

export const app = fastify();
app.register(async (scope) => {
  // The gateway reads bodies itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.all(gateway.graphqlEndpoint, async (request, reply) => {
    const { status, headers, body } = await gateway.handleNodeRequestAndResponse(request.raw, reply.raw);
    for (const [name, value] of headers) reply.header(name, value);
    return reply.status(status).send(body);
  });
});
