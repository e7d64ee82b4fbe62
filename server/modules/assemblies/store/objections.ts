import { execute, type Tx } from '#kernel/db.ts';

/** Figures that were counted again, by item. */
export type Counted = Readonly<
  Record<string, Readonly<Record<'yes' | 'no' | 'abstain', { readonly heads: number; readonly area: number }>>>
>;
export interface ObjectionRecord {
  readonly id: string;
  readonly assemblyId: string;
  readonly key: string;
  readonly label: string;
  readonly accountId: string | null;
  readonly words: string;
  readonly objectedAt: Date;
  readonly counters: string[] | null;
  readonly outsider: string | null;
  readonly counted: Counted | null;
  readonly agrees: boolean | null;
  readonly verdict: 'stands' | 'set_aside' | null;
  readonly answer: string | null;
  readonly decidedAt: Date | null;
}
const columns = `o.id, o.assembly_id as "assemblyId", o.key, r.label, o.account_id as "accountId", o.words, o.objected_at as "objectedAt", o.counters, o.outsider,
  o.counted, o.agrees, o.verdict, o.answer, o.decided_at as "decidedAt"`;
const from = `assembly_objections o join assembly_entries r on r.jurisdiction_id = :jurisdiction and r.assembly_id = o.assembly_id and r.key = o.key`;

export const objectionsOf = async (tx: Tx, assemblyId: string): Promise<ObjectionRecord[]> =>
  (
    await execute<ObjectionRecord>(
      tx,
      `select ${columns} from ${from} where o.jurisdiction_id = :jurisdiction and o.assembly_id = $1 order by o.objected_at, o.id`,
      [assemblyId],
    )
  ).rows;
export const findObjection = async (tx: Tx, id: string): Promise<ObjectionRecord | null> =>
  (await execute<ObjectionRecord>(tx, `select ${columns} from ${from} where o.jurisdiction_id = :jurisdiction and o.id = $1`, [id]))
    .rows[0] ?? null;
export const insertObjection = async (
  tx: Tx,
  one: Pick<ObjectionRecord, 'id' | 'assemblyId' | 'key' | 'accountId' | 'words' | 'objectedAt'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into assembly_objections (jurisdiction_id, id, assembly_id, key, account_id, words, objected_at)
     values (:jurisdiction, $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6) returning id`,
    [one.id, one.assemblyId, one.key, one.accountId, one.words, one.objectedAt],
  );
};
export const decideObjection = async (
  tx: Tx,
  id: string,
  d: {
    readonly counters: readonly string[];
    readonly outsider: string;
    readonly counted: Counted;
    readonly agrees: boolean;
    readonly verdict: 'stands' | 'set_aside';
    readonly answer: string;
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> => {
  await execute(
    tx,
    `update assembly_objections set counters = $2, outsider = $3, counted = $4::jsonb, agrees = $5, verdict = $6, answer = $7, decided_by = $8, decided_at = $9
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, d.counters, d.outsider, JSON.stringify(d.counted), d.agrees, d.verdict, d.answer, d.by, d.at],
  );
};
