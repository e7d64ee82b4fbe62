import type { DatedRules } from '#contract/bookings/rules.ts';
import type { RoomKind } from '#contract/bookings/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A room as stored. */
export interface RoomRow {
  readonly id: string;
  readonly placeId: string;
  readonly name: string;
  readonly kind: RoomKind;
  readonly capacity: number;
  readonly note: string | null;
  readonly token: string;
  readonly version: number;
  readonly closedAt: Date | null;
}
const columns = `r.id, r.place_id as "placeId", r.name, r.kind, r.capacity, r.note, r.token, r.version, r.closed_at as "closedAt"`;
const own = 'r.jurisdiction_id = :jurisdiction';

export const roomsById = async (tx: Tx, ids: readonly string[]): Promise<RoomRow[]> =>
  ids.length === 0
    ? []
    : (await execute<RoomRow>(tx, `select ${columns} from booking_rooms r where ${own} and r.id = any($1::uuid[])`, [ids])).rows;

/** A room, held against other writers until the transaction ends. */
export const lockRoom = async (tx: Tx, id: string): Promise<RoomRow | null> =>
  (await execute<RoomRow>(tx, `select ${columns} from booking_rooms r where ${own} and r.id = $1 for update`, [id])).rows[0] ?? null;

/** A room by what the code at its door carries. */
export const roomByToken = async (tx: Tx, token: string): Promise<RoomRow | null> =>
  (await execute<RoomRow>(tx, `select ${columns} from booking_rooms r where ${own} and r.token = $1`, [token])).rows[0] ?? null;

/** Which rooms are looked for. */
export interface RoomFilter {
  readonly placeIds: readonly string[];
  readonly kinds: readonly RoomKind[] | null;
  readonly people: number | null;
  /** In the name of the room, or the room is of one of these places. */
  readonly q: string | null;
  readonly named: readonly string[];
}

/** Rooms that can be booked, smallest fitting first, with how many there are. */
export const findRooms = async (tx: Tx, f: RoomFilter, limit: number): Promise<{ rows: RoomRow[]; count: number }> => {
  const { rows } = await execute<RoomRow & { count: number }>(
    tx,
    `select ${columns}, count(*) over ()::int as count from booking_rooms r
     where ${own} and r.closed_at is null and r.place_id = any($1::uuid[]) and ($2::text[] is null or r.kind = any($2))
       and ($3::int is null or r.capacity >= $3) and ($4::text is null or position($4 in r.name) > 0 or r.place_id = any($5::uuid[]))
     order by array_position($1::uuid[], r.place_id), r.name, r.id limit $6`,
    [f.placeIds, f.kinds, f.people, f.q, f.named, limit],
  );
  return { rows, count: rows[0]?.count ?? 0 };
};

/** Rooms of some places by name, behind a name and id. */
export const pageOfRooms = async (
  tx: Tx,
  placeIds: readonly string[],
  closed: boolean,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<RoomRow[]> =>
  (
    await execute<RoomRow>(
      tx,
      `select ${columns} from booking_rooms r where ${own} and r.place_id = any($1::uuid[]) and ($2 or r.closed_at is null)
         and ($3::text is null or (r.name, r.id) > ($3, $4::uuid)) order by r.name, r.id limit $5`,
      [placeIds, closed, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

export type NewRoom = Omit<RoomRow, 'version' | 'closedAt'>;

/** Adds rooms, however many, in one statement. */
export const insertRooms = (tx: Tx, rooms: readonly NewRoom[], at: Date): Promise<unknown> =>
  execute(
    tx,
    `insert into booking_rooms (jurisdiction_id, id, place_id, name, kind, capacity, note, token, created_at)
     select :jurisdiction, g.*, $8 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[]) as g returning id`,
    [
      rooms.map(({ id }) => id),
      rooms.map(({ placeId }) => placeId),
      rooms.map(({ name }) => name),
      rooms.map(({ kind }) => kind),
      rooms.map(({ capacity }) => capacity),
      rooms.map(({ note }) => note),
      rooms.map(({ token }) => token),
      at,
    ],
  );

export const updateRoom = (tx: Tx, id: string, r: Pick<RoomRow, 'name' | 'kind' | 'capacity' | 'note'>): Promise<unknown> =>
  execute(
    tx,
    `update booking_rooms set name = $2, kind = $3, capacity = $4, note = $5, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, r.name, r.kind, r.capacity, r.note],
  );

export const setRoomClosed = (tx: Tx, id: string, closedAt: Date | null): Promise<unknown> =>
  execute(tx, 'update booking_rooms set closed_at = $2, version = version + 1 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    closedAt,
  ]);

export const setRoomToken = (tx: Tx, id: string, token: string): Promise<unknown> =>
  execute(tx, 'update booking_rooms set token = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, token]);

/** All rules of some rooms, by room, in the order of their days. */
export const rulesOf = async (tx: Tx, roomIds: readonly string[]): Promise<ReadonlyMap<string, readonly DatedRules[]>> => {
  if (roomIds.length === 0) return new Map();
  const { rows } = await execute<DatedRules & { roomId: string }>(
    tx,
    `select room_id as "roomId", since::text as since, rules from booking_rules
     where jurisdiction_id = :jurisdiction and room_id = any($1::uuid[]) order by room_id, since`,
    [roomIds],
  );
  return Map.groupBy(rows, ({ roomId }) => roomId);
};

/** Sets the rules of rooms from a day on. */
export const putRules = (tx: Tx, of: readonly { roomId: string; dated: DatedRules }[], by: string | null, at: Date): Promise<unknown> =>
  execute(
    tx,
    `insert into booking_rules (jurisdiction_id, room_id, since, rules, set_by, set_at)
     select :jurisdiction, g.*, $4::uuid, $5::timestamptz from unnest($1::uuid[], $2::date[], $3::jsonb[]) as g
     on conflict (jurisdiction_id, room_id, since) do update set rules = excluded.rules, set_by = excluded.set_by, set_at = excluded.set_at
     returning room_id`,
    [of.map(({ roomId }) => roomId), of.map(({ dated }) => dated.since), of.map(({ dated }) => JSON.stringify(dated.rules)), by, at],
  );

/** A room that can be booked, with its place's area. */
interface LentRoom extends Pick<RoomRow, 'id' | 'placeId' | 'name'> {
  readonly placeName: string;
  readonly areaPath: string;
}
const lent = `select r.id, r.place_id as "placeId", r.name, p.name as "placeName", p.area_path::text as "areaPath"
  from booking_rooms r join places p on p.jurisdiction_id = :jurisdiction and p.id = r.place_id
  where ${own} and r.closed_at is null and p.closed_on is null`;

/** Rooms of places in an area and below, and of the areas around it, nearest name first. */
export const roomsAround = async (tx: Tx, areaPath: string, limit: number): Promise<LentRoom[]> => {
  const parts = areaPath.split('.');
  const around = parts.map((_, n) => parts.slice(0, n + 1).join(''));
  const code = around.at(-1) ?? '';
  const { rows } = await execute<LentRoom>(
    tx,
    `${lent} and (p.area_code = any($1::text[]) or (p.area_code >= $2 and p.area_code < $3)) order by p.area_code, p.name, r.name, r.id limit $4`,
    [around, code, `${code}:`, limit],
  );
  return rows;
};

export const findLentRoom = async (tx: Tx, id: string): Promise<LentRoom | null> =>
  (await execute<LentRoom>(tx, `${lent} and r.id = $1`, [id])).rows[0] ?? null;
