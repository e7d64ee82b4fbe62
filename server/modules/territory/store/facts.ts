import type { WorkLine } from '#contract/territory/lines.ts';
import type { By } from '#kernel/audit.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { putSetting } from '#kernel/settings.ts';
import type { PresentArea } from '../domain/drawing-plan.ts';
import { announceChange } from './areas.ts';

/** Full name of an area for people, 大研街道 · 七一社区 · 第三网格: its ancestors from the street down. */
export async function fullName(tx: Tx, code: string): Promise<string> {
  const { rows } = await execute<{ name: string }>(
    tx,
    `select short_name as name from areas where jurisdiction_id = :jurisdiction and (code = $1
       or (code = any($2) and level in ('street', 'community', 'grid'))) order by length(code)`,
    [code, [9, 12, 15].flatMap((length) => (length < code.length ? [code.slice(0, length)] : []))],
  );
  return rows.map(({ name }) => name).join(' · ');
}

/** A present area below another, without its boundary. */
export type ChildFacts = Omit<PresentArea, 'boundary' | 'parentId' | 'validFrom'> & { readonly childCount: number };

/** Present areas directly below one, by code, each with how many lie directly below it. */
export const childrenFacts = async (tx: Tx, parentId: string, at: Date): Promise<ChildFacts[]> => {
  const present = (name: string) =>
    `(${name}.valid_from is null or ${name}.valid_from <= $2) and (${name}.valid_to is null or ${name}.valid_to > $2)`;
  const { rows } = await execute<ChildFacts>(
    tx,
    `select a.id, a.code, a.path::text as path, a.level, a.name, a.short_name as "shortName", a.kind, a.households, a.households_counted as "householdsCounted",
       a.residents, a.lines, a.names,
       (select count(*)::int from areas c where c.jurisdiction_id = :jurisdiction and c.parent_id = a.id and ${present('c')}) as "childCount"
     from areas a where a.jurisdiction_id = :jurisdiction and a.parent_id = $1 and ${present('a')} order by a.code`,
    [parentId, at],
  );
  return rows;
};

/** Whether another present area beside one bears a name. */
export const nameTaken = async (tx: Tx, id: string, name: string, at: Date): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `select 1 from areas a join areas own on own.jurisdiction_id = :jurisdiction and own.parent_id = a.parent_id and own.id = $1
     where a.jurisdiction_id = :jurisdiction and a.id <> $1 and a.name = $2
       and (a.valid_from is null or a.valid_from <= $3) and (a.valid_to is null or a.valid_to > $3) limit 1`,
    [id, name, at],
  );
  return rows.length > 0;
};

/** The configured lines of work; null where the standard ones hold. */
export const readLines = async (tx: Tx): Promise<WorkLine[] | null> => {
  const text = `select settings -> 'linesOfWork' as lines from jurisdictions where id = :jurisdiction`;
  return (await execute<{ lines: WorkLine[] | null }>(tx, text)).rows[0]?.lines ?? null;
};

/** Holds the configuration of lines until the transaction ends, so that none is dropped while a grid takes it up. */
export const holdLines = async (tx: Tx, exclusively: boolean): Promise<void> => {
  await execute(tx, `select pg_advisory_xact_lock${exclusively ? '' : '_shared'}(hashtext('territory.lines' || :jurisdiction::text))`);
};

export const putLines = (tx: Tx, by: By, lines: readonly WorkLine[]): Promise<void> => putSetting(tx, by, 'linesOfWork', lines);

/** Lines that present areas carry beyond those listed, with how many carry each. */
export const carriedBeyond = async (tx: Tx, listed: readonly string[], at: Date): Promise<{ code: string; count: number }[]> => {
  const { rows } = await execute<{ code: string; count: number }>(
    tx,
    `select line as code, count(*)::int as count from areas, unnest(lines) line
     where jurisdiction_id = :jurisdiction and (valid_to is null or valid_to > $2) and line <> all($1) group by line order by line`,
    [listed, at],
  );
  return rows;
};

/**
 * Gives areas a counted number of households, or with null leaves what they have as an estimate again. Tells everybody where that changes
 * anything.
 */
export const writeCounts = async (
  tx: Tx,
  jurisdictionId: string,
  counts: readonly { readonly areaId: string; readonly households: number | null }[],
): Promise<void> => {
  if (counts.length === 0) return;
  const { rows } = await execute<{ id: string }>(
    tx,
    `update areas a set households = coalesce(c.households, a.households), households_counted = c.households is not null
     from jsonb_to_recordset($1::jsonb) as c ("areaId" uuid, households int)
     where a.jurisdiction_id = :jurisdiction and a.id = c."areaId"
       and (a.households, a.households_counted) is distinct from (coalesce(c.households, a.households), c.households is not null)
     returning a.id`,
    [JSON.stringify(counts)],
  );
  if (rows.length > 0) await announceChange(tx, jurisdictionId);
};
