import { execute, type Tx } from '#kernel/db.ts';

export interface RefusalRow {
  readonly id: string;
  readonly code: string;
  readonly prohibition: string | null;
  readonly kind: string;
  readonly askerPath: string;
  readonly askerLevel: string;
  readonly askerName: string;
  readonly areaPath: string;
  readonly at: Date;
  readonly month: string;
}

/** Keeps that a demand was refused; the same request again is the same refusal. */
export const noteRefusal = async (tx: Tx, r: RefusalRow): Promise<void> => {
  await execute(
    tx,
    `insert into demand_refusals (jurisdiction_id, id, code, prohibition, kind, asker_path, asker_level, asker_name, area_path, refused_at, month)
     values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8::ltree, $9, $10) on conflict do nothing returning id`,
    [r.id, r.code, r.prohibition, r.kind, r.askerPath, r.askerLevel, r.askerName, r.areaPath, r.at, r.month],
  );
};

/** How many demands beyond their limit some areas (codes) may get in a month. */
export const allowancesOf = async (tx: Tx, month: string, areas: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ code: string; extra: number }>(
    tx,
    `select a.area_code as code, sum(a.extra)::int as extra from demand_allowances a
     where a.jurisdiction_id = :jurisdiction and a.month = $1::date and a.area_code = any($2::text[]) group by 1`,
    [month, areas],
  );
  return new Map(rows.map(({ code, extra }) => [code, extra]));
};
