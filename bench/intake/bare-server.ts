import Fastify from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';
import type { ReportBody } from '#contract/cases/api.ts';
import { serveParent } from './process.ts';

// What one would write in an afternoon: Fastify and pg, one case and one event in a transaction, nothing checked.
let end = async (): Promise<void> => undefined;

serveParent<{ databaseUrl: string; connections: number } | 'cpu'>(
  async (given) => {
    if (given === 'cpu') return process.cpuUsage();
    const { databaseUrl, connections } = given;
    const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
    const app = Fastify({ logger: false });
    app.post<{ Body: ReportBody }>('/api/reports', async ({ body }, reply) => {
      const at = new Date();
      const caseId = v7();
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(
          'INSERT INTO bare_cases (id, report_id, state, text, place_text, lon, lat, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
          [caseId, body.id, 'reported', body.text, body.placeText, body.point?.lon, body.point?.lat, at],
        );
        await client.query('INSERT INTO bare_events (id, case_id, action, data, at) VALUES ($1, $2, $3, $4, $5)', [
          v7(),
          caseId,
          'report',
          JSON.stringify({ reportId: body.id, anonymous: body.anonymous }),
          at,
        ]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
      return reply.status(201).send({ id: body.id, caseId, state: 'reported', createdAt: at.toISOString() });
    });
    end = async () => {
      await app.close();
      await pool.end();
    };
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }) };
  },
  () => end(),
);
