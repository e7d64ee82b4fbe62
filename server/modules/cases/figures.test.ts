import { afterAll, beforeAll, expect, test } from 'vitest';
import { merge } from '#contract/cases/actions/merge.ts';
import { type CaseState, states } from '#contract/cases/lifecycle.ts';
import { countNow } from '#kernel/rollups/rollups.ts';
import { caseFigures } from '#modules/cases/domain/counted.ts';
import { figuresRollup } from '#modules/cases/rollup.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

/** Everything that is counted, as it stands. */
const counters = async () => ({
  cells: await d.asOwner(
    'select rollup, sheet, level, scope, day::text, counts from rollup_cells where counts <> $1 order by 1, 2, 3, 4, 5',
    ['{}'],
  ),
  parts: await d.asOwner('select subject, day::text, scopes, counts from rollup_parts order by 1'),
});
const rebuild = () => d.process.kernel.rollups.rebuild(d.id, caseFigures);
/** The overview of the supervisor without the moment it was asked. */
const overview = async (query = '') => {
  const answer = await (await d.as('supervisor')).get(`/api/overview?area=${d.code}${query}`);
  expect(answer.status).toBe(200);
  return { ...answer.body, period: null };
};

/** A sequence that looks random and is the same each time. */
const randomFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
};

/** Lets cases live on at random: reports anywhere, any act somebody may take, reopenings, corrected places and categories, cases that join others and part. */
const live = async (random: () => number, steps: number, each: () => Promise<void>): Promise<void> => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const cases: string[] = [];
  const mergeable: readonly string[] = Object.keys(merge.from);
  /** Another case of the street that somebody still works on, by number: ids are not the same each time. */
  const another = async (id: string) =>
    pick(
      await d.asOwner<{ id: string }>(
        `select c.id from cases c join cases own on own.id = $1 and own.area_code like $3
         where c.id <> own.id and c.state = any($2) and c.area_code like $3 order by c.number`,
        [id, mergeable, `${d.area('001').code}%`],
      ),
    );
  for (let n = 0; n < steps; n += 1) {
    d.clock.advance(Math.floor(random() * 20 * 3_600_000));
    if (n % 4 === 0) cases.push(await d.caseIn(pick(states as readonly CaseState[]), { grid: '001001001' }));
    if (n % 5 === 0) cases.push(await d.caseIn('reported', { grid: pick(['001002001', '002001001']) }));
    const id = pick(cases);
    const [{ state, returns } = { state: '', returns: 0 }] = await d.asOwner<{ state: string; returns: number }>(
      'select state, return_count as returns from cases where id = $1',
      [id],
    );
    const into = random() < 0.3 && mergeable.includes(state) ? await another(id) : undefined;
    if (into) await d.must('dispatcher', id, 'merge', { intoId: into.id });
    else if (state === 'merged') await d.must('dispatcher', id, 'unmerge', { reason: '不是同一件事' });
    else if (state === 'verified')
      await d.must('clerk', id, 'file', {
        areaCode: d.area(pick(['001001001', '001002001'])).code,
        categoryCode: pick(['0101', '0102', null]),
      });
    else if (state === 'handling') await d.must('handler', id, 'answer', { text: '已经处理完毕，请查看' });
    else if (state === 'closed' || state === 'rejected') await d.must('resident', id, 'reopen', { reason: '问题又出现了' });
    else if (state === 'dispatched')
      await d.must('handler', id, returns === 0 ? pick(['accept', 'return']) : 'accept', { reason: '不属于本单位职责' });
    await each();
  }
};

test('whatever happens to cases, what was counted step by step is what is counted anew; told twice or late changes nothing', async () => {
  const random = randomFrom(20_261_128);
  let told = 0;
  await live(random, 50, async () => {
    // events wait for each other at random, and come in lots
    if (random() < 0.4) {
      told += 1;
      await d.process.kernel.relay.carry();
    }
  });
  expect(told).toBeGreaterThan(5);
  await d.process.kernel.relay.carry();
  const kept = await counters();
  const [joins] = await d.asOwner<{ n: number; parted: number }>(
    `select count(*) filter (where action = 'merge')::int as n, count(*) filter (where action = 'unmerge')::int as parted from case_events`,
  );
  expect([joins?.n, joins?.parted]).toEqual([expect.toSatisfy((n) => n > 3), expect.toSatisfy((n) => n > 0)]);
  expect(kept.parts.length).toBe((await d.asOwner('select from cases')).length);
  // every event once more, in no order
  const topics = await d.asOwner<{ id: string }>('select id from cases order by md5(id::text)');
  for (const { id } of topics)
    await d.asOwner(
      `insert into outbox (jurisdiction_id, id, topic, subject, payload) select jurisdiction_id, gen_random_uuid(), 'case', id, '{"caseId":"x"}' from cases where id = $1`,
      [id],
    );
  await d.process.kernel.relay.carry();
  expect(await counters()).toEqual(kept);
  await rebuild();
  expect(await counters()).toEqual(kept);
});

test('the overview says what the cases themselves say', async () => {
  const answer = await overview(`&from=2025-01-01T00:00:00Z&to=${d.clock.now().toISOString()}`);
  const [plain] = await d.asOwner(
    `select count(*)::int as reported, count(*) filter (where state = 'archived')::int as archived, sum(return_count)::int as returns,
       sum(reopen_count)::int as reopens, avg(answered::int) filter (where answered is not null)::float8 as response, count(answered)::int as ratings from cases`,
  );
  expect({
    reported: answer.reported,
    archived: answer.archived,
    returns: answer.returns,
    reopens: answer.reopens,
    response: answer.rates.response,
    ratings: answer.rates.ratings,
  }).toEqual(plain);
  const grouped = (column: string) =>
    d.asOwner<{ key: string; n: number }>(`select ${column} as key, count(*)::int as n from cases group by 1 order by 1`);
  const sorted = (rows: { key: unknown; n: number }[]) => rows.toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  const asRows = (pairs: [unknown, number][]) => sorted(pairs.filter(([, n]) => n > 0).map(([key, n]) => ({ key, n })));
  expect(asRows(Object.entries(answer.states) as [string, number][])).toEqual(sorted(await grouped('state')));
  expect(asRows(answer.days.map((one: { day: string; reported: number }) => [one.day, one.reported]))).toEqual(
    sorted(await grouped("to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')")),
  );
  expect(asRows(answer.areas.map((one: { code: string; reported: number }) => [one.code, one.reported]))).toEqual(
    sorted(await grouped('left(area_code, 9)')),
  );
  expect(asRows(answer.categories.map((one: { code: string; count: number }) => [one.code, one.count]))).toEqual(
    sorted(await grouped('category_code')),
  );
  expect(answer.organisations.map((one: Record<string, unknown>) => [one['id'], one['open'], one['returns'], one['answered']])).toEqual(
    (
      await d.asOwner(
        `select o.id, count(*) filter (where c.handler_org_id = o.id and c.state not in ('closed', 'archived', 'rejected', 'withdrawn', 'merged'))::int as open,
           (select count(*)::int from case_events e where e.action = 'return' and e.organisation_id = o.id) as returns,
           count(*) filter (where c.handler_org_id = o.id and c.answered_by is not null)::int as answered
         from organisations o join cases c on c.handler_org_id = o.id or exists (select from case_events e where e.case_id = c.id and e.action = 'return' and e.organisation_id = o.id)
         group by o.id order by open desc, o.id`,
      )
    ).map((one) => [one['id'], one['open'], one['returns'], one['answered']]),
  );
  const stays = await d.asOwner<{ key: string; n: number }>(
    'select from_state as key, count(*)::int as n from case_events where from_state is not null and from_state <> to_state group by 1 order by 1',
  );
  expect(asRows(answer.stages.map((one: { state: string; count: number }) => [one.state, one.count]))).toEqual(sorted(stays));
  // the same from pieces of days alone
  const [first, last] = [answer.days[0].day, answer.days.at(-1).day];
  const day = await overview(`&from=${first}T00:00:01%2B08:00&to=${first}T23:59:59%2B08:00`);
  expect(day.reported).toBe(answer.days[0].reported);
  expect((await overview(`&from=${first}T00:00:00%2B08:00&to=${last}T23:59:59%2B08:00`)).reported).toBe(answer.reported);
});

test('counts of a desk tell ended cases from the roll-up, by the area they were filed in', async () => {
  const { queues, states: byState } = (await (await d.as('supervisor')).get('/api/cases/counts')).body;
  const rows = await d.asOwner<{ state: string; n: number }>('select state, count(*)::int as n from cases group by 1');
  expect(queues.all).toBe(rows.reduce((sum, { n }) => sum + n, 0));
  for (const { state, n } of rows) expect([state, byState[state]]).toEqual([state, n]);
  // one sum for each area, however many days have passed
  expect(await d.asOwner("select from rollup_cells where sheet = 'ended' group by scope having count(*) > 1")).toEqual([]);
});

test('two who count at once count one after the other', async () => {
  const rollup = figuresRollup(d.process.kernel.jurisdictions);
  const [one, other] = [await d.caseIn('reported'), await d.caseIn('reported')];
  // the second waits for the lock, or – without it – for the row the first has changed
  await held(d, {
    first: (tx) => countNow(tx, rollup, d.id, [one]),
    meanwhile: () => d.database.db.write(d.access, (tx) => countNow(tx, rollup, d.id, [other])),
  });
  await d.process.kernel.relay.carry();
  const kept = await counters();
  await rebuild();
  expect(await counters()).toEqual(kept);
});
