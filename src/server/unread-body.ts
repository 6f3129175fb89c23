import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What is still read of a body after its response: enough for a client to notice the response. */
const MAX_BYTES = 256 * 1024;
const MAX_MS = 1000;

/**
 * Closes the connection after a response that comes before the body has arrived. Node would read all of the body to keep
 * the connection.
 */
export function closeAfterUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return;
  // A body that failed half-way leaves its request without a socket.
  const { socket } = request;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((...args: Parameters<ServerResponse['writeHead']>) => {
    if (!request.complete && !response.headersSent) {
      response.setHeader('connection', 'close');
      closeGently(socket, request);
    }
    return writeHead(...args);
  }) as ServerResponse['writeHead'];
}

/**
 * Lets Node close the connection in two steps. To close it at once, with bytes of the body unread, would reset it, and the
 * client could lose the response.
 */
function closeGently(socket: Socket, request: IncomingMessage): void {
  socket.destroySoon = () => {
    const limit = socket.bytesRead + MAX_BYTES;
    const timer = setTimeout(() => socket.destroy(), MAX_MS);
    socket.once('close', () => clearTimeout(timer));
    socket.on('data', () => {
      if (request.complete || socket.bytesRead > limit) socket.destroy();
    });
    socket.end();
  };
}
