import fastify from 'fastify';
import { gateway } from './gateway.ts';

export const app = fastify();
app.register(async (scope) => {
  // The gateway reads bodies itself.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.all(gateway.graphqlEndpoint, (request, reply) => {
    reply.hijack();
    return gateway(request.raw, reply.raw);
  });
});
