import type pg from 'pg';
import type { Job } from './send.ts';

/** Where what was sent must stand, by its id. */
const tables = {
  scan: ['patrol_scans', 'id'],
  visit: ['visits', 'id'],
  case: ['reports', 'id'],
} as const;

/** Compares what was sent with what the database holds since: what is missing, and what stands there more than once. */
export const compare = async (
  database: pg.Client,
  jobs: readonly Job[],
  before: Readonly<Record<string, number>>,
): Promise<{ lost: number; doubled: number }> => {
  let [lost, doubled] = [0, 0];
  for (const [kind, [table, column]] of Object.entries(tables)) {
    const ids = jobs.filter((job) => job.kind === kind).map(({ id }) => id);
    const { rows } = await database.query<{ found: number; all: number }>(
      `select (count(distinct ${column}) filter (where ${column} = any($1::uuid[])))::int as found, count(*)::int as all from ${table}`,
      [ids],
    );
    const { found = 0, all = 0 } = rows[0] ?? {};
    lost += ids.length - found;
    doubled += all - (before[table] ?? 0) - found;
  }
  // each act on the spot once, whatever it served
  const acts = jobs.filter(({ kind }) => kind !== 'case').map(({ id }) => id);
  const { rows } = await database.query<{ kept: number; all: number }>(
    'select count(distinct id)::int as kept, count(*)::int as all from activity_acts where id = any($1::uuid[])',
    [acts],
  );
  lost += acts.length - (rows[0]?.kept ?? 0);
  doubled += (rows[0]?.all ?? 0) - (rows[0]?.kept ?? 0);
  return { lost, doubled };
};

/** How many rows stand there before anything is sent. */
export const countBefore = async (database: pg.Client): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const [table] of Object.values(tables)) {
    const { rows } = await database.query<{ all: number }>(`select count(*)::int as all from ${table}`);
    counts[table] = rows[0]?.all ?? 0;
  }
  return counts;
};
