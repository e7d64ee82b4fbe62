import { type BookingState, holding } from '#contract/bookings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What holds a room, as stored. */
export interface BookingRow {
  readonly id: string;
  readonly roomId: string;
  readonly placeId: string;
  readonly what: 'booking' | 'closure' | 'activity';
  readonly seriesId: string | null;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  readonly purpose: string;
  readonly people: number;
  readonly loudspeaker: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly heldUntil: Date;
  readonly state: BookingState;
  readonly signsBy: Date | null;
  readonly freeUntil: Date;
  readonly late: boolean;
  readonly excused: boolean;
  readonly fee: number;
  readonly deposit: number;
  readonly reason: string | null;
  readonly insteadOf: string | null;
  readonly askedAt: Date;
  readonly arrivedAt: Date | null;
}
export const columns = `b.id, b.room_id as "roomId", b.place_id as "placeId", b.what, b.series_id as "seriesId", b.account_id as "accountId",
  b.organisation_id as "organisationId", b.purpose, b.people, b.loudspeaker, b.starts_at as "startsAt", b.ends_at as "endsAt",
  b.held_until as "heldUntil", b.state, b.signs_by as "signsBy", b.free_until as "freeUntil", b.late, b.excused, b.fee, b.deposit, b.reason,
  b.instead_of as "insteadOf", b.asked_at as "askedAt", b.arrived_at as "arrivedAt"`;
const own = 'b.jurisdiction_id = :jurisdiction';
const holds = `b.state in (${holding.map((one) => `'${one}'`).join(', ')})`;
/** Whose time to sign in, or to be decided, has run out by `$1`, although nobody has noted it yet. */
export const overdue = `((b.state = 'booked' and b.signs_by is not null and b.signs_by < $1) or (b.state in ('asked', 'offered') and b.starts_at <= $1))`;

export const bookingsById = async (tx: Tx, ids: readonly string[]): Promise<BookingRow[]> =>
  ids.length === 0
    ? []
    : (await execute<BookingRow>(tx, `select ${columns} from bookings b where ${own} and b.id = any($1::uuid[])`, [ids])).rows;

export const lockBooking = async (tx: Tx, id: string): Promise<BookingRow | null> =>
  (await execute<BookingRow>(tx, `select ${columns} from bookings b where ${own} and b.id = $1 for update`, [id])).rows[0] ?? null;

/** What holds some rooms at some time, in the order of time; what has run out by `now` does not. */
export const heldBetween = async (
  tx: Tx,
  roomIds: readonly string[],
  from: Date,
  to: Date,
  now: Date,
): Promise<Pick<BookingRow, 'id' | 'roomId' | 'what' | 'startsAt' | 'endsAt' | 'heldUntil' | 'purpose'>[]> => {
  if (roomIds.length === 0) return [];
  const { rows } = await execute<Pick<BookingRow, 'id' | 'roomId' | 'what' | 'startsAt' | 'endsAt' | 'heldUntil' | 'purpose'>>(
    tx,
    `select b.id, b.room_id as "roomId", b.what, b.starts_at as "startsAt", b.ends_at as "endsAt", b.held_until as "heldUntil", b.purpose
     from bookings b where ${own} and b.room_id = any($2::uuid[]) and b.starts_at < $4 and b.starts_at > $3::timestamptz - interval '40 days' and b.held_until > $3 and ${holds}
       and not ${overdue} order by b.starts_at, b.id`,
    [now, roomIds, from, to],
  );
  return rows;
};

/** Enters what holds rooms. @throws the violation of `bookings_one_at_a_time` where another holds one of them then */
export const insertBookings = async (tx: Tx, rows: readonly BookingRow[]): Promise<void> => {
  await execute(
    tx,
    `insert into bookings (jurisdiction_id, id, room_id, place_id, what, series_id, account_id, organisation_id, purpose, people, loudspeaker,
       starts_at, ends_at, held_until, state, signs_by, free_until, late, excused, fee, deposit, reason, instead_of, asked_at, arrived_at)
     select :jurisdiction, g.id, g."roomId", g."placeId", g.what, g."seriesId", g."accountId", g."organisationId", g.purpose, g.people,
       g.loudspeaker, g."startsAt", g."endsAt", g."heldUntil", g.state, g."signsBy", g."freeUntil", g.late, g.excused, g.fee, g.deposit,
       g.reason, g."insteadOf", g."askedAt", g."arrivedAt"
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "roomId" uuid, "placeId" uuid, what text, "seriesId" uuid, "accountId" uuid,
       "organisationId" uuid, purpose text, people int, loudspeaker boolean, "startsAt" timestamptz, "endsAt" timestamptz,
       "heldUntil" timestamptz, state text, "signsBy" timestamptz, "freeUntil" timestamptz, late boolean, excused boolean, fee int,
       deposit int, reason text, "insteadOf" uuid, "askedAt" timestamptz, "arrivedAt" timestamptz) returning id`,
    [JSON.stringify(rows)],
  );
};

/** What becomes of a booking. */
export const setState = async (
  tx: Tx,
  id: string,
  state: BookingState,
  more: { reason?: string | null; late?: boolean; by?: string | null; at: Date; arrivedAt?: Date | null; excused?: boolean },
): Promise<void> => {
  await execute(
    tx,
    `update bookings set state = $2, reason = coalesce($3, reason), late = late or $4, decided_by = $5, decided_at = $6,
       arrived_at = coalesce($7, arrived_at), excused = excused or $8 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, state, more.reason ?? null, more.late ?? false, more.by ?? null, more.at, more.arrivedAt ?? null, more.excused ?? false],
  );
};

/** Notes what has run out: missed where nobody signed in, lapsed where nobody decided. All of the jurisdiction or of one room, at most so many. */
export const endOverdue = async (tx: Tx, now: Date, roomId: string | null, limit: number): Promise<BookingRow[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `update bookings set state = case state when 'booked' then 'missed' else 'lapsed' end, decided_at = $1
     where jurisdiction_id = :jurisdiction and id = any(array(
       select b.id from bookings b where ${own} and ($2::uuid is null or b.room_id = $2) and ${overdue} order by b.id limit $3 for update))
     returning id`,
    [now, roomId, limit],
  );
  return bookingsById(
    tx,
    rows.map(({ id }) => id),
  );
};

/** Holds what somebody books in a place until the transaction ends, so that limits are counted one after another. */
export const lockBooker = async (tx: Tx, booker: string, placeId: string): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('bookings ' || $1 || $2, 0))", [booker, placeId]);
};

/** When somebody, or an organisation, has booked something in a place, within some time; what counts is what was not given back in time. */
export const timesBooked = async (
  tx: Tx,
  who: { accountId: string | null; organisationId: string | null },
  placeId: string,
  from: Date,
  to: Date,
): Promise<Date[]> => {
  const { rows } = await execute<{ startsAt: Date }>(
    tx,
    `select b.starts_at as "startsAt" from bookings b where ${own} and b.place_id = $1 and b.starts_at >= $2 and b.starts_at < $3
       and ${who.organisationId === null ? 'b.account_id = $4 and b.organisation_id is null' : 'b.organisation_id = $4'}
       and (${holds} or b.state = 'missed' or b.late)`,
    [placeId, from, to, who.organisationId ?? who.accountId],
  );
  return rows.map(({ startsAt }) => startsAt);
};

/** Bookings of an account: to come soonest first, or over newest first, behind a moment and id. */
export const bookingsOf = async (
  tx: Tx,
  accountId: string,
  over: boolean,
  now: Date,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<BookingRow[]> => {
  const [over_, direction, behind] = over ? ['b.ends_at <= $2', 'desc', '<'] : ['b.ends_at > $2', 'asc', '>'];
  const { rows } = await execute<BookingRow>(
    tx,
    `select ${columns} from bookings b where ${own} and b.account_id = $1 and ${over_}
       and ($3::timestamptz is null or (b.starts_at, b.id) ${behind} ($3, $4::uuid)) order by b.starts_at ${direction}, b.id ${direction} limit $5`,
    [accountId, now, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

/** Which bookings of places are listed. */
export interface BookingFilter {
  readonly placeIds: readonly string[];
  readonly states: readonly BookingState[] | null;
  readonly roomId: string | null;
  readonly from: Date;
  readonly to: Date | null;
  /** Over, with a deposit that was paid and not given back. */
  readonly deposits: boolean;
}

/** Bookings of some places by the time at which they begin, behind a moment and id. */
export const pageOfBookings = async (
  tx: Tx,
  f: BookingFilter,
  now: Date,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<BookingRow[]> => {
  const { rows } = await execute<BookingRow>(
    tx,
    `select ${columns} from bookings b where ${own} and b.what = 'booking' and b.place_id = any($1::uuid[])
       and ($2::text[] is null or b.state = any($2)) and ($3::uuid is null or b.room_id = $3) and b.starts_at >= $4
       and ($5::timestamptz is null or b.starts_at < $5) and ($6::timestamptz is null or (b.starts_at, b.id) > ($6, $7::uuid))
       ${f.deposits ? `and b.deposit > 0 and b.ends_at < $9 and ${depositOpen}` : 'and $9::timestamptz is not null'}
     order by b.starts_at, b.id limit $8`,
    [f.placeIds, f.states, f.roomId, f.from, f.to, after?.[0] ?? null, after?.[1] ?? null, limit, now],
  );
  return rows;
};
const depositOpen = `(select sum(case p.what when 'deposit' then p.fen when 'deposit_back' then -p.fen else 0 end) from booking_payments p
  where p.jurisdiction_id = :jurisdiction and p.booking_id = b.id) > 0`;

/** The booking of a room that somebody has around a moment, held: the one under way, else the next of that day, also where it was noted as missed. */
export const ownAround = async (tx: Tx, accountId: string, roomId: string, at: Date): Promise<BookingRow | null> => {
  const { rows } = await execute<BookingRow>(
    tx,
    `select ${columns} from bookings b where ${own} and b.account_id = $1 and b.room_id = $2 and b.ends_at > $3
       and b.starts_at < $3::timestamptz + interval '1 day' and b.starts_at > $3::timestamptz - interval '2 days'
       and b.state in ('booked', 'arrived', 'missed') order by b.starts_at, b.id limit 1 for update`,
    [accountId, roomId, at],
  );
  return rows[0] ?? null;
};

/** The coming bookings of a series that somebody has, held. */
export const lockSeries = async (tx: Tx, seriesId: string, accountId: string, now: Date): Promise<BookingRow[]> => {
  const { rows } = await execute<BookingRow>(
    tx,
    `select ${columns} from bookings b where ${own} and b.series_id = $1 and b.account_id = $2 and b.starts_at > $3 and ${holds}
     order by b.id for update`,
    [seriesId, accountId, now],
  );
  return rows;
};

/** Bookings that begin before a moment and have not been reminded of, marked as reminded. */
export const takeReminders = async (tx: Tx, now: Date, until: Date, limit: number): Promise<BookingRow[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `update bookings set reminded_at = $1 where jurisdiction_id = :jurisdiction and id = any(array(
       select b.id from bookings b where ${own} and b.state = 'booked' and b.reminded_at is null and b.account_id is not null
         and b.starts_at > $1 and b.starts_at <= $2 order by b.starts_at limit $3 for update)) returning id`,
    [now, until, limit],
  );
  return bookingsById(
    tx,
    rows.map(({ id }) => id),
  );
};

/** Gives free what is held for an activity. */
export const deleteHeld = async (tx: Tx, activityId: string): Promise<void> => {
  await execute(tx, "delete from bookings where jurisdiction_id = :jurisdiction and series_id = $1 and what = 'activity'", [activityId]);
};

/** Takes out of old bookings who it was and what for. @returns how many */
export const forget = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const { rows } = await execute(
    tx,
    `update bookings set account_id = null, purpose = '', reason = null where jurisdiction_id = :jurisdiction and id = any(array(
       select b.id from bookings b where ${own} and b.account_id is not null and b.starts_at < $1 limit $2)) returning id`,
    [before, limit],
  );
  return rows.length;
};

/** A booking of somebody, as their copy of what is held about them tells it. */
export interface HeldBooking {
  readonly room: string;
  readonly startsAt: Date;
  readonly state: BookingState;
  readonly people: number;
  readonly purpose: string;
}

/** All bookings of an account, newest first. */
export const bookingsHeld = async (tx: Tx, accountId: string): Promise<HeldBooking[]> => {
  const { rows } = await execute<HeldBooking>(
    tx,
    `select r.name as room, b.starts_at as "startsAt", b.state, b.people, b.purpose
     from bookings b join booking_rooms r on r.jurisdiction_id = b.jurisdiction_id and r.id = b.room_id and r.jurisdiction_id = :jurisdiction
     where ${own} and b.account_id = $1 order by b.starts_at desc, b.id`,
    [accountId],
  );
  return rows;
};
