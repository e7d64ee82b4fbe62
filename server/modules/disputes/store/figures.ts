import type { DisputeFigure } from '#contract/disputes/shapes.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { type DisputeFilter, whereOf } from './disputes.ts';

/** Figures by kind of disputes accepted between two days, both included. Fulfilled: a visit found it so. */
export const figuresOf = async (tx: Tx, filter: DisputeFilter, from: string, to: string): Promise<DisputeFigure[]> => {
  const { where, values, place } = whereOf(filter);
  const { rows } = await execute<DisputeFigure>(
    tx,
    `select d.kind, count(*)::int as accepted, count(d.concluded_on)::int as concluded,
       count(*) filter (where d.concluded_on <= d.due_on)::int as "inTime",
       count(*) filter (where d.state = 'agreed')::int as agreed, count(*) filter (where d.form = 'written')::int as written,
       count(*) filter (where d.form = 'oral')::int as oral, count(d.confirmed_on)::int as confirmed, count(d.fulfilled_on)::int as fulfilled,
       coalesce(sum(d.amount) filter (where d.state = 'agreed'), 0)::float8 as amount
     from disputes d where ${where} and d.accepted_on >= ${place(from)}::date and d.accepted_on <= ${place(to)}::date
     group by d.kind order by accepted desc, d.kind`,
    values,
  );
  return rows;
};
