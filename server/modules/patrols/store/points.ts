import type { Basis } from '#contract/patrols/points.ts';
import type { CodeMode } from '#contract/patrols/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What is said of a patrol point. */
export interface PointValues {
  readonly checklist: string;
  readonly basis: Basis | null;
  readonly codeMode: CodeMode;
  readonly metres: number | null;
  readonly hours: readonly [string, string] | null;
}
/** A place of kind patrol point with what is said of it. */
export interface PointRecord {
  readonly placeId: string;
  readonly name: string;
  readonly areaPath: string;
  readonly areaCode: string;
  readonly lon: number;
  readonly lat: number;
  readonly token: string;
  readonly closed: boolean;
  /** Null: nothing yet. */
  readonly checklist: string | null;
  readonly basisKind: Basis['kind'] | null;
  readonly basisText: string | null;
  readonly basisSource: string | null;
  readonly basisBy: string | null;
  readonly basisUntil: string | null;
  readonly codeMode: CodeMode | null;
  readonly metres: number | null;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly version: number;
}

const columns = `p.id as "placeId", p.name, p.area_path::text as "areaPath", p.area_code as "areaCode", p.lon, p.lat, p.token, p.closed_on is not null as closed,
  x.checklist, x.basis_kind as "basisKind", x.basis_text as "basisText", x.basis_source as "basisSource", x.basis_by as "basisBy",
  x.basis_until::text as "basisUntil", x.code_mode as "codeMode", x.metres, x.opens, x.closes, coalesce(x.version, 0) as version`;
// each by its key: what is said of few places does not mislead the planner
const source = `places p left join lateral (select y.* from patrol_points y
  where y.jurisdiction_id = :jurisdiction and y.place_id = p.id limit 1) x on true`;
const ours = `p.jurisdiction_id = :jurisdiction and split_part(p.kind, '-', 1) = 'patrol_point'`;

/** Which points a list shows. `codes` are areas, with all below. */
export interface PointFilter {
  readonly codes: readonly string[];
  readonly q: string | null;
  readonly basis: 'named' | 'none' | null;
  readonly today: string;
}
export type PointKey = readonly [areaCode: string, name: string, placeId: string];

/** A page of existing points by area and name. */
export const pageOfPoints = async (tx: Tx, f: PointFilter, after: PointKey | null, limit: number): Promise<PointRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = f.codes.map((code) => `(p.area_code >= ${p(code)}::text and p.area_code < ${p(`${code}~`)}::text)`);
  const parts = [ours, `(${below.join(' or ') || 'false'})`, 'p.closed_on is null'];
  if (f.q) parts.push(`position(${p(f.q)} in p.name) > 0`);
  if (f.basis === 'named') parts.push(`x.basis_until >= ${p(f.today)}::date`);
  if (f.basis === 'none') parts.push(`(x.basis_until is null or x.basis_until < ${p(f.today)}::date)`);
  if (after) parts.push(`(p.area_code, p.name, p.id) > (${p(after[0])}, ${p(after[1])}, ${p(after[2])}::uuid)`);
  const text = `select ${columns} from ${source} where ${parts.join(' and ')} order by p.area_code, p.name, p.id limit ${p(limit)}`;
  return (await execute<PointRecord>(tx, text, values)).rows;
};

/** Points by their ids, in no order; closed ones too. */
export const findPoints = async (tx: Tx, ids: readonly string[]): Promise<PointRecord[]> =>
  ids.length === 0
    ? []
    : (await execute<PointRecord>(tx, `select ${columns} from ${source} where ${ours} and p.id = any($1::uuid[])`, [ids])).rows;

/**
 * Says something of points, in one statement.
 * @returns those that were written: one whose version is another by now is not
 */
export const putPoints = async (
  tx: Tx,
  points: readonly (PointValues & { readonly placeId: string; readonly version: number })[],
): Promise<string[]> => {
  const rows = points.map(({ placeId, checklist, basis, codeMode, metres, hours, version }) => ({
    placeId,
    checklist,
    kind: basis?.kind ?? null,
    text: basis?.text ?? null,
    source: basis?.source ?? null,
    by: basis?.approvedBy ?? null,
    until: basis?.until ?? null,
    codeMode,
    metres,
    opens: hours?.[0] ?? null,
    closes: hours?.[1] ?? null,
    version,
  }));
  const { rows: written } = await execute<{ id: string }>(
    tx,
    `insert into patrol_points as x (jurisdiction_id, place_id, checklist, basis_kind, basis_text, basis_source, basis_by, basis_until, code_mode, metres,
       opens, closes, version)
     select :jurisdiction, r."placeId", r.checklist, r.kind, r.text, r.source, r.by, r.until, r."codeMode", r.metres, r.opens, r.closes, r.version + 1
     from jsonb_to_recordset($1::jsonb) as r("placeId" uuid, checklist text, kind text, text text, source text, by text, until date, "codeMode" text,
       metres int, opens text, closes text, version int)
     on conflict (jurisdiction_id, place_id) do update set checklist = excluded.checklist, basis_kind = excluded.basis_kind,
       basis_text = excluded.basis_text, basis_source = excluded.basis_source, basis_by = excluded.basis_by, basis_until = excluded.basis_until,
       code_mode = excluded.code_mode, metres = excluded.metres, opens = excluded.opens, closes = excluded.closes, version = excluded.version
     where x.version = excluded.version - 1
     returning x.place_id as id`,
    [JSON.stringify(rows)],
  );
  return written.map(({ id }) => id);
};
