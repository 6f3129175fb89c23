import { getGateway } from '../../../gateway.ts';

async function handle(request: Request): Promise<Response> {
  // Next.js compresses responses itself, and removes the header Content-Encoding of others.
  const headers = new Headers(request.headers);
  headers.delete('accept-encoding');
  return (await getGateway()).fetch(new Request(request, { headers }));
}

export { handle as GET, handle as OPTIONS, handle as POST };
