import { execute, type Tx } from '#kernel/db.ts';

export interface HeldRow {
  readonly subscriber: string;
  readonly subject: string;
  readonly events: number;
  readonly attempts: number;
  readonly error: string | null;
  readonly since: Date;
  readonly parkedAt: Date | null;
  readonly nextAt: Date | null;
}

/** How many deliveries of a jurisdiction are parked and how many are tried again. */
export const countHeld = async (tx: Tx, jurisdictionId: string): Promise<{ parked: number; failing: number }> => {
  const { rows } = await execute<{ parked: number; failing: number }>(
    tx,
    'select count(parked_at)::int as parked, count(next_at)::int as failing from held_deliveries where jurisdiction_id = $1',
    [jurisdictionId],
  );
  return rows[0] ?? { parked: 0, failing: 0 };
};

/** Parked deliveries, longest first, then those that are tried again, soonest first; up to `most` of each. */
export const listHeld = async (tx: Tx, jurisdictionId: string, most: number): Promise<HeldRow[]> => {
  const columns = `subscriber, subject, jsonb_array_length(events) as events, attempts, error, created_at as since, parked_at as "parkedAt",
    next_at as "nextAt"`;
  const { rows } = await execute<HeldRow>(
    tx,
    `(select ${columns} from held_deliveries where jurisdiction_id = $1 and parked_at is not null order by parked_at limit $2)
     union all
     (select ${columns} from held_deliveries where jurisdiction_id = $1 and next_at is not null order by next_at limit $2)`,
    [jurisdictionId, most],
  );
  return rows;
};

/** Makes parked deliveries due at once; `subject` null: all of the subscriber. @returns how many */
export const release = async (tx: Tx, jurisdictionId: string, subscriber: string, subject: string | null): Promise<number> => {
  const { rows } = await execute(
    tx,
    `update held_deliveries set parked_at = null, next_at = clock_timestamp(), attempts = 0
     where jurisdiction_id = $1 and subscriber = $2 and ($3::text is null or subject = $3) and parked_at is not null returning subject`,
    [jurisdictionId, subscriber, subject],
  );
  return rows.length;
};

/** Takes the first event off a parked delivery; what waits behind it is due at once. @returns the event's id and topic, null when not parked */
export const dropFirst = async (
  tx: Tx,
  jurisdictionId: string,
  subscriber: string,
  subject: string,
): Promise<{ id: string; topic: string } | null> => {
  const { rows } = await execute<{ id: string; topic: string }>(
    tx,
    `select events->0->>'id' as id, events->0->>'topic' as topic from held_deliveries
     where jurisdiction_id = $1 and subscriber = $2 and subject = $3 and parked_at is not null for update`,
    [jurisdictionId, subscriber, subject],
  );
  if (!rows[0]) return null;
  await execute(
    tx,
    `update held_deliveries set events = events - 0, parked_at = null, next_at = clock_timestamp(), attempts = 0, error = null
     where jurisdiction_id = $1 and subscriber = $2 and subject = $3`,
    [jurisdictionId, subscriber, subject],
  );
  await execute(tx, "delete from held_deliveries where jurisdiction_id = $1 and subscriber = $2 and subject = $3 and events = '[]'", [
    jurisdictionId,
    subscriber,
    subject,
  ]);
  return rows[0];
};
