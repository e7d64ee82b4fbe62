import type { MemberTransfer } from '#contract/members/api.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface TransferRow {
  readonly id: string;
  readonly rowId: string;
  readonly name: string;
  readonly fromOrganisation: string;
  readonly from: string;
  readonly fromCode: string;
  readonly toOrganisation: string | null;
  readonly to: string;
  readonly toCode: string | null;
  readonly duesPaidTo: string;
  readonly reason: string;
  readonly sentOn: string;
  readonly validUntil: string;
  readonly state: MemberTransfer['state'];
  readonly decidedAt: Date | null;
  readonly decision: string | null;
}
const listed = `select t.id, t.row_id as "rowId", p.name, t.from_organisation as "fromOrganisation", f.name as "from", t.from_code as "fromCode",
    t.to_organisation as "toOrganisation", coalesce(o.name, t.outside) as "to", t.to_code as "toCode", t.dues_paid_to as "duesPaidTo", t.reason,
    t.sent_on::text as "sentOn", t.valid_until::text as "validUntil", t.state, t.decided_at as "decidedAt", t.decision
  from member_transfers t
    join persons p on p.jurisdiction_id = :jurisdiction and p.id = t.person_id
    join organisations f on f.jurisdiction_id = :jurisdiction and f.id = t.from_organisation
    left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = t.to_organisation
  where t.jurisdiction_id = :jurisdiction`;

/** An organisation as letters name it; null where none stands under the id. */
export const findBranch = async (
  tx: Tx,
  id: string,
): Promise<{ name: string; areaId: string; areaCode: string; areaPath: string } | null> =>
  (
    await execute<{ name: string; areaId: string; areaCode: string; areaPath: string }>(
      tx,
      `select o.name, o.area_id as "areaId", o.area_code as "areaCode", o.area_path::text as "areaPath" from organisations o
       where o.jurisdiction_id = :jurisdiction and o.id = $1 and o.dissolved_on is null and o.kind in ('party_committee', 'general_branch', 'branch', 'party_group')`,
      [id],
    )
  ).rows[0] ?? null;

/** @returns false while another letter of the member is under way. Guard: index `member_transfers_once`. */
export const insertTransfer = async (
  tx: Tx,
  t: Pick<
    TransferRow,
    'id' | 'rowId' | 'fromOrganisation' | 'fromCode' | 'toOrganisation' | 'toCode' | 'duesPaidTo' | 'reason' | 'sentOn' | 'validUntil'
  > & {
    readonly personId: string;
    readonly outside: string | null;
    readonly sentBy: string;
  },
): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into member_transfers (jurisdiction_id, id, row_id, person_id, from_organisation, from_code, to_organisation, to_code, outside, dues_paid_to, reason,
         sent_on, valid_until, sent_by) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12::date, $13)
       on conflict (jurisdiction_id, row_id) where state = 'sent' do nothing returning id`,
      [
        t.id,
        t.rowId,
        t.personId,
        t.fromOrganisation,
        t.fromCode,
        t.toOrganisation,
        t.toCode,
        t.outside,
        t.duesPaidTo,
        t.reason,
        t.sentOn,
        t.validUntil,
        t.sentBy,
      ],
    )
  ).rows.length === 1;

export const findTransfer = async (tx: Tx, id: string): Promise<TransferRow | null> =>
  (await execute<TransferRow>(tx, `${listed} and t.id = $1`, [id])).rows[0] ?? null;

/** Ends a letter that nobody has decided yet. @returns whether it still was under way */
export const endTransfer = async (
  tx: Tx,
  id: string,
  end: { readonly state: MemberTransfer['state']; readonly at: Date; readonly by: string; readonly decision: string },
): Promise<boolean> =>
  (
    await execute(
      tx,
      `update member_transfers t set state = $2, decided_at = $3, decided_by = $4, decision = $5
       where t.jurisdiction_id = :jurisdiction and t.id = $1 and t.state = 'sent' returning t.id`,
      [id, end.state, end.at, end.by, end.decision],
    )
  ).rows.length === 1;

/** Letters to or from areas, newest first. @param side of the letter that must lie there */
export const pageOfTransfers = async (
  tx: Tx,
  asked: {
    readonly side: 'from' | 'to';
    readonly codes: readonly string[];
    readonly state: MemberTransfer['state'] | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<TransferRow[]> => {
  const values: unknown[] = [asked.state, asked.before, asked.limit];
  const within = withinCodes(asked.side === 'from' ? 't.from_code' : 't.to_code', asked.codes, values);
  const text = `${listed} and ($1::text is null or t.state = $1) and ($2::uuid is null or t.id < $2::uuid) and ${within} order by t.id desc limit $3`;
  return (await execute<TransferRow>(tx, text, values)).rows;
};

/** Letters under way that are valid until a day at most, the earliest first, behind one. */
export const endingTransfers = async (
  tx: Tx,
  until: string,
  after: Pick<TransferRow, 'validUntil' | 'id'> | null,
  limit: number,
): Promise<TransferRow[]> =>
  (
    await execute<TransferRow>(
      tx,
      `${listed} and t.state = 'sent' and t.valid_until <= $1::date and ($2::date is null or (t.valid_until, t.id) > ($2::date, $3::uuid))
       order by t.valid_until, t.id limit $4`,
      [until, after?.validUntil ?? null, after?.id ?? null, limit],
    )
  ).rows;
