import Fastify from 'fastify';
import { serveParent } from '../intake/process.ts';

// What one would write in an afternoon: a tile somebody made before, sent from memory. No session, no question who may see it.
let end = async (): Promise<void> => undefined;

serveParent<{ tile: string }>(
  async ({ tile }) => {
    const bytes = Buffer.from(tile, 'base64');
    const app = Fastify({ logger: false });
    app.get('/tile', (_, reply) => reply.header('content-encoding', 'gzip').type('application/vnd.mapbox-vector-tile').send(bytes));
    end = () => app.close();
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
  },
  () => end(),
);
