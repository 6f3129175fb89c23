import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The maximum number of bytes of a body, and of milliseconds, that are still read after the response, so that the
 * client can receive the response first.
 */
const MAX_BYTES = 256 * 1024;
const MAX_MS = 1000;

/**
 * Closes the connection after a response that is sent before the body has arrived. Node would read the whole body to keep
 * the connection open.
 */
export function closeAfterUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return;
  // `request.socket` is undefined after a failure within the body.
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
 * Makes Node close the connection in two steps. Closing it at once, with unread bytes of the body, would reset it, and the
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
