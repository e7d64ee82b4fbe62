import { execute, type Tx } from '#kernel/db.ts';

export interface ShiftRow {
  readonly id: string;
  readonly rosterId: string;
  readonly slot: string;
  readonly day: string;
  readonly accountId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
const columns = `s.id, s.roster_id as "rosterId", s.slot, s.day::text as day, s.account_id as "accountId", s.starts_at as "startsAt",
  s.ends_at as "endsAt"`;

/** No shift lasts longer, in milliseconds: whoever is on duty at a moment began within this before it. */
export const longest = 86_400_000;

/** Shifts of a roster that begin between two days, with the state in which a swap of each waits. */
export const shiftsOf = async (
  tx: Tx,
  rosterId: string,
  from: string,
  to: string,
): Promise<(ShiftRow & { swap: 'asked' | 'accepted' | null })[]> => {
  const { rows } = await execute<ShiftRow & { swap: 'asked' | 'accepted' | null }>(
    tx,
    `select ${columns}, w.state as swap from shifts s
     left join shift_swaps w on w.jurisdiction_id = :jurisdiction and w.shift_id = s.id and w.state in ('asked', 'accepted')
     where s.jurisdiction_id = :jurisdiction and s.roster_id = $1 and s.starts_at >= $2::date - interval '1 day'
       and s.starts_at < $3::date + interval '1 day' and s.day between $2::date and $3::date order by s.starts_at, s.id`,
    [rosterId, from, to],
  );
  return rows;
};

/** Who of each slot of a roster was on duty last before a day. */
export const lastBefore = async (tx: Tx, rosterId: string, day: string): Promise<Map<string, string>> => {
  const { rows } = await execute<{ slot: string; accountId: string }>(
    tx,
    `select distinct on (s.slot) s.slot, s.account_id as "accountId" from shifts s
     where s.jurisdiction_id = :jurisdiction and s.roster_id = $1 and s.starts_at < $2::date and s.starts_at > $2::date - interval '62 days'
     order by s.slot, s.starts_at desc, s.id desc`,
    [rosterId, day],
  );
  return new Map(rows.map(({ slot, accountId }) => [slot, accountId]));
};

/** Shifts of some people, in whatever roster, that touch a span of time. */
export const busyIn = async (tx: Tx, accountIds: readonly string[], from: Date, to: Date): Promise<ShiftRow[]> => {
  const { rows } = await execute<ShiftRow>(
    tx,
    `select ${columns} from shifts s where s.jurisdiction_id = :jurisdiction and s.account_id = any($1::uuid[])
       and s.starts_at > $2 and s.starts_at < $4 and s.ends_at > $3`,
    [accountIds, new Date(from.getTime() - longest - 1), from, to],
  );
  return rows;
};

/** Holds the duty of some people until the transaction ends, in the order of their ids. */
export const lockDuty = async (tx: Tx, accountIds: readonly string[]): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('duty ' || a.id, 0)) from unnest($1::text[]) as a (id) order by a.id", [
    accountIds,
  ]);
};

export interface OnDutyRow extends ShiftRow {
  readonly rosterName: string;
  readonly organisationId: string | null;
  readonly areaId: string;
  readonly telephone: string | null;
  readonly slotName: string;
}

/** Who is on duty at a moment in rosters in use, of all or of some organisations or areas; soonest relieved first. */
export const onDutyAt = async (
  tx: Tx,
  at: Date,
  of: { rosters?: readonly string[] | null; organisations?: readonly string[] | null; areaIds?: readonly string[] | null },
): Promise<OnDutyRow[]> => {
  const { rows } = await execute<OnDutyRow>(
    tx,
    `select ${columns}, r.name as "rosterName", r.organisation_id as "organisationId", r.area_id as "areaId", r.telephone,
       coalesce((select e->>'name' from jsonb_array_elements(r.slots) e where e->>'key' = s.slot limit 1), '') as "slotName"
     from shifts s join rosters r on r.jurisdiction_id = :jurisdiction and r.id = s.roster_id
     where s.jurisdiction_id = :jurisdiction and s.starts_at > $1 and s.starts_at <= $2 and s.ends_at > $2 and r.ended_at is null
       and ($3::uuid[] is null or s.roster_id = any($3)) and ($4::uuid[] is null or r.organisation_id = any($4))
       and ($5::uuid[] is null or r.area_id = any($5))
     order by s.ends_at, s.id limit 2000`,
    [new Date(at.getTime() - longest - 1), at, of.rosters ?? null, of.organisations ?? null, of.areaIds ?? null],
  );
  return rows;
};

/** Who is on duty at a moment in rosters of some organisations, and in those of some areas that belong to no organisation. */
export const dutyOf = async (
  tx: Tx,
  at: Date,
  organisations: readonly string[],
  areaIds: readonly string[],
): Promise<{ organisationId: string | null; areaId: string; accountId: string }[]> => {
  const { rows } = await execute<{ organisationId: string | null; areaId: string; accountId: string }>(
    tx,
    `select r.organisation_id as "organisationId", r.area_id as "areaId", s.account_id as "accountId"
     from shifts s join rosters r on r.jurisdiction_id = :jurisdiction and r.id = s.roster_id
     where s.jurisdiction_id = :jurisdiction and s.starts_at > $1 and s.starts_at <= $2 and s.ends_at > $2 and r.ended_at is null
       and (r.organisation_id = any($3::uuid[]) or (r.organisation_id is null and r.area_id = any($4::uuid[])))
     limit 2000`,
    [new Date(at.getTime() - longest - 1), at, organisations, areaIds],
  );
  return rows;
};

/** Shifts of an account that have not ended, soonest first. */
export const comingShifts = async (tx: Tx, accountId: string, at: Date, limit: number): Promise<ShiftRow[]> => {
  const { rows } = await execute<ShiftRow>(
    tx,
    `select ${columns} from shifts s where s.jurisdiction_id = :jurisdiction and s.account_id = $1 and s.starts_at > $2 and s.ends_at > $3
     order by s.starts_at, s.id limit $4`,
    [accountId, new Date(at.getTime() - longest - 1), at, limit],
  );
  return rows;
};

/** Shifts by their ids, held in the order of ids so that two that want the same wait for one another. */
export const lockShifts = async (tx: Tx, ids: readonly string[]): Promise<ShiftRow[]> => {
  const { rows } = await execute<ShiftRow>(
    tx,
    `select ${columns} from shifts s where s.jurisdiction_id = :jurisdiction and s.id = any($1::uuid[]) order by s.id for update`,
    [ids],
  );
  return rows;
};

export const insertShifts = async (tx: Tx, rows: readonly ShiftRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `insert into shifts (jurisdiction_id, id, roster_id, slot, day, account_id, starts_at, ends_at)
     select :jurisdiction, * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::uuid[], $6::timestamptz[], $7::timestamptz[]) returning id`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.rosterId),
      rows.map((r) => r.slot),
      rows.map((r) => r.day),
      rows.map((r) => r.accountId),
      rows.map((r) => r.startsAt),
      rows.map((r) => r.endsAt),
    ],
  );
};

/** Gives shifts to others, all at once: two may exchange shifts of the same hour. */
export const giveShifts = async (tx: Tx, given: readonly { id: string; to: string }[]): Promise<void> => {
  await execute(
    tx,
    `update shifts s set account_id = g.to_account from unnest($1::uuid[], $2::uuid[]) as g (id, to_account)
     where s.jurisdiction_id = :jurisdiction and s.id = g.id`,
    [given.map(({ id }) => id), given.map(({ to }) => to)],
  );
};

export const deleteShifts = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await execute(tx, 'delete from shifts where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [ids]);
};

/** Takes off all shifts of a roster that have not begun. @returns how many */
export const deleteComing = async (tx: Tx, rosterId: string, at: Date): Promise<number> => {
  const { rows } = await execute(
    tx,
    'delete from shifts where jurisdiction_id = :jurisdiction and roster_id = $1 and starts_at > $2 returning id',
    [rosterId, at],
  );
  return rows.length;
};

/** Minutes of the shifts of each area's rosters, as far as they lie between two moments; of no organisation's. */
export const minutesByArea = async (tx: Tx, from: Date, until: Date): Promise<{ areaId: string; minutes: number }[]> =>
  (
    await execute<{ areaId: string; minutes: number }>(
      tx,
      `select r.area_id as "areaId",
         round(sum(extract(epoch from least(s.ends_at, $2::timestamptz) - greatest(s.starts_at, $1::timestamptz))) / 60)::int as minutes
       from shifts s join rosters r on r.jurisdiction_id = :jurisdiction and r.id = s.roster_id and r.organisation_id is null
       where s.jurisdiction_id = :jurisdiction and s.starts_at >= $1::timestamptz - interval '1 day' and s.starts_at < $2 and s.ends_at > $1
       group by r.area_id`,
      [from, until],
    )
  ).rows;
