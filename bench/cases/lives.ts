import pg from 'pg';
import { v7 } from 'uuid';
import * as casesApi from '#client/endpoints/cases.ts';
import { type ReportBody, reportBody } from '#contract/cases/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { findCast } from '#tools/simulator/cast.ts';
import { makeBodies } from '../intake/messages.ts';

/** Lives going on at once. */
const lanes = 8;

/** Whole lives a second: each lane begins the next when one is over. */
const livesPerSecond = async (seconds: number, live: (lane: number) => Promise<void>): Promise<number> => {
  const begin = performance.now();
  let lived = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() - begin < seconds * 1_000) {
        await live(lane);
        lived += 1;
      }
    }),
  );
  return (lived * 1_000) / (performance.now() - begin);
};

/** A case's nine steps over HTTP, each by whose turn it is in the demo district; a lane stays in one place, so that its people are signed in. */
export const lifeOverHttp = async (url: string): Promise<(lane: number) => Promise<void>> => {
  const cast = await findCast(url);
  const bodies: ReportBody[] = makeBodies(lanes).map((body) => reportBody.parse(JSON.parse(`{"id":"${v7()}",${body}`)));
  return async (lane) => {
    const reporter = await cast.resident(lane);
    const report = { ...(bodies[lane] as ReportBody), id: v7() };
    const { caseId, location } = await reporter.call(casesApi.createReport, { body: report });
    const code = (location.grid ?? location.community ?? location.street)?.code ?? '';
    const path = pathOfCode(code);
    const act = async (who: typeof reporter, action: string, fields: object = {}): Promise<void> => {
      await who.call(casesApi.act, { params: { caseId }, body: { id: v7(), version: null, action, ...fields } as never });
    };
    const [clerk, dispatcher] = await Promise.all([cast.staff('clerk', path), cast.staff('dispatcher', path)]);
    const organisationId = await cast.anyOrganisation(dispatcher, code);
    const handler = await cast.handler(organisationId);
    await act(clerk, 'verify');
    // of a kind that closes without anything else being done about it
    await act(clerk, 'file', { kind: 'complaint' });
    await act(dispatcher, 'dispatch', { organisationId });
    await act(handler, 'accept');
    await act(handler, 'answer', { text: '已经到现场处理，请您查看，谢谢反映。' });
    await act(clerk, 'check');
    await act(reporter, 'call_back', { rating: { answered: true, solved: true, satisfied: true, comment: null } });
    await act(dispatcher, 'close');
  };
};

const steps = ['reported', 'verified', 'filed', 'dispatched', 'handling', 'answered', 'checked', 'called_back', 'closed'];

/** The same nine steps as bare statements: a case and its events in two plain tables that hold as many cases, each step a transaction. */
export const lifeInSql = async (databaseUrl: string, cases: number): Promise<{ live: () => Promise<void>; end: () => Promise<void> }> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: lanes });
  await pool.query(
    `INSERT INTO bare_cases (id, report_id, state, text, created_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'archived', repeat('楼下垃圾没有清运，', 8), now() FROM generate_series(1, $1)`,
    [cases],
  );
  await pool.query(
    `INSERT INTO bare_events (id, case_id, action, data, at) SELECT gen_random_uuid(), c.id, s, '{}', now() FROM bare_cases c, unnest($1::text[]) s`,
    [['reported', 'archived']],
  );
  await pool.query('ANALYZE bare_cases, bare_events');
  const live = async (): Promise<void> => {
    const caseId = v7();
    for (const state of steps) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        if (state === 'reported')
          await client.query('INSERT INTO bare_cases (id, report_id, state, text, created_at) VALUES ($1, $2, $3, $4, now())', [
            caseId,
            v7(),
            state,
            '楼下垃圾没有清运，'.repeat(8),
          ]);
        else await client.query('UPDATE bare_cases SET state = $2 WHERE id = $1', [caseId, state]);
        await client.query('INSERT INTO bare_events (id, case_id, action, data, at) VALUES ($1, $2, $3, $4, now())', [
          v7(),
          caseId,
          state,
          '{}',
        ]);
        await client.query('COMMIT');
      } finally {
        client.release();
      }
    }
  };
  return { live, end: () => pool.end() };
};

/** Lives a second of both, in turn; the middle of some rounds. */
export const compareLives = async (
  ours: (lane: number) => Promise<void>,
  bare: () => Promise<void>,
  seconds: number,
  log: (line: string) => void,
): Promise<{ cyclesPerSecond: number; cycleRatio: number }> => {
  await livesPerSecond(2, ours);
  await livesPerSecond(1, bare);
  const rounds: { ours: number; bare: number }[] = [];
  for (let n = 0; n < 3; n += 1) {
    const round = { bare: await livesPerSecond(seconds, bare), ours: await livesPerSecond(seconds, ours) };
    log(`whole lives: ${round.ours.toFixed(1)}/s, in bare SQL ${round.bare.toFixed(1)}/s`);
    rounds.push(round);
  }
  const middle = rounds.toSorted((a, b) => a.ours / a.bare - b.ours / b.bare)[1] as { ours: number; bare: number };
  return { cyclesPerSecond: middle.ours, cycleRatio: middle.ours / middle.bare };
};
