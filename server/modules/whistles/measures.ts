import type { SubjectKind } from '#contract/scorecards/card.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Asked, Fact, Measure } from '#modules/scorecards/index.ts';

const dayLong = 86_400_000;
const spanOf = ([first, last]: Asked['days']): [from: Date, to: Date] => [
  new Date(`${first}T00:00:00+08:00`),
  new Date(Date.parse(`${last}T00:00:00+08:00`) + dayLong),
];
/** Facts by key; whoever is asked about and was in nothing has nothing to be judged. */
const byKey = (
  { subjects }: Asked,
  rows: readonly { key: string; n: number; of: number; excluded?: number }[],
): ReadonlyMap<string, ReadonlyMap<string, Fact>> => {
  const found = new Map(subjects.map(({ key }): [string, Fact] => [key, { n: 0, of: 0 }]));
  for (const { key, ...fact } of rows) found.set(key, fact);
  return new Map([['', found]]);
};

/** Of the calls to an organisation: those that are judged, and those of them that are good. What is neither done nor due is judged by nobody yet. */
const called = {
  answered: { of: 'c.answered_at is not null or c.answer_due_at < $3', n: 'c.answered_at <= c.answer_due_at' },
  came: { of: 'c.coming is not false and (c.arrived_at is not null or c.arrive_due_at < $3)', n: 'c.arrived_at <= c.arrive_due_at' },
  closed: {
    of: 'c.coming is not false and c.feedback_due_at is not null and (c.fed_back_at is not null or c.feedback_due_at < $3)',
    n: 'c.fed_back_at <= c.feedback_due_at',
  },
} as const;

const callsBy = async (tx: Tx, asked: Asked, what: keyof typeof called) => {
  const { of, n } = called[what];
  const { rows } = await execute<{ key: string; n: number; of: number }>(
    tx,
    `select c.organisation_id::text as key, (count(*) filter (where ${of}))::int as of, (count(*) filter (where (${of}) and ${n}))::int as n
     from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.called_at >= $1 and c.called_at < $2 and not c.withdrawn
       and c.organisation_id = any($4::uuid[]) group by 1`,
    [...spanOf(asked.days), asked.at, asked.subjects.map(({ key }) => key)],
  );
  return byKey(asked, rows);
};

/** Marks from 1 to 5 that callers gave, with their number. */
const marksBy = async (tx: Tx, asked: Asked) => {
  const { rows } = await execute<{ key: string; n: number; of: number }>(
    tx,
    `select c.organisation_id::text as key, count(c.rating)::int as of, coalesce(sum(c.rating), 0)::int as n
     from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.called_at >= $1 and c.called_at < $2 and not c.withdrawn
       and c.organisation_id = any($3::uuid[]) group by 1`,
    [...spanOf(asked.days), asked.subjects.map(({ key }) => key)],
  );
  return byKey(asked, rows);
};

/**
 * Whistles of an area that bore out, of those that are over: not withdrawn, and not refused with a reason by everybody who was called. That nobody came although
 * nobody refused is no fault of the caller.
 */
const borneOutBy = async (tx: Tx, asked: Asked) => {
  const [one] = asked.subjects;
  const { rows } = await execute<{ key: string; n: number; of: number }>(
    tx,
    `select left(w.caller_code, $3::int) as key, count(*)::int as of,
       (count(*) filter (where w.state = 'ended' and exists (select 1 from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.whistle_id = w.id
         and c.coming is not false)))::int as n
     from whistles w where w.jurisdiction_id = :jurisdiction and w.called_at >= $1 and w.called_at < $2 and w.state <> 'open'
       and left(w.caller_code, $3::int) = any($4::text[]) group by 1`,
    [...spanOf(asked.days), one?.key.length ?? 0, asked.subjects.map(({ key }) => key)],
  );
  return byKey(asked, rows);
};

const organisations: readonly SubjectKind[] = ['department', 'company'];
/** Both sides of a whistle: how those who are called respond, and whether those who call had reason to. How often somebody calls is no measure. */
export const whistleMeasures: readonly Measure[] = [
  ...(Object.keys(called) as (keyof typeof called)[]).map(
    (what): Measure => ({
      code: `whistles.${what}`,
      subjects: organisations,
      unit: 'percent',
      facts: (tx, asked) => callsBy(tx, asked, what),
    }),
  ),
  { code: 'whistles.rated', subjects: organisations, unit: 'points', facts: marksBy },
  { code: 'whistles.borne_out', subjects: ['community', 'street'], unit: 'percent', facts: borneOutBy },
];
