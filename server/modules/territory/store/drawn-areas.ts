import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Boundary } from '../domain/area.ts';
import { labelPoint } from '../domain/boundary-form.ts';
import type { Succession } from '../domain/changes.ts';
import type { AreaFacts, PresentArea } from '../domain/drawing-plan.ts';
import { levelOfCode } from '../domain/import.ts';

const columns = `id, code, path::text as path, level, parent_id as "parentId", name, short_name as "shortName", kind, households, households_counted as "householdsCounted", residents, lines,
  names, boundary, valid_from as "validFrom"`;
const present = '(valid_from is null or valid_from <= $1) and (valid_to is null or valid_to > $1)';

/** A present area with everything a drawing or a change of its facts needs; `hold` keeps others from changing it. */
export const findPresentArea = async (tx: Tx, code: string, at: Date, hold = false): Promise<PresentArea | null> =>
  (
    await execute<PresentArea>(
      tx,
      `select ${columns} from areas where jurisdiction_id = :jurisdiction and ${present} and code = $2 ${hold ? 'for update' : ''}`,
      [at, code],
    )
  ).rows[0] ?? null;

/** The closest outline around a present area; null where none is drawn up to the root. */
export const outlineAround = async (tx: Tx, code: string, at: Date): Promise<Boundary | null> => {
  // a code begins with those of the areas around it
  const around = Array.from(code, (_, i) => code.slice(0, i)).filter((one) => one !== '');
  const { rows } = await execute<{ boundary: Boundary }>(
    tx,
    `select boundary from areas where jurisdiction_id = :jurisdiction and ${present} and code = any ($2) and boundary is not null
     order by length(code) desc limit 1`,
    [at, around],
  );
  return rows[0]?.boundary ?? null;
};

/** Present areas below a code, upper levels first: the children, or with `deep` everything below them. */
export const presentBelow = async (tx: Tx, code: string, at: Date, deep: boolean): Promise<PresentArea[]> => {
  const { rows } = await execute<PresentArea>(
    tx,
    `select ${columns} from areas where jurisdiction_id = :jurisdiction and ${present} and code like $2 || '_%'
       and ${deep ? 'not ' : ''}(parent_id = (select id from areas where jurisdiction_id = :jurisdiction and code = $2))
     order by length(code), code`,
    [at, code],
  );
  return rows;
};

/** Every code ever used below a code. */
export const usedCodes = async (tx: Tx, code: string): Promise<Set<string>> => {
  const text = "select code from areas where jurisdiction_id = :jurisdiction and code like $1 || '_%'";
  return new Set((await execute<{ code: string }>(tx, text, [code])).rows.map((row) => row.code));
};

/** An area that begins, its parent stored or before it in the list. */
export interface NewArea {
  readonly code: string;
  readonly parent: string;
  readonly facts: AreaFacts;
  readonly boundary: Boundary | null;
}

/** Stores areas that begin at a moment; answers their ids by code. */
export async function insertDrawn(tx: Tx, areas: readonly NewArea[], from: Date): Promise<Map<string, string>> {
  const ids = new Map(areas.map(({ code }) => [code, v7()]));
  for (const { code, parent, facts, boundary } of areas) {
    const center = boundary && labelPoint(boundary);
    await execute(
      tx,
      `insert into areas (jurisdiction_id, id, parent_id, code, path, level, name, short_name, kind, households, residents, lines, names,
         boundary, lon, lat, valid_from)
       values (:jurisdiction, $1, (select id from areas where jurisdiction_id = :jurisdiction and code = $2), $3, $4, $5, $6, $7, $8,
         $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ids.get(code),
        parent,
        code,
        pathOfCode(code),
        levelOfCode(code),
        facts.name,
        facts.shortName,
        facts.kind,
        facts.households,
        facts.residents,
        facts.lines,
        facts.names,
        boundary && JSON.stringify(boundary),
        center?.lon ?? null,
        center?.lat ?? null,
        from,
      ],
    );
  }
  return ids;
}

/** Writes an area's facts. */
export const writeFacts = async (tx: Tx, id: string, facts: AreaFacts): Promise<void> => {
  await execute(
    tx,
    `update areas set name = $2, short_name = $3, kind = $4, households = $5, residents = $6, lines = $7, names = $8
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, facts.name, facts.shortName, facts.kind, facts.households, facts.residents, facts.lines, facts.names],
  );
};

/** Writes an area's boundary with its label point. */
export const writeBoundary = async (tx: Tx, id: string, boundary: Boundary | null): Promise<void> => {
  const center = boundary && labelPoint(boundary);
  await execute(tx, 'update areas set boundary = $2, lon = $3, lat = $4 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    boundary && JSON.stringify(boundary),
    center?.lon ?? null,
    center?.lat ?? null,
  ]);
};

/** Ends areas at a moment. */
export const dissolve = async (tx: Tx, ids: readonly string[], at: Date): Promise<void> => {
  await execute(tx, 'update areas set valid_to = $2 where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [ids, at]);
};

/** Keeps boundaries that no longer hold from a day on. */
export const keepFormer = async (
  tx: Tx,
  former: readonly { readonly code: string; readonly boundary: Boundary }[],
  day: string,
  draftId: string,
): Promise<void> => {
  for (const { code, boundary } of former) {
    await execute(
      tx,
      `insert into former_boundaries (jurisdiction_id, area_code, valid_to, boundary, id, draft_id)
       values (:jurisdiction, $1, $2, $3, $4, $5)`,
      [code, day, JSON.stringify(boundary), v7(), draftId],
    );
  }
};

/** Boundaries that a draft took from areas it redrew, and boundaries of these areas that have ended, by code. */
export async function readFormer(tx: Tx, draftId: string, codes: readonly string[]): Promise<Map<string, Boundary | null>> {
  const { rows } = await execute<{ code: string; boundary: Boundary | null }>(
    tx,
    `select a.code, coalesce((select f.boundary from former_boundaries f
         where f.jurisdiction_id = :jurisdiction and f.area_code = a.code and f.draft_id = $1), a.boundary) as boundary
     from areas a where a.jurisdiction_id = :jurisdiction and a.code = any($2)`,
    [draftId, codes],
  );
  return new Map(rows.map(({ code, boundary }) => [code, boundary]));
}

/** Records what became of areas on a day. */
export const writeSuccessions = async (
  tx: Tx,
  pairs: readonly Omit<Succession, 'on' | 'reason'>[],
  on: string,
  reason: string,
): Promise<void> => {
  await execute(
    tx,
    `insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
     select :jurisdiction, r."from", r."to", $2, r.kind, $3
     from jsonb_to_recordset($1::jsonb) as r("from" text, "to" text, kind text) on conflict do nothing
     returning from_code`,
    [JSON.stringify(pairs), on, reason],
  );
};

/** What is bound to each of these areas now: posts, offices held, organisations and places. */
export interface Bound {
  readonly code: string;
  readonly posts: number;
  readonly offices: number;
  readonly organisations: number;
  readonly places: number;
}
export async function countBound(tx: Tx, ids: readonly string[], at: Date, day: string): Promise<Bound[]> {
  const counted = (table: string, condition: string) =>
    `(select count(*)::int from ${table} x where x.jurisdiction_id = :jurisdiction and x.area_id = a.id and ${condition})`;
  const { rows } = await execute<Bound>(
    tx,
    `select a.code, ${counted('posts', '(x.valid_to is null or x.valid_to > $2)')} as posts,
       ${counted('offices', '(x.valid_to is null or x.valid_to >= $3::date)')} as offices,
       ${counted('organisations', '(x.dissolved_on is null or x.dissolved_on >= $3::date)')} as organisations,
       ${counted('places', '(x.closed_on is null or x.closed_on >= $3::date)')} as places
     from areas a where a.jurisdiction_id = :jurisdiction and a.id = any($1::uuid[])`,
    [ids, at, day],
  );
  return rows;
}

/** Leaves word, with the transaction, that one area took the place of another. */
export const announceReplaced = async (tx: Tx, jurisdictionId: string, payload: Record<string, string | null>): Promise<void> => {
  await execute(tx, "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
    v7(),
    jurisdictionId,
    JSON.stringify(payload),
  ]);
};
