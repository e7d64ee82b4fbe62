import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a gateway of the test got it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An HTTP server of the test. */
export interface HttpGateway {
  readonly url: string;
  readonly got: Request[];
  /** How the next requests are answered. */
  answer: (request: Request, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Starts a server on loopback that answers 200 until told otherwise. */
export const startHttpGateway = async (): Promise<HttpGateway> => {
  const got: Request[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) };
      got.push(one);
      self.answer(one, response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const self: HttpGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: (_, response) => response.end('{"Code":"OK"}'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return self;
};
