import Fastify from 'fastify';
import pg from 'pg';
import { serveParent } from '../intake/process.ts';

// The same rows as a queue and a case page show, as one would send them in an afternoon: no session, no rights, no contract, no words.
let end = async (): Promise<void> => undefined;

serveParent<{ databaseUrl: string; jurisdictionId: string; states: readonly string[]; area: string }>(
  async ({ databaseUrl, jurisdictionId, states, area }) => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
    const app = Fastify({ logger: false });
    app.get('/queue', async () => {
      const { rows } = await pool.query(
        'SELECT * FROM cases WHERE jurisdiction_id = $1 AND state = ANY($2) AND area_code >= $3 AND area_code < $4 ORDER BY id DESC LIMIT 51',
        [jurisdictionId, states, area, `${area}~`],
      );
      return { items: rows };
    });
    app.get<{ Params: { id: string } }>('/page/:id', async ({ params }) => {
      const [one, events, reports] = await Promise.all(
        [
          'SELECT * FROM cases WHERE jurisdiction_id = $1 AND id = $2',
          'SELECT * FROM case_events WHERE jurisdiction_id = $1 AND case_id = $2 ORDER BY seq',
          'SELECT * FROM reports WHERE jurisdiction_id = $1 AND case_id = $2',
        ].map((text) => pool.query(text, [jurisdictionId, params.id])),
      );
      return { case: one?.rows[0], events: events?.rows, reports: reports?.rows };
    });
    end = async () => {
      await app.close();
      await pool.end();
    };
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
  },
  () => end(),
);
