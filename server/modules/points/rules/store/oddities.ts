import { execute, type Tx } from '#kernel/db.ts';

export const oddityKinds = ['fast', 'repeated'] as const;
export type OddityKind = (typeof oddityKinds)[number];
export interface OddityRow {
  readonly id: string;
  readonly kind: OddityKind;
  readonly accountId: string;
  readonly areaCode: string;
  readonly onDay: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly acts: number;
  readonly minutes: number;
  readonly checkedAt: Date | null;
  readonly finding: string | null;
}

/** How much an account confirmed since a moment: acts, minutes of acts counted in time, and the first of them. */
export const confirmedSince = async (
  tx: Tx,
  accountId: string,
  timed: readonly string[],
  since: Date,
): Promise<{ acts: number; minutes: number; firstAt: Date }> => {
  const { rows } = await execute<{ acts: number; minutes: number; firstAt: Date | null }>(
    tx,
    `select count(*)::int as acts, coalesce(sum(quantity) filter (where act = any($3)), 0)::int as minutes, min(earned_at) as "firstAt"
     from points_earned where jurisdiction_id = :jurisdiction and approved_by = $1 and earned_at >= $2`,
    [accountId, since, timed],
  );
  const [row] = rows;
  return { acts: row?.acts ?? 0, minutes: row?.minutes ?? 0, firstAt: row?.firstAt ?? since };
};

/** How often an account confirmed the same of a person: act, kind and quantity, on one day. */
export const confirmedAlike = async (
  tx: Tx,
  accountId: string,
  like: { personId: string; act: string; kind: string | null; quantity: number; onDay: string },
): Promise<{ acts: number; minutes: number; firstAt: Date }> => {
  const { rows } = await execute<{ acts: number; firstAt: Date }>(
    tx,
    `select count(*)::int as acts, min(earned_at) as "firstAt" from points_earned
     where jurisdiction_id = :jurisdiction and person_id = $2 and on_day = $6::date and approved_by = $1 and act = $3
       and kind is not distinct from $4 and quantity = $5 and state <> 'reversed'`,
    [accountId, like.personId, like.act, like.kind, like.quantity, like.onDay],
  );
  const [row] = rows as [{ acts: number; firstAt: Date }];
  return { acts: row.acts, minutes: row.acts * like.quantity, firstAt: row.firstAt };
};

/** Notes what looks odd, or how far it has gone since; one that was looked at on the same day stays as it was found. @returns whether it is new */
export const noteOddity = async (
  tx: Tx,
  odd: Omit<OddityRow, 'checkedAt' | 'finding'> & { readonly aboutId: string },
): Promise<boolean> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into points_oddities (jurisdiction_id, id, kind, account_id, about_id, area_code, on_day, first_at, last_at, acts, minutes)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (jurisdiction_id, kind, account_id, about_id, on_day) do update
       set last_at = excluded.last_at, acts = greatest(points_oddities.acts, excluded.acts), minutes = greatest(points_oddities.minutes, excluded.minutes)
     returning id`,
    [odd.id, odd.kind, odd.accountId, odd.aboutId, odd.areaCode, odd.onDay, odd.firstAt, odd.lastAt, odd.acts, odd.minutes],
  );
  return rows[0]?.id === odd.id;
};

const columns = `o.id, o.kind, o.account_id as "accountId", o.area_code as "areaCode", o.on_day::text as "onDay", o.first_at as "firstAt",
  o.last_at as "lastAt", o.acts, o.minutes, o.checked_at as "checkedAt", o.finding`;

/** With the names of those who confirmed and who looked. */
export interface ListedOddity extends OddityRow {
  readonly by: string;
  readonly checkedBy: string | null;
}

/** What looked odd in some areas, given as codes, newest first, before an id. */
export const pageOfOddities = async (
  tx: Tx,
  { id, within, open }: { id?: string; within: readonly string[]; open: boolean },
  before: string | null,
  limit: number,
): Promise<ListedOddity[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [
    'o.jurisdiction_id = :jurisdiction',
    `(${within.map((code) => `o.area_code like ${p(`${code}%`)}`).join(' or ') || 'false'})`,
  ];
  if (id) parts.push(`o.id = ${p(id)}::uuid`);
  if (open) parts.push('o.checked_by is null');
  if (before) parts.push(`o.id < ${p(before)}::uuid`);
  const { rows } = await execute<ListedOddity>(
    tx,
    `select ${columns}, a.name as by, c.name as "checkedBy" from points_oddities o join accounts a on a.id = o.account_id
     left join accounts c on c.id = o.checked_by where ${parts.join(' and ')} order by o.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

export const holdOddity = async (tx: Tx, id: string): Promise<OddityRow | null> =>
  (
    await execute<OddityRow>(
      tx,
      `select ${columns} from points_oddities o where o.jurisdiction_id = :jurisdiction and o.id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;

export const setChecked = (tx: Tx, id: string, done: { by: string; at: Date; finding: string }): Promise<unknown> =>
  execute(
    tx,
    'update points_oddities set checked_by = $2, checked_at = $3, finding = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, done.by, done.at, done.finding],
  );
