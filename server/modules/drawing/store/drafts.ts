import type { DraftState, DrawnArea } from '#contract/drawing/api.ts';
import type { AreaLevel } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import type { Base } from '#modules/territory/domain/index.ts';

/** A draft as it is stored, without its drawing. */
export interface DraftRow {
  readonly id: string;
  readonly title: string;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly areaName: string;
  readonly areaLevel: AreaLevel;
  readonly state: DraftState;
  readonly version: number;
  readonly areas: number;
  readonly reason: string | null;
  readonly effectiveOn: string | null;
  readonly fault: { readonly code: string; readonly data: Record<string, unknown> } | null;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}
/** A draft with its drawing and what it started from. */
export interface WholeDraft extends DraftRow {
  readonly base: Base;
  readonly features: readonly DrawnArea[];
}

const columns = `d.id, d.title, d.area_code as "areaCode", d.area_path::text as "areaPath", a.short_name as "areaName", a.level as "areaLevel",
  d.state, d.version, jsonb_array_length(d.features) as areas, d.reason, d.effective_on::text as "effectiveOn", d.fault,
  d.created_by as "createdBy", c.name as "createdByName", d.created_at as "createdAt", d.updated_at as "updatedAt",
  d.decided_by as "decidedBy", e.name as "decidedByName", d.decided_at as "decidedAt"`;
const from = `area_drafts d join areas a on a.jurisdiction_id = :jurisdiction and a.code = d.area_code
  join accounts c on c.id = d.created_by left join accounts e on e.id = d.decided_by where d.jurisdiction_id = :jurisdiction`;

export const areasOfOrganisations = async (tx: Tx, jurisdictionId: string, ids: readonly string[]): Promise<string[]> =>
  (
    await execute<{ path: string }>(tx, 'select area_path::text as path from organisations where jurisdiction_id = $1 and id = any($2)', [
      jurisdictionId,
      ids,
    ])
  ).rows.map(({ path }) => path);

/** Drafts newest first, after the one named; those of `seesDrawing`. */
export async function pageOfDrafts(
  tx: Tx,
  asked: {
    readonly area: string | null;
    readonly state: DraftState | null;
    readonly scopes: readonly string[];
    readonly workplaces: readonly string[] | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<DraftRow[]> {
  const { rows } = await execute<DraftRow>(
    tx,
    `select ${columns} from ${from} and ($1::text is null or d.area_code = $1) and ($2::text is null or d.state = $2)
       and (exists (select from unnest($3::ltree[]) s where d.area_path <@ s or s <@ d.area_path)
         or ($6::ltree[] is not null and (d.state = 'published' or exists (select from unnest($6::ltree[]) w where w <@ d.area_path))))
       and ($4::uuid is null or (d.created_at, d.id) <
         (select created_at, id from area_drafts where jurisdiction_id = :jurisdiction and id = $4))
     order by d.created_at desc, d.id desc limit $5`,
    [asked.area, asked.state, asked.scopes, asked.after, asked.limit, asked.workplaces],
  );
  return rows;
}

/** Drafts an account began that are open or failed, the newest 200. */
export const undecidedBy = async (
  tx: Tx,
  accountId: string,
): Promise<Pick<DraftRow, 'id' | 'title' | 'areaCode' | 'areaName' | 'state'>[]> => {
  const { rows } = await execute<Pick<DraftRow, 'id' | 'title' | 'areaCode' | 'areaName' | 'state'>>(
    tx,
    `select d.id, d.title, d.area_code as "areaCode", a.short_name as "areaName", d.state
     from area_drafts d join areas a on a.jurisdiction_id = :jurisdiction and a.code = d.area_code
     where d.jurisdiction_id = :jurisdiction and d.created_by = $1 and d.state in ('open', 'failed') order by d.id desc limit 200`,
    [accountId],
  );
  return rows;
};

export const findDraft = async (tx: Tx, id: string): Promise<WholeDraft | null> =>
  (await execute<WholeDraft>(tx, `select ${columns}, d.base, d.features from ${from} and d.id = $1`, [id])).rows[0] ?? null;

/** Holds a draft for the rest of the transaction. */
export async function lockDraft(tx: Tx, id: string): Promise<WholeDraft | null> {
  await execute(tx, 'select 1 from area_drafts where jurisdiction_id = :jurisdiction and id = $1 for update', [id]);
  return findDraft(tx, id);
}

/** A new draft, open. */
export const insertDraft = async (
  tx: Tx,
  given: {
    readonly id: string;
    readonly title: string;
    readonly code: string;
    readonly path: string;
    readonly base: Base;
    readonly features: readonly DrawnArea[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into area_drafts (jurisdiction_id, id, title, area_code, area_path, state, base, features, created_by, created_at, updated_at)
     values (:jurisdiction, $1, $2, $3, $4, 'open', $5, $6, $7, $8, $8) on conflict do nothing returning id`,
    [given.id, given.title, given.code, given.path, JSON.stringify(given.base), JSON.stringify(given.features), given.by, given.at],
  );
  return rows.length > 0;
};

/** Keeps a drawing as it now stands, and what it stands on where that changes too. */
export const writeDrawing = async (
  tx: Tx,
  id: string,
  given: { readonly title: string; readonly features: readonly DrawnArea[]; readonly base: Base | null; readonly at: Date },
): Promise<void> => {
  await execute(
    tx,
    `update area_drafts set title = $2, features = $3, base = coalesce($4, base), updated_at = $5, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, given.title, JSON.stringify(given.features), given.base && JSON.stringify(given.base), given.at],
  );
};

/** Brings a draft into another state. */
export const decideDraft = async (
  tx: Tx,
  id: string,
  given: {
    readonly state: DraftState;
    readonly reason: string | null;
    readonly effectiveOn: string | null;
    readonly fault: DraftRow['fault'];
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> => {
  await execute(
    tx,
    `update area_drafts set state = $2, reason = $3, effective_on = $4, fault = $5, decided_by = $6, decided_at = $7, updated_at = $7,
       version = version + 1 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, given.state, given.reason, given.effectiveOn, given.fault && JSON.stringify(given.fault), given.by, given.at],
  );
};

/** The draft of an area that waits for its day, and that day. */
export const findScheduled = async (tx: Tx, areaCode: string): Promise<{ id: string; day: string } | null> =>
  (
    await execute<{ id: string; day: string }>(
      tx,
      `select id, effective_on::text as day from area_drafts
       where jurisdiction_id = :jurisdiction and area_code = $1 and state = 'scheduled'`,
      [areaCode],
    )
  ).rows[0] ?? null;

/** Drafts whose day has come, the earliest first. */
export const findDue = async (tx: Tx, day: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select id from area_drafts where jurisdiction_id = :jurisdiction and state = 'scheduled' and effective_on <= $1
       order by effective_on, created_at, id`,
      [day],
    )
  ).rows.map(({ id }) => id);
