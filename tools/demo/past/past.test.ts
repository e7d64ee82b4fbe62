import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute, systemAccess } from '#kernel/db.ts';
import { verifyAll } from '#tools/cli/verify.ts';
import { filledTemplate, type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { ensureDemo } from '../create.ts';
import { pastDays } from './arrivals.ts';
import { ensurePast } from './ensure-past.ts';

let database: TestDatabase;
let made: number[];
const now = new Date();
beforeAll(async () => {
  // the demo that journeys look around in as well, made once for a run
  const template = await filledTemplate('demo', (urls) => ensureDemo({ ...urls, masterKeys: testKeys, log: () => undefined }));
  database = await testDatabase({ template });
  const options = { appUrl: database.appUrl, ownerUrl: database.ownerUrl, log: () => undefined };
  made = await Promise.all([ensurePast({ ...options, now }), ensurePast({ ...options, now })]);
}, 600_000);
afterAll(() => database?.drop());

const ask = async <R extends Record<string, unknown>>(text: string): Promise<R[]> => {
  const { rows } = await database.db.pool.query<{ id: string }>('select id from jurisdictions');
  return database.db.read(systemAccess(rows[0]?.id ?? ''), async (tx) => (await execute<R>(tx, text, [])).rows);
};

test('is made once, whoever asks at the same time, by the rules: every chain, row and deadline is proved', async () => {
  const total = Math.max(...made);
  expect(made.toSorted((a, b) => a - b)).toEqual([0, total]);
  expect(total).toBeGreaterThan(800);
  expect(await verifyAll(database.appUrl, null, () => undefined)).toMatchObject({ cases: total, broken: [] });
});

test('looks like a district: every end and hour, some late, some reopened, rated, archived; nothing lies ahead of now', async () => {
  const [figures] = await ask<Record<string, number>>(
    `select count(*)::int as all, count(*) filter (where state = 'archived')::int as archived, count(*) filter (where reopen_count > 0)::int as reopened,
       count(*) filter (where rework_count > 0)::int as reworked, count(*) filter (where satisfied)::int as satisfied,
       count(*) filter (where satisfied is not null)::int as rated, count(distinct category_code)::int as categories,
       count(*) filter (where due_at < now())::int as late, count(distinct channel)::int as channels,
       count(distinct (created_at at time zone 'Asia/Shanghai')::date)
         filter (where created_at at time zone 'Asia/Shanghai' < date_trunc('day', now() at time zone 'Asia/Shanghai'))::int as days from cases`,
  );
  const { all, archived, reopened, reworked, satisfied, rated, categories, channels, days } = figures as Record<string, number>;
  expect(archived! / all!).toBeGreaterThan(0.55);
  expect(reopened).toBeGreaterThan(5);
  expect(reworked).toBeGreaterThan(10);
  expect(satisfied! / rated!).toBeGreaterThan(0.8);
  expect(categories).toBeGreaterThan(10);
  // what came of a case may be a case of today
  expect([channels, days]).toEqual([3, pastDays]);
  const [late] = await ask<{ n: number }>('select count(*)::int as n from case_events where at > now()');
  expect(late?.n).toBe(0);
  const [states] = await ask<{ n: number }>("select count(distinct state)::int as n from cases where state <> 'archived'");
  expect(states?.n).toBeGreaterThan(6);
  // somebody is late with something, and nobody with most of it
  expect(figures?.['late']).toBeGreaterThan(0);
});

test('no case about a hazard was closed before one of it had been found cleared', async () => {
  const [hazards] = await ask<{ closed: number; cleared: number }>(
    `select count(*)::int as closed, count(h.cleared_at)::int as cleared
     from cases c left join hazards h on h.case_id = c.id where c.kind = 'hazard' and c.state in ('closed', 'archived')`,
  );
  expect(hazards?.closed).toBeGreaterThan(20);
  expect(hazards?.cleared).toBe(hazards?.closed);
});

test('whoever looks around as the resident finds own reports, and what happened in the last days is told to those it concerns', async () => {
  const [own] = await ask<{ n: number }>(
    "select count(*)::int as n from cases c join accounts a on a.id = c.reporter_id where a.username = 'resident'",
  );
  expect(own?.n).toBeGreaterThan(3);
  const told = await ask<{ caseId: string; at: string }>(
    `select payload->>'caseId' as "caseId", payload->>'at' as at from outbox where topic = 'case'`,
  );
  const lately = told.filter(({ at }) => now.getTime() - Date.parse(at) < 10 * 86_400_000);
  expect(lately.length).toBeGreaterThan(200);
  // of older news, where each open case stands
  const older = told.filter((one) => !lately.includes(one)).map(({ caseId }) => caseId);
  expect(new Set(older).size).toBe(older.length);
});

test('a few cases have joined others, a few have parts, and some are followed by people who did not report them', async () => {
  const [found] = await ask<Record<string, number>>(
    `select count(*) filter (where c.state = 'merged')::int as joined, count(*) filter (where c.parent_id is not null)::int as parts,
       (select count(*)::int from case_follows) as followed, (select count(*)::int from case_follows f join accounts a on a.id = f.account_id where a.username = 'resident') as own
     from cases c`,
  );
  expect(found?.['joined']).toBeGreaterThan(2);
  expect(found?.['parts']).toBeGreaterThan(1);
  expect(found?.['followed']).toBeGreaterThan(5);
  expect(found?.['own']).toBeGreaterThan(0);
});

test('estates have final months: reckoned from the checks and complaints there are, with lists, what follows from them, and a subsidy to be checked', async () => {
  const months = await ask<{
    state: string;
    first: string;
    scores: number;
    known: number;
    red: number;
    yellow: number;
    complaints: number;
  }>(
    `select r.state, r.first_day::text as first, count(*)::int as scores, count(s.total)::int as known, count(*) filter (where s.list = 'red')::int as red,
       count(*) filter (where s.list = 'yellow')::int as yellow, coalesce(sum((s.facts -> 'complaints' ->> 'n')::int), 0)::int as complaints
     from scorecard_runs r join scorecard_scores s on s.run_id = r.id and s.edition = r.edition
     where r.card = 'estates' and r.edition = 1 group by 1, 2 order by 2`,
  );
  const final = months.filter(({ state }) => state === 'final');
  expect(final.length).toBeGreaterThan(0);
  for (const month of months) {
    // ten, or fewer where equal totals stand at the edge
    for (const n of [month.red, month.yellow]) expect([n > 0, n <= 10]).toEqual([true, true]);
    // an estate nobody looked at is not scored; most are
    expect(month.known / month.scores).toBeGreaterThan(0.5);
    expect(month.complaints).toBeGreaterThan(0);
  }
  const acts = await ask<{ act: string; n: number }>('select act, count(*)::int as n from property_consequences group by 1');
  expect(Object.fromEntries(acts.map(({ act, n }) => [act, n]))).toEqual(
    expect.objectContaining({ praise: expect.any(Number), rectify: expect.any(Number) }),
  );
  const [subsidy] = await ask<{ state: string; total: string; first: string }>(
    "select state, total, first_day::text as first from subsidy_runs where scheme = 'monthly'",
  );
  expect(subsidy).toMatchObject({ state: 'reckoned', first: final.at(-1)?.first });
  expect(Number(subsidy?.total)).toBeGreaterThan(0);
});
