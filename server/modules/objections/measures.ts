import type { SubjectKind } from '#contract/scorecards/card.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Asked, Fact, Measure } from '#modules/scorecards/index.ts';

const dayLong = 86_400_000;
const asOrganisations = ({ subjects, days: [first, last] }: Asked): unknown[] => [
  new Date(`${first}T00:00:00+08:00`),
  new Date(Date.parse(`${last}T00:00:00+08:00`) + dayLong),
  subjects.map(({ key }) => key),
];
const byKey = (
  { subjects }: Asked,
  rows: readonly ({ readonly key: string } & Fact)[],
  nothing: Fact,
): ReadonlyMap<string, ReadonlyMap<string, Fact>> => {
  const found = new Map(subjects.map(({ key }): [string, Fact] => [key, nothing]));
  for (const { key, ...fact } of rows) found.set(key, fact);
  return new Map([['', found]]);
};
/** What happened next to a case that went to an organisation. */
const next = `(select q.what from case_passings q where q.jurisdiction_id = :jurisdiction and q.case_id = p.case_id and q.seq > p.seq order by q.seq limit 1)`;

/** Cases that went to an organisation and were not given back by it. What was recalled, such as after an objection that was upheld, counts for nobody. */
const kept = async (tx: Tx, asked: Asked) => {
  const { rows } = await execute<{ key: string; n: number; of: number; excluded: number }>(
    tx,
    `select s.key, (count(*) filter (where s.next is distinct from 'recall'))::int as of,
       (count(*) filter (where s.next is null or s.next not in ('recall', 'return')))::int as n, (count(*) filter (where s.next = 'recall'))::int as excluded
     from (select p.organisation_id::text as key, ${next} as next from case_passings p where p.jurisdiction_id = :jurisdiction
       and p.at >= $1 and p.at < $2 and p.what = 'dispatch' and p.organisation_id = any($3::uuid[])) s group by s.key`,
    asOrganisations(asked),
  );
  return byKey(asked, rows, { n: 0, of: 0, excluded: 0 });
};

/** Cases that an organisation gave back though it had given them back before. */
const returnedAgain = async (tx: Tx, asked: Asked) => {
  const { rows } = await execute<{ key: string; n: number; of: null }>(
    tx,
    `select p.organisation_id::text as key, count(*)::int as n, null as of from case_passings p
     where p.jurisdiction_id = :jurisdiction and p.at >= $1 and p.at < $2 and p.what = 'return' and p.organisation_id = any($3::uuid[])
       and exists (select 1 from case_passings q where q.jurisdiction_id = :jurisdiction and q.case_id = p.case_id and q.seq < p.seq and q.what = 'return'
         and q.organisation_id = p.organisation_id) group by 1`,
    asOrganisations(asked),
  );
  return byKey(asked, rows, { n: 0, of: null });
};

/** Objections that were decided, and those of them that were found to be right. */
const upheld = async (tx: Tx, asked: Asked) => {
  const { rows } = await execute<{ key: string; n: number; of: number }>(
    tx,
    `select x.organisation_id::text as key, count(*)::int as of, (count(*) filter (where x.state = 'upheld'))::int as n from objections x
     where x.jurisdiction_id = :jurisdiction and x.raised_at >= $1 and x.raised_at < $2 and x.state in ('upheld', 'refused')
       and x.organisation_id = any($3::uuid[]) group by 1`,
    asOrganisations(asked),
  );
  return byKey(asked, rows, { n: 0, of: 0 });
};

const subjects: readonly SubjectKind[] = ['department', 'company'];
/** How organisations take what is dispatched to them. */
export const objectionMeasures: readonly Measure[] = [
  { code: 'objections.kept', subjects, unit: 'percent', facts: kept },
  { code: 'objections.returned_again', subjects, unit: 'count', facts: returnedAgain },
  { code: 'objections.upheld', subjects, unit: 'percent', facts: upheld },
];
