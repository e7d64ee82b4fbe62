import type { byHandStates } from '#contract/points/by-hand.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface HandRow {
  readonly id: string;
  readonly personId: string;
  readonly areaCode: string;
  readonly act: string;
  readonly kind: string | null;
  readonly quantity: number;
  readonly onDay: string;
  readonly reason: string;
  readonly state: (typeof byHandStates)[number];
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
}
/** A row with what a list shows beside it. */
export interface ListedHand extends HandRow {
  readonly person: string;
  /** The account behind the person, who decides nothing about it. */
  readonly accountId: string | null;
  readonly enteredName: string;
  readonly decidedName: string | null;
  readonly points: number | null;
  readonly alike: number;
}
const columns = `h.id, h.person_id as "personId", h.area_code as "areaCode", h.act, h.kind, h.quantity, h.on_day::text as "onDay", h.reason, h.state,
  h.entered_by as "enteredBy", h.entered_at as "enteredAt", h.decided_by as "decidedBy", h.decided_at as "decidedAt", h.decision`;
const own = 'h.jurisdiction_id = :jurisdiction';

const together = 100;
export const insertByHand = async (
  tx: Tx,
  rows: readonly Pick<
    HandRow,
    'id' | 'personId' | 'areaCode' | 'act' | 'kind' | 'quantity' | 'onDay' | 'reason' | 'enteredBy' | 'enteredAt'
  >[],
): Promise<void> => {
  for (let n = 0; n < rows.length; n += together) {
    const values: unknown[] = [];
    const p = (value: unknown): string => `$${values.push(value)}`;
    const lines = rows
      .slice(n, n + together)
      .map(
        (r) =>
          `(:jurisdiction, ${p(r.id)}::uuid, ${p(r.personId)}::uuid, ${p(r.areaCode)}, ${p(r.act)}, ${p(r.kind)}, ${p(r.quantity)}::int, ${p(r.onDay)}::date, ${p(r.reason)}, 'asked', ${p(r.enteredBy)}::uuid, ${p(r.enteredAt)}::timestamptz)`,
      );
    await execute(
      tx,
      `insert into points_by_hand (jurisdiction_id, id, person_id, area_code, act, kind, quantity, on_day, reason, state, entered_by, entered_at)
       values ${lines.join(', ')}`,
      values,
    );
  }
};

export const holdByHand = async (tx: Tx, id: string): Promise<HandRow | null> =>
  (await execute<HandRow>(tx, `select ${columns} from points_by_hand h where ${own} and h.id = $1 for update`, [id])).rows[0] ?? null;

export const setDecided = (
  tx: Tx,
  id: string,
  done: { state: 'confirmed' | 'refused'; by: string; at: Date; decision: string | null },
): Promise<unknown> =>
  execute(
    tx,
    `update points_by_hand set state = $2, decided_by = $3, decided_at = $4, decision = $5 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, done.state, done.by, done.at, done.decision],
  );

/** Which entries a list shows; null does not filter. */
export interface HandFilter {
  readonly id?: string;
  readonly states: readonly string[] | null;
  /** Codes of areas, with everything below. */
  readonly within: readonly string[] | null;
  /** Entered by somebody else. */
  readonly notBy?: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** Entries by hand, newest first, before an id. */
export const pageOfByHand = async (tx: Tx, f: HandFilter, before: string | null, limit: number): Promise<ListedHand[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own];
  if (f.id) parts.push(`h.id = ${p(f.id)}::uuid`);
  if (f.states) parts.push(`h.state = any(${p(f.states)}::text[])`);
  if (f.within) parts.push(`(${f.within.map((code) => `h.area_code like ${p(`${code}%`)}`).join(' or ') || 'false'})`);
  if (f.notBy) parts.push(`h.entered_by <> ${p(f.notBy)}::uuid`);
  if (f.from) parts.push(`h.on_day >= ${p(f.from)}::date`);
  if (f.to) parts.push(`h.on_day <= ${p(f.to)}::date`);
  if (before) parts.push(`h.id < ${p(before)}::uuid`);
  const { rows } = await execute<ListedHand>(
    tx,
    `select ${columns}, p.name as person, p.account_id as "accountId", a.name as "enteredName", d.name as "decidedName", e.points,
       (select count(*)::int from points_earned s where s.jurisdiction_id = :jurisdiction and s.person_id = h.person_id and s.on_day = h.on_day
          and s.act = h.act and s.state <> 'reversed' and not (s.source_what = 'points.by_hand' and s.source_id = h.id::text)) as alike
     from points_by_hand h
     join persons p on p.jurisdiction_id = :jurisdiction and p.id = h.person_id
     join accounts a on a.id = h.entered_by
     left join accounts d on d.id = h.decided_by
     left join points_earned e on e.jurisdiction_id = :jurisdiction and e.source_what = 'points.by_hand' and e.source_id = h.id::text
       and e.act = h.act and e.revision = 1
     where ${parts.join(' and ')} order by h.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};
