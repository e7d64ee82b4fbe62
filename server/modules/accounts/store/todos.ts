import { execute, type Tx } from '#kernel/db.ts';

/** Something an account needs from the security administrator. */
export interface Need {
  readonly kind: string;
  /** Of the post that ends, else of the account. */
  readonly id: string;
  readonly name: string;
  readonly area_id: string | null;
  readonly due_at: Date | null;
}

/** What counts as needing something. */
export interface Measure {
  readonly at: Date;
  /** Posts that end until then are about to end. */
  readonly soon: Date;
  /** Temporary passwords given before that serve no more. */
  readonly oldestTemporary: Date;
  /** Roles that must have a second factor. */
  readonly secondFactor: readonly string[];
}

/** Accounts of a jurisdiction that can sign in, one row for each active post; parameters 1 to 4 are those of {@link Measure}. */
const needs = `with held as (
    select p.id, p.account_id, p.role, p.area_id, p.valid_to, a.name, a.temporary_password_at
    from posts p join accounts a on a.id = p.account_id
    where p.jurisdiction_id = :jurisdiction and p.valid_from <= $1 and (p.valid_to is null or p.valid_to > $1) and not a.disabled
  ), needs as (
    select 'accounts.post_ends' as kind, id, name, area_id, valid_to as due_at from held where valid_to <= $2
    union all
    select 'accounts.locked', h.account_id, h.name, null, max(t.blocked_until) from (select distinct account_id, name from held) h
      join sign_in_attempts t on t.account_id = h.account_id and t.blocked_until > $1 group by h.account_id, h.name
    union all
    select distinct 'accounts.password_expired', account_id, name, null::uuid, null::timestamptz from held where temporary_password_at < $3
    union all
    select distinct 'accounts.second_factor', account_id, name, null::uuid, null::timestamptz from held
      where role = any($4) and not exists (select from second_factors f where f.account_id = held.account_id and f.confirmed_at is not null)
  )`;
const values = ({ at, soon, oldestTemporary, secondFactor }: Measure): unknown[] => [at, soon, oldestTemporary, secondFactor];

/** A page of needs by due time, those without one last, then by id. */
export const pageOfNeeds = async (
  tx: Tx,
  measure: Measure,
  asked: { kind: string | null; after: { dueAt: string | null; id: string } | null; limit: number },
): Promise<Need[]> =>
  (
    await execute<Need>(
      tx,
      `${needs}
       select kind, id, name, area_id, due_at from needs
       where ($5::text is null or kind = $5) and ($7::text is null
         or (coalesce(due_at, 'infinity'), id::text) > (coalesce($6::timestamptz, 'infinity'), $7::text))
       order by due_at nulls last, id limit $8`,
      [...values(measure), asked.kind, asked.after?.dueAt ?? null, asked.after?.id ?? null, asked.limit],
    )
  ).rows;

/** How many needs there are of each kind. */
export const countNeeds = async (tx: Tx, measure: Measure): Promise<Record<string, number>> => {
  const { rows } = await execute<{ kind: string; n: number }>(
    tx,
    `${needs} select kind, count(*)::int as n from needs group by kind`,
    values(measure),
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
};
