import { periodOf } from '#contract/scorecards/values.ts';
import { ratingMeasures } from '#modules/ratings/index.ts';
import { createLiveRuns, createSources, differencesOf, type RunRecord, reckon } from '#modules/scorecards/index.ts';
import { round } from '../intake/figures.ts';
import { quantile } from '../territory/quantile.ts';
import { card, createScoringWorld, databaseOf, rates } from './world.ts';

export interface ScorecardFigures {
  /** Seconds in which all months are reckoned from scratch, and that over the same in SQL written by hand. */
  readonly fullS: number;
  readonly fullRatio: number;
  readonly previewP95Ms: number;
  readonly diffS: number;
  /** Whether the standing that was kept fact by fact comes to what a reckoning from scratch comes to. */
  readonly incrementalEqualsFull: boolean;
}

const runOf = (month: number): RunRecord => {
  const [first, last] = periodOf('month', `2025-${String(month).padStart(2, '0')}-01`);
  return {
    id: `00000000-0000-7000-8000-0000000000${String(month).padStart(2, '0')}`,
    card: 'bench',
    version: 1,
    first,
    last,
    state: 'running',
    edition: 0,
    appealUntil: null,
    openedBy: '',
  };
};

const good = { on_time: 'on_time', answered: 'answered', solved: 'solved', satisfied: 'satisfied' } as const;
/** The same month in one statement: rates, points by share, by target, by place and by distance, totals and ranks. */
const byHand = `
  with facts as (
    select left(area_code, 12) as k, left(category_code, 2) as c, count(*)::float8 as n_of, ${rates.map((rate) => `count(*) filter (where ${good[rate]})::float8 as ${rate}`).join(', ')}
    from call_backs where jurisdiction_id = $1 and asked_at >= $2 and asked_at < $3 and not excluded and result = 'rated' and latest group by 1, 2),
  figures as (
    select k, c, r.rate, r.n * 100 / n_of as v from facts cross join lateral (values ${rates.map((rate) => `('${rate}', ${rate})`).join(', ')}) as r (rate, n)),
  compared as (
    select *, min(v) over w as low, max(v) over w as high, count(*) over w as all_of, rank() over (partition by c, rate order by v desc) as place
    from figures window w as (partition by c, rate)),
  points as (
    select k, case rate when 'on_time' then 2.5 * v / 100
      when 'answered' then greatest(0.5, 2.5 - 0.05 * greatest(0, 95 - v))
      when 'solved' then case when all_of = 1 then 2.5 else 2.5 - 2.5 * (place - 1) / (all_of - 1) end
      else case when high = low then 2.5 else 2.5 * (v - low) / (high - low) end end as p from compared),
  totals as (select k, round((sum(p) * 100 / (2.5 * count(*)))::numeric, 2) as total from points group by k)
  select k, total, rank() over (order by total desc) as place from totals`;

/** A year of a district is reckoned, one subject is looked at while a month runs, a corrected month is compared. */
export async function measureScorecards(
  options: { subjects: number; cases: number; previews: number },
  log: (line: string) => void,
): Promise<ScorecardFigures> {
  const world = await createScoringWorld(options.subjects, options.cases, log);
  const { db, access } = databaseOf(world);
  try {
    const { jurisdictionId, keys, owner } = world;
    const at = new Date('2026-01-05T02:00:00.000Z');
    const sources = createSources();
    for (const measure of ratingMeasures) sources.add(measure);
    sources.addSubjects('community', async () => keys.map((key) => ({ key, name: key, areaPath: null, organisationId: null })));
    const months = Array.from({ length: 12 }, (_, i) => runOf(i + 1));
    const reckoned = (run: RunRecord) => db.read(access, (tx) => reckon(tx, sources, run, card, { jurisdictionId, at }));

    let [ours, hand] = [0, 0];
    let isSame = true;
    for (const run of months) {
      const begun = performance.now();
      const scores = await reckoned(run);
      const between = performance.now();
      const { rows } = await owner.query<{ k: string; total: number; place: number }>(byHand, [
        jurisdictionId,
        new Date(`${run.first}T00:00:00+08:00`),
        new Date(Date.parse(`${run.last}T00:00:00+08:00`) + 86_400_000),
      ]);
      hand += performance.now() - between;
      ours += between - begun;
      const byKey = new Map(rows.map(({ k, total, place }) => [k, `${Number(total)} ${Number(place)}`]));
      isSame &&= scores.every(
        ({ subject, total, rank }) =>
          total === null || Math.abs(Number(byKey.get(subject)?.split(' ')[0]) - total) < 0.011 || rank === null,
      );
    }
    log(
      `${card.indicators.length} indicators of ${keys.length} subjects over ${months.length} months: ${round(ours / 1000, 1)} s, by hand ${round(hand / 1000, 1)} s, ${isSame ? 'the same totals' : 'OTHER TOTALS'}`,
    );

    const run = months[11] as RunRecord;
    const live = createLiveRuns(db, sources);
    await live.preview(run, card, keys[0] as string, { jurisdictionId, at });
    const times: number[] = [];
    for (let n = 0; n < options.previews; n++) {
      const begun = performance.now();
      await live.preview(run, card, keys[(n * 7_919) % keys.length] as string, { jurisdictionId, at });
      times.push(performance.now() - begun);
    }

    const before = await reckoned(run);
    await owner.query(
      `update call_backs set excluded = true where id in (select id from call_backs where jurisdiction_id = $1 and asked_at >= $2 and not satisfied limit 500)`,
      [jurisdictionId, new Date(`${run.first}T00:00:00+08:00`)],
    );
    const begun = performance.now();
    const after = await reckoned(run);
    const differences = differencesOf(before, after);
    const diffS = (performance.now() - begun) / 1000;
    log(`${differences.length} subjects differ after 500 corrections`);
    // every subject is looked at once more, so that the kept standing hears of all corrections
    let equal = true;
    const seen = new Map(after.map((one) => [one.subject, one]));
    for (const key of keys) await live.preview(run, card, key, { jurisdictionId, at });
    for (const key of keys) {
      const found = await live.preview(run, card, key, { jurisdictionId, at });
      equal &&= found?.score.total === seen.get(key)?.total;
    }
    return {
      fullS: round(ours / 1000, 2),
      fullRatio: round(ours / hand, 2),
      previewP95Ms: round(quantile(times, 0.95), 1),
      diffS: round(diffS, 2),
      incrementalEqualsFull: equal && isSame && options.cases > 0,
    };
  } finally {
    await db.close();
    await world.close();
  }
}
