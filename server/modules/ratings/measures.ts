import type { SubjectKind } from '#contract/scorecards/card.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Asked, Fact, Measure } from '#modules/scorecards/index.ts';

/** What is counted of call-backs: those a rate stands on, and those of them that are good. */
const counted = {
  on_time: { of: 'k.on_time is not null', n: 'k.on_time' },
  answered: { of: "k.result = 'rated' and k.latest", n: 'k.answered' },
  solved: { of: "k.result = 'rated' and k.latest", n: 'k.solved' },
  satisfied: { of: "k.result = 'rated' and k.latest", n: 'k.satisfied' },
} as const;

/** One fact for each subject: what was checked within the period, without excluded complaints, and how many of those there are. */
const factsBy = async (
  tx: Tx,
  { subjects, days: [first, last], category }: Asked,
  what: keyof typeof counted,
): Promise<Map<string, Fact>> => {
  const { of, n } = counted[what];
  const byArea = subjects.every(({ organisationId }) => organisationId === null);
  const keys = subjects.map(({ key }) => key);
  const digits = byArea ? (keys[0]?.length ?? 0) : 0;
  const { rows } = await execute<{ key: string; n: number; of: number; excluded: number }>(
    tx,
    `select ${byArea ? 'left(k.area_code, $4::int)' : 'k.handler_org_id::text'} as key, count(*) filter (where ${of} and not k.excluded)::int as of,
       count(*) filter (where ${of} and ${n} and not k.excluded)::int as n, count(*) filter (where ${of} and k.excluded)::int as excluded
     from call_backs k
     where k.jurisdiction_id = :jurisdiction and k.asked_at >= $1 and k.asked_at < $2
       and ($5::text is null or starts_with(k.category_code, $5)) and ${byArea ? 'left(k.area_code, $4::int) = any($3::text[])' : 'k.handler_org_id = any($3::uuid[]) and $4 = 0'}
     group by 1`,
    [new Date(`${first}T00:00:00+08:00`), new Date(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000), keys, digits, category],
  );
  const found = new Map(rows.map(({ key, ...fact }): [string, Fact] => [key, fact]));
  // nothing was checked: there is nothing to be judged, which is not the same as not being known
  return new Map(keys.map((key) => [key, found.get(key) ?? { n: 0, of: 0, excluded: 0 }]));
};

const subjects: readonly SubjectKind[] = ['community', 'street', 'department', 'company'];

/** Figures of call-backs that cards of areas and of organisations can be made of. */
export const ratingMeasures: readonly Measure[] = (Object.keys(counted) as (keyof typeof counted)[]).map((what) => ({
  code: `ratings.${what}`,
  subjects,
  unit: 'percent',
  byCategory: true,
  facts: (tx, asked) => factsBy(tx, asked, what),
}));
