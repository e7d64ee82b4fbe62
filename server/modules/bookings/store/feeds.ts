import { execute, type Tx } from '#kernel/db.ts';

/** A feed: of what an account has booked, or of a room. */
export interface FeedRow {
  readonly id: string;
  readonly accountId: string | null;
  readonly roomId: string | null;
}
export type FeedOf = Omit<FeedRow, 'id'>;
const columns = 'f.id, f.account_id as "accountId", f.room_id as "roomId"';

export const findFeed = async (tx: Tx, id: string): Promise<FeedRow | null> =>
  (await execute<FeedRow>(tx, `select ${columns} from booking_feeds f where f.jurisdiction_id = :jurisdiction and f.id = $1`, [id]))
    .rows[0] ?? null;

export const feedOf = async (tx: Tx, { accountId, roomId }: FeedOf): Promise<FeedRow | null> =>
  (
    await execute<FeedRow>(
      tx,
      `select ${columns} from booking_feeds f where f.jurisdiction_id = :jurisdiction and ${accountId === null ? 'f.room_id' : 'f.account_id'} = $1`,
      [accountId ?? roomId],
    )
  ).rows[0] ?? null;

/** Puts a new feed in the place of the one there was; without an id there is none from then on. */
export const replaceFeed = async (tx: Tx, of: FeedOf, id: string | null, at: Date): Promise<void> => {
  await execute(
    tx,
    `delete from booking_feeds where jurisdiction_id = :jurisdiction and ${of.accountId === null ? 'room_id' : 'account_id'} = $1`,
    [of.accountId ?? of.roomId],
  );
  if (id === null) return;
  await execute(
    tx,
    'insert into booking_feeds (jurisdiction_id, id, account_id, room_id, made_at) values (:jurisdiction, $1, $2, $3, $4)',
    [id, of.accountId, of.roomId, at],
  );
};
