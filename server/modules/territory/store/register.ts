import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { jurisdictionsChanged } from '#kernel/jurisdictions.ts';
import type { Boundary } from '../domain/area.ts';
import type { AreaChange, Succession } from '../domain/changes.ts';
import { shortNameOf } from '../domain/divisions.ts';
import { levelOfCode, parentCode } from '../domain/import.ts';
import type { DivisionPlan, StoredArea } from '../domain/plan.ts';

/** Rows written by one statement: large enough that messages do not count, small enough for memory and the statement's time limit. */
const batch = 10_000;
const inBatches = async <T>(rows: readonly T[], write: (part: readonly T[]) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < rows.length; at += batch) await write(rows.slice(at, at + batch));
};
/** The beginning of a day in Shanghai. */
const dayStart = (day: string | null): string | null => day && `${day}T00:00:00+08:00`;

/** Imports take turns; two at once would each plan from what the other is changing. */
export const lockImports = async (tx: Tx): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtext('territory.import'))");
};

/** Creates a jurisdiction without areas. */
export const createJurisdiction = async (tx: Tx, id: string, code: string, name: string): Promise<void> => {
  const values = [id, code, name, pathOfCode(code)];
  await execute(tx, 'insert into jurisdictions (id, code, name, root_path) values ($1, $2, $3, $4)', values);
  await jurisdictionsChanged(tx);
};

/** All stored areas of the transaction's jurisdiction by code, without their boundaries. */
export async function readStored(tx: Tx): Promise<Map<string, StoredArea>> {
  const { rows } = await execute<Omit<StoredArea, 'validTo'> & { validTo: Date | null }>(
    tx,
    'select id, code, name, valid_to as "validTo" from areas where jurisdiction_id = :jurisdiction',
  );
  return new Map(rows.map((row) => [row.code, { ...row, validTo: row.validTo?.toISOString() ?? null }]));
}

/** Writes a plan; `stored` gives the ids of parents that are there already. `onRows` hears how many areas were added. */
export async function writePlan(
  tx: Tx,
  plan: DivisionPlan,
  stored: ReadonlyMap<string, StoredArea>,
  onRows: (added: number) => void,
): Promise<void> {
  const made = new Map<string, string>();
  const idOf = (code: string) => made.get(code) ?? stored.get(code)?.id ?? null;
  await inBatches(plan.added, async (part) => {
    for (const { code } of part) made.set(code, v7());
    await execute(
      tx,
      `insert into areas (jurisdiction_id, id, parent_id, code, path, level, name, short_name, valid_from)
       select :jurisdiction, r.id, r.parent_id, r.code, r.path::ltree, r.level, r.name, r.short_name, r.valid_from
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
         as r(id, parent_id, code, path, level, name, short_name, valid_from)
       returning id`,
      [
        part.map(({ code }) => idOf(code)),
        part.map(({ code }) => idOf(parentCode(code) ?? '')),
        part.map(({ code }) => code),
        part.map(({ code }) => pathOfCode(code)),
        part.map(({ code }) => levelOfCode(code)),
        part.map(({ name }) => name),
        part.map(({ name }) => shortNameOf(name)),
        part.map(({ from }) => dayStart(from)),
      ],
    );
    onRows(part.length);
  });
  await inBatches(plan.renamed, (part) =>
    execute(
      tx,
      `update areas a set name = r.name, short_name = r.short_name from unnest($1::uuid[], $2::text[], $3::text[]) as r(id, name, short_name)
       where a.jurisdiction_id = :jurisdiction and a.id = r.id`,
      [part.map(({ code }) => idOf(code)), part.map(({ name }) => name), part.map(({ name }) => shortNameOf(name))],
    ),
  );
  await inBatches(plan.revived, (part) =>
    execute(tx, 'update areas set valid_to = null where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [
      part.map(({ code }) => idOf(code)),
    ]),
  );
  await inBatches(plan.dissolved, (part) =>
    execute(
      tx,
      `update areas a set valid_to = r.valid_to from unnest($1::uuid[], $2::timestamptz[]) as r(id, valid_to)
       where a.jurisdiction_id = :jurisdiction and a.id = r.id`,
      [part.map(({ code }) => idOf(code)), part.map(({ on }) => dayStart(on))],
    ),
  );
}

/** Stores boundaries with their label points. */
export const writeBoundaries = (
  tx: Tx,
  drawn: readonly { readonly code: string; readonly boundary: Boundary; readonly lon: number; readonly lat: number }[],
): Promise<unknown> =>
  execute(
    tx,
    `update areas a set boundary = r.boundary, lon = r.lon, lat = r.lat
     from jsonb_to_recordset($1::jsonb) as r(code text, boundary jsonb, lon float8, lat float8)
     where a.jurisdiction_id = :jurisdiction and a.code = r.code`,
    [JSON.stringify(drawn)],
  );

/** Stored boundaries of the areas with these codes and of all present areas below the parents with these codes. */
export async function readDrawn(tx: Tx, codes: readonly string[], parents: readonly string[]): Promise<Map<string, Boundary>> {
  const { rows } = await execute<{ code: string; boundary: Boundary }>(
    tx,
    `select code, boundary from areas where jurisdiction_id = :jurisdiction and boundary is not null and (code = any($1)
       or valid_to is null and parent_id in (select id from areas where jurisdiction_id = :jurisdiction and code = any($2)))`,
    [codes, parents],
  );
  return new Map(rows.map(({ code, boundary }) => [code, boundary]));
}

/** Every recorded change of the transaction's jurisdiction, oldest first. */
export async function readSuccessions(tx: Tx): Promise<Succession[]> {
  const { rows } = await execute<Succession>(
    tx,
    `select kind, from_code as "from", to_code as "to", changed_on::text as "on", reason from area_changes
     where jurisdiction_id = :jurisdiction order by changed_on, from_code, to_code`,
  );
  return rows;
}

/** Records changes; those recorded before stay as they are. */
export async function writeChanges(tx: Tx, changes: readonly AreaChange[]): Promise<void> {
  const pairs = changes.flatMap(({ kind, from, to, on, reason }) => from.flatMap((a) => to.map((b) => ({ kind, a, b, on, reason }))));
  await execute(
    tx,
    `insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
     select :jurisdiction, r.a, r.b, r."on", r.kind, r.reason
     from jsonb_to_recordset($1::jsonb) as r(a text, b text, "on" date, kind text, reason text) on conflict do nothing
     returning from_code`,
    [JSON.stringify(pairs)],
  );
}
