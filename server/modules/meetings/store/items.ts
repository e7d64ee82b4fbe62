import type { ItemKind, Outcome } from '#contract/meetings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An item of an agenda as it is stored. */
export interface ItemRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly position: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly text: string;
  readonly presenter: string;
  readonly minutes: number | null;
  readonly proposalId: string | null;
  readonly resolutionId: string | null;
  readonly fromItemId: string | null;
  /** How often it was put off before. */
  readonly deferrals: number;
  readonly state: 'waiting' | 'current' | 'done';
  readonly outcome: Outcome | null;
  readonly words: string;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly handsFor: number | null;
  readonly handsAgainst: number | null;
  readonly handsAbstain: number | null;
  readonly voteId: string | null;
  readonly version: number;
}
const columns = `i.id, i.meeting_id as "meetingId", i.position, i.kind, i.title, i.text, i.presenter, i.minutes, i.proposal_id as "proposalId",
  i.resolution_id as "resolutionId", i.from_item_id as "fromItemId", i.deferrals, i.state, i.outcome, i.words, i.begun_at as "begunAt", i.ended_at as "endedAt", i.hands_for as "handsFor",
  i.hands_against as "handsAgainst", i.hands_abstain as "handsAbstain", i.vote_id as "voteId", i.version`;
const own = 'i.jurisdiction_id = :jurisdiction';

export const itemsOf = async (tx: Tx, meetingIds: readonly string[]): Promise<ItemRecord[]> =>
  (
    await execute<ItemRecord>(
      tx,
      `select ${columns} from meeting_items i where ${own} and i.meeting_id = any($1::uuid[]) order by i.meeting_id, i.position, i.id limit 5000`,
      [meetingIds],
    )
  ).rows;
/** Items by which a proposal stands on agendas. */
export const itemsOfProposal = async (tx: Tx, proposalId: string): Promise<ItemRecord[]> =>
  (
    await execute<ItemRecord>(tx, `select ${columns} from meeting_items i where ${own} and i.proposal_id = $1 order by i.id limit 100`, [
      proposalId,
    ])
  ).rows;
/** An item by its id. Whoever changes it holds its meeting. */
export const findItem = async (tx: Tx, id: string): Promise<ItemRecord | null> =>
  (await execute<ItemRecord>(tx, `select ${columns} from meeting_items i where ${own} and i.id = $1`, [id])).rows[0] ?? null;

export type NewItem = Pick<
  ItemRecord,
  | 'id'
  | 'meetingId'
  | 'position'
  | 'kind'
  | 'title'
  | 'text'
  | 'presenter'
  | 'minutes'
  | 'proposalId'
  | 'resolutionId'
  | 'fromItemId'
  | 'deferrals'
> & { readonly areaCode: string };
/** Puts an item on an agenda; what comes back and stands there already, or a proposal that does, is left. @returns whether it was put there */
export const insertItem = async (tx: Tx, i: NewItem): Promise<boolean> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into meeting_items (jurisdiction_id, id, meeting_id, area_code, position, kind, title, text, presenter, minutes, proposal_id, resolution_id,
       from_item_id, deferrals)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
    [
      ...[i.id, i.meetingId, i.areaCode, i.position, i.kind, i.title, i.text, i.presenter, i.minutes, i.proposalId],
      ...[i.resolutionId, i.fromItemId, i.deferrals],
    ],
  );
  return rows.length > 0;
};
export const removeItem = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, 'delete from meeting_items where jurisdiction_id = :jurisdiction and id = $1', [id]);
};
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of an item, by field; its meeting is held. */
export const changeItem = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<ItemRecord, 'id' | 'meetingId' | 'kind' | 'proposalId' | 'resolutionId' | 'fromItemId' | 'deferrals' | 'version'>>,
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = [...entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`), 'version = version + 1'];
  await execute(tx, `update meeting_items set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};
/** Items that wait take these places, from 1. */
export const placeItems = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `update meeting_items i set position = n.n from unnest($1::uuid[]) with ordinality as n(id, n) where ${own} and i.id = n.id`,
    [ids],
  );
};
/** What meetings of a body that are over deferred, and stands on no later agenda yet. */
export const deferredOf = async (tx: Tx, bodyId: string): Promise<ItemRecord[]> =>
  (
    await execute<ItemRecord>(
      tx,
      `select ${columns} from meeting_items i join meetings x on x.jurisdiction_id = :jurisdiction and x.id = i.meeting_id
       where ${own} and x.body_id = $1 and x.state = 'closed' and i.outcome = 'deferred'
         and not exists (select from meeting_items l where l.jurisdiction_id = :jurisdiction and l.from_item_id = i.id)
         and not exists (select from meeting_items l join meetings y on y.jurisdiction_id = :jurisdiction and y.id = l.meeting_id
           where l.jurisdiction_id = :jurisdiction and l.proposal_id = i.proposal_id and y.body_id = $1 and y.starts_at > x.starts_at) order by x.starts_at, i.position, i.id limit 200`,
      [bodyId],
    )
  ).rows;
/** Takes what came back off agendas that were never sat through. */
export const dropCarried = async (tx: Tx, meetingId: string): Promise<void> => {
  await execute(
    tx,
    `delete from meeting_items where jurisdiction_id = :jurisdiction and meeting_id = $1 and (kind = 'carried' or from_item_id is not null) and state <> 'done'`,
    [meetingId],
  );
};
/** What was done elsewhere meanwhile comes back no more. */
export const dropCarriedOf = async (tx: Tx, resolutionId: string, except: string): Promise<void> => {
  await execute(
    tx,
    `delete from meeting_items where jurisdiction_id = :jurisdiction and resolution_id = $1 and state = 'waiting' and meeting_id <> $2`,
    [resolutionId, except],
  );
};

/** A note as it is stored. */
export interface NoteRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string | null;
  readonly seatId: string | null;
  readonly text: string;
  readonly at: Date;
}
export const notesOf = async (tx: Tx, meetingId: string): Promise<NoteRecord[]> =>
  (
    await execute<NoteRecord>(
      tx,
      `select n.id, n.meeting_id as "meetingId", n.item_id as "itemId", n.seat_id as "seatId", n.text, n.at from meeting_notes n
       where n.jurisdiction_id = :jurisdiction and n.meeting_id = $1 order by n.at, n.id limit 2000`,
      [meetingId],
    )
  ).rows;
export const keepNote = async (tx: Tx, n: NoteRecord, by: string): Promise<void> => {
  await execute(
    tx,
    `insert into meeting_notes (jurisdiction_id, id, meeting_id, item_id, seat_id, text, at, written_by) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)
     on conflict (jurisdiction_id, id) do update set seat_id = excluded.seat_id, text = excluded.text where meeting_notes.meeting_id = excluded.meeting_id`,
    [n.id, n.meetingId, n.itemId, n.seatId, n.text, n.at, by],
  );
};
export const removeNote = async (tx: Tx, meetingId: string, id: string): Promise<void> => {
  await execute(tx, 'delete from meeting_notes where jurisdiction_id = :jurisdiction and meeting_id = $1 and id = $2', [meetingId, id]);
};
