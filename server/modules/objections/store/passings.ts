import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

/** Notes dispatches, returns and recalls by the events of their cases; what is noted already stays. */
export const notePassings = async (tx: Tx, events: readonly { caseId: string; seq: number; areaCode: string }[]): Promise<void> => {
  for (const { caseId, seq, areaCode } of events)
    await execute(
      tx,
      `insert into case_passings (jurisdiction_id, case_id, seq, organisation_id, what, at, area_code)
       select :jurisdiction, e.case_id, e.seq, (e.data->>'organisationId')::uuid, e.action, e.at, $3
       from case_events e where e.jurisdiction_id = :jurisdiction and e.case_id = $1 and e.seq = $2
         and e.action in ('dispatch', 'return', 'recall') and e.data->>'organisationId' is not null
       on conflict (jurisdiction_id, case_id, seq) do nothing returning seq`,
      [caseId, seq, areaCode],
    );
};

export interface PassingRow {
  readonly organisationId: string;
  readonly dispatched: number;
  readonly returned: number;
  readonly recalled: number;
}
/** How often cases in some areas went to and came back from each organisation in a period. */
export const passingsBetween = async (tx: Tx, codes: readonly string[], from: Date, to: Date): Promise<PassingRow[]> => {
  const values: unknown[] = [from, to];
  const within = withinCodes('p.area_code', codes, values);
  const { rows } = await execute<PassingRow>(
    tx,
    `select p.organisation_id as "organisationId", (count(*) filter (where p.what = 'dispatch'))::int as dispatched,
       (count(*) filter (where p.what = 'return'))::int as returned, (count(*) filter (where p.what = 'recall'))::int as recalled
     from case_passings p where p.jurisdiction_id = :jurisdiction and p.at >= $1 and p.at < $2 and ${within} group by p.organisation_id`,
    values,
  );
  return rows;
};

export interface ObjectedRow {
  readonly organisationId: string;
  readonly objections: number;
  readonly upheld: number;
  readonly refused: number;
  readonly rulings: number;
}
/** Objections raised in a period on cases in some areas. */
export const objectionsBetween = async (tx: Tx, codes: readonly string[], from: Date, to: Date): Promise<ObjectedRow[]> => {
  const values: unknown[] = [from, to];
  const within = withinCodes('x.area_code', codes, values);
  const { rows } = await execute<ObjectedRow>(
    tx,
    `select x.organisation_id as "organisationId", count(*)::int as objections, (count(*) filter (where x.state = 'upheld'))::int as upheld,
       (count(*) filter (where x.state = 'refused'))::int as refused,
       (count(*) filter (where x.final and x.state in ('upheld', 'refused')))::int as rulings
     from objections x where x.jurisdiction_id = :jurisdiction and x.raised_at >= $1 and x.raised_at < $2 and ${within} group by x.organisation_id`,
    values,
  );
  return rows;
};
