import { execute, type Tx } from '#kernel/db.ts';
import type { Asked, Fact, Measure } from '#modules/scorecards/index.ts';

/**
 * What is counted of activities that ended within the period: those told of, whether they took place; those of which it was told, whether they did; and
 * of whoever had a place in one that did, whether they came. How often something is put on is not offered: it rewards what is cheap to make.
 */
const counted = {
  told: { of: "a.state <> 'cancelled'", n: "a.state in ('held', 'not_held')", out: "a.state = 'cancelled'" },
  held: { of: "a.state in ('held', 'not_held')", n: "a.state = 'held'", out: "a.state = 'cancelled'" },
  attended: { of: "p.state in ('attended', 'absent')", n: "p.state = 'attended'", out: "p.state = 'excused'" },
} as const;

const factsOf = async (tx: Tx, { subjects, days: [first, last], at }: Asked, what: keyof typeof counted): Promise<Map<string, Fact>> => {
  const keys = subjects.map(({ key }) => key);
  const [one] = keys;
  if (one === undefined) return new Map();
  const { of, n, out } = counted[what];
  const people =
    what === 'attended'
      ? `join activity_participants p on p.jurisdiction_id = :jurisdiction and p.activity_id = a.id and a.state = 'held'`
      : '';
  const midnight = new Date(`${first}T00:00:00+08:00`);
  const after = new Date(Math.min(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000, at.getTime()));
  const { rows } = await execute<{ key: string; n: number; of: number; excluded: number }>(
    tx,
    `select left(a.area_code, $4::int) as key, (count(*) filter (where ${n}))::int as n, (count(*) filter (where ${of}))::int as of,
       (count(*) filter (where ${out}))::int as excluded
     from activities a ${people}
     where a.jurisdiction_id = :jurisdiction and a.ends_at >= $1 and a.ends_at < $2 and left(a.area_code, $4::int) = any($3::text[]) group by 1`,
    [midnight, after, keys, one.length],
  );
  // nothing was put on: there is nothing to be judged, which is not the same as not being known
  const found = new Map(keys.map((key): [string, Fact] => [key, { n: 0, of: 0 }]));
  for (const { key, excluded, ...fact } of rows) found.set(key, { ...fact, ...(excluded > 0 && { excluded }) });
  return found;
};

/** Figures of activities that cards of communities and streets can be made of. */
export const activityMeasures: readonly Measure[] = (Object.keys(counted) as (keyof typeof counted)[]).map((what) => ({
  code: `activities.${what}`,
  subjects: ['community', 'street'],
  unit: 'percent',
  facts: async (tx, asked) => new Map([['', await factsOf(tx, asked, what)]]),
}));
