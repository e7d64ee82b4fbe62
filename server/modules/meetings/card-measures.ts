import { execute } from '#kernel/db.ts';
import type { Fact, Measure } from '#modules/scorecards/index.ts';

/** Resolutions of an area that were due within a period, and those of them that were done by then. How often anybody meets is no measure. */
export const resolvedInTime: Measure = {
  code: 'meetings.resolved',
  subjects: ['community', 'street'],
  unit: 'percent',
  facts: async (tx, { subjects, days: [first, last], at }) => {
    const { rows } = await execute<{ key: string; n: number; of: number }>(
      tx,
      `select left(r.area_code, $4::int) as key, count(*)::int as of, (count(*) filter (where r.state = 'done' and r.done_on <= r.due_on))::int as n
       from meeting_resolutions r where r.jurisdiction_id = :jurisdiction and r.due_on between $1::date and $2::date
         and (r.state = 'done' or r.due_on < ($3::timestamptz at time zone 'Asia/Shanghai')::date) and left(r.area_code, $4::int) = any($5::text[]) group by 1`,
      [first, last, at, subjects[0]?.key.length ?? 0, subjects.map(({ key }) => key)],
    );
    const found = new Map(subjects.map(({ key }): [string, Fact] => [key, { n: 0, of: 0 }]));
    for (const { key, ...fact } of rows) found.set(key, fact);
    return new Map([['', found]]);
  },
};
