import type { EntrustmentState } from '#contract/services/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Something a person entrusts somebody with, as it is stored. */
export interface EntrustmentRecord {
  readonly id: string;
  readonly itemId: string;
  readonly item: string;
  readonly areaPath: string;
  readonly accountId: string | null;
  /** Null once it is erased. */
  readonly personId: string | null;
  readonly agentId: string | null;
  readonly scope: string;
  readonly photos: readonly string[];
  readonly state: EntrustmentState;
  readonly applicationId: string | null;
  readonly feeFen: number;
  readonly words: string | null;
  readonly satisfied: boolean | null;
  readonly askedAt: Date;
  readonly acceptedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly closedAt: Date | null;
}
const columns = `t.id, t.item_id as "itemId", t.item, t.area_path::text as "areaPath", t.account_id as "accountId", t.person_id as "personId", t.agent_id as "agentId",
  t.scope, t.photos, t.state, t.application_id as "applicationId", t.fee_fen as "feeFen", t.words, t.satisfied, t.asked_at as "askedAt",
  t.accepted_at as "acceptedAt", t.delivered_at as "deliveredAt", t.closed_at as "closedAt"`;

export const insertEntrustment = async (tx: Tx, t: EntrustmentRecord): Promise<void> => {
  await execute(
    tx,
    `insert into service_entrustments (jurisdiction_id, id, item_id, item, area_path, account_id, person_id, agent_id, scope, photos, state, application_id, fee_fen,
       words, satisfied, asked_at, accepted_at, delivered_at, closed_at)
     values (:jurisdiction, $1, $2, $3, $4::ltree, $5, $6, $7, $8, $9::uuid[], $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      t.id,
      t.itemId,
      t.item,
      t.areaPath,
      t.accountId,
      t.personId,
      t.agentId,
      t.scope,
      t.photos,
      t.state,
      t.applicationId,
      t.feeFen,
      t.words,
      t.satisfied,
      t.askedAt,
      t.acceptedAt,
      t.deliveredAt,
      t.closedAt,
    ],
  );
};

/** An entrustment; held until the transaction ends when `lock` says so. */
export const findEntrustment = async (tx: Tx, id: string, lock = false): Promise<EntrustmentRecord | null> =>
  (
    await execute<EntrustmentRecord>(
      tx,
      `select ${columns} from service_entrustments t where t.jurisdiction_id = :jurisdiction and t.id = $1 ${lock ? 'for update' : ''}`,
      [id],
    )
  ).rows[0] ?? null;

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of an entrustment that is held, by field. */
export const changeEntrustment = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<EntrustmentRecord, 'id' | 'itemId' | 'item' | 'areaPath' | 'accountId' | 'personId' | 'scope' | 'askedAt'>>,
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update service_entrustments set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Which: of areas (codes: there and below), in some states, of an agent. */
export interface EntrustmentFilter {
  readonly areas: readonly string[];
  readonly states: readonly string[] | null;
  readonly agentId: string | null;
}
/** A page of entrustments, newest first. */
export const pageOfEntrustments = async (
  tx: Tx,
  filter: EntrustmentFilter,
  before: string | null,
  limit: number,
): Promise<EntrustmentRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(t.area_code >= ${p(code)}::text and t.area_code < ${p(`${code}~`)}::text)`;
  const parts = [
    't.jurisdiction_id = :jurisdiction',
    filter.agentId === null ? `(${['false', ...filter.areas.map(below)].join(' or ')})` : `t.agent_id = ${p(filter.agentId)}`,
    ...(filter.states === null ? [] : [`t.state = any(${p(filter.states)}::text[])`]),
    ...(before === null ? [] : [`t.id < ${p(before)}`]),
  ];
  const text = `select ${columns} from service_entrustments t where ${parts.join(' and ')} order by t.id desc limit ${p(limit)}`;
  return (await execute<EntrustmentRecord>(tx, text, values)).rows;
};

/** Who acts for an account, newest first. */
export const ownEntrustments = async (tx: Tx, accountId: string, before: string | null, limit: number): Promise<EntrustmentRecord[]> =>
  (
    await execute<EntrustmentRecord>(
      tx,
      `select ${columns} from service_entrustments t where t.jurisdiction_id = :jurisdiction and t.account_id = $1
       and ($2::uuid is null or t.id < $2) order by t.id desc limit $3`,
      [accountId, before, limit],
    )
  ).rows;

/** What waits for those who act in areas: asked of anybody, or in the hands of one; what is delivered waits for a call back by another. */
export const waitingEntrustments = async (
  tx: Tx,
  { assist, callBack, agentId }: { readonly assist: readonly string[]; readonly callBack: readonly string[]; readonly agentId: string },
  limit: number,
): Promise<EntrustmentRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(t.area_code >= ${p(code)}::text and t.area_code < ${p(`${code}~`)}::text)`;
  const me = p(agentId);
  const open = "t.state in ('asked', 'accepted', 'handling', 'delivered')";
  const parts = [
    ...assist.map((code) => `${open} and t.state = 'asked' and ${below(code)}`),
    `t.agent_id = ${me} and ${open} and t.state <> 'delivered'`,
    ...callBack.map((code) => `${open} and t.state = 'delivered' and t.agent_id <> ${me} and ${below(code)}`),
  ];
  const most = p(limit);
  const { rows } = await execute<EntrustmentRecord>(
    tx,
    parts
      .map(
        (part) =>
          `(select ${columns} from service_entrustments t where t.jurisdiction_id = :jurisdiction and ${part} order by t.id limit ${most})`,
      )
      .join(' union '),
    values,
  );
  return rows.slice(0, limit);
};
