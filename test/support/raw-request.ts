import { connect } from 'node:net';

/** Sends these bytes over a socket of its own, and nothing after them; gives what comes back first. */
export function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('utf8');
    socket.once('error', reject);
    let answer = '';
    socket.on('data', (chunk: string) => {
      answer += chunk;
      const [head = '', body] = answer.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (body === undefined || Buffer.byteLength(body) < length) return;
      socket.destroy();
      resolve(answer);
    });
    socket.once('close', () => resolve(answer));
  });
}
