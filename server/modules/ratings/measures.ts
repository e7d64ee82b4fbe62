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

/** By category asked for, one fact for each subject: what was checked within the period, without excluded complaints, and how many of those there are. */
const factsBy = async (
  tx: Tx,
  { subjects, days: [first, last], categories }: Asked,
  what: keyof typeof counted,
): Promise<Map<string, Map<string, Fact>>> => {
  const { of, n } = counted[what];
  const [one] = subjects;
  const keys = subjects.map(({ key }) => key);
  const byArea = one?.organisationId === null;
  const values: unknown[] = [
    new Date(`${first}T00:00:00+08:00`),
    new Date(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000),
    categories,
    keys,
  ];
  // one subject is found by its area, all of them by their time
  const alone =
    byArea && keys.length === 1 ? `and k.area_code >= $${values.push(keys[0])} and k.area_code < $${values.push(`${keys[0]}~`)}` : '';
  const key = byArea ? `left(k.area_code, $${values.push(one.key.length)}::int)` : 'k.handler_org_id';
  const { rows } = await execute<{ key: string; category: string; n: number; of: number; excluded: number }>(
    tx,
    `select ${key}::text as key, c.category, count(*) filter (where not k.excluded)::int as of,
       count(*) filter (where ${n} and not k.excluded)::int as n, count(*) filter (where k.excluded)::int as excluded
     from call_backs k join unnest($3::text[]) as c (category) on c.category = '' or starts_with(k.category_code, c.category)
     where k.jurisdiction_id = :jurisdiction and k.asked_at >= $1 and k.asked_at < $2 and ${of} and ${key} = any($4::${byArea ? 'text' : 'uuid'}[]) ${alone}
     group by 1, 2`,
    values,
  );
  // nothing was checked: there is nothing to be judged, which is not the same as not being known
  const found = new Map(
    categories.map((category) => [category, new Map(keys.map((own): [string, Fact] => [own, { n: 0, of: 0, excluded: 0 }]))]),
  );
  for (const { key: own, category, ...fact } of rows) found.get(category)?.set(own, fact);
  return found;
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
