import type { Permission } from '#contract/kernel/permissions.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { permissionsOf } from '#kernel/permissions.ts';

/** A post; `role_name` and the permissions `chosen` for it where its role is a local one. */
export interface PostRow {
  id: string;
  account_id: string;
  role: string;
  role_name: string | null;
  chosen: string[] | null;
  area_id: string | null;
  organisation_id: string | null;
  valid_from: Date;
  valid_to: Date | null;
}

export interface NewPost {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly areaId: string | null;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  readonly validTo: Date | null;
}

const columns = `p.id, p.account_id, p.role, r.name as role_name, r.permissions as chosen, p.area_id, p.organisation_id, p.valid_from, p.valid_to`;
const source = 'posts p left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role';

/** Inserts posts, however many, in one statement. Guards of the table: `posts_administrators_apart`, `posts_no_duplicate`. */
export const insertPosts = async (
  tx: Tx,
  jurisdictionId: string,
  posts: readonly NewPost[],
  grantedBy: string | null,
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `insert into posts (jurisdiction_id, id, account_id, role, area_id, area_path, organisation_id, valid_from, valid_to, granted_by)
     select $1, r.id, r."accountId", r.role, r."areaId", r."areaPath", r."organisationId", $3, r."validTo", $4
     from jsonb_to_recordset($2::jsonb) as r(id uuid, "accountId" uuid, role text, "areaId" uuid, "areaPath" ltree, "organisationId" uuid, "validTo" timestamptz)
     returning id`,
    [jurisdictionId, JSON.stringify(posts), at, grantedBy],
  );
};

/** A post of the jurisdiction, locked. */
export const findPost = async (tx: Tx, id: string): Promise<PostRow | null> =>
  (
    await execute<PostRow>(tx, `select ${columns} from ${source} where p.jurisdiction_id = :jurisdiction and p.id = $1 for update of p`, [
      id,
    ])
  ).rows[0] ?? null;

export const endPost = async (tx: Tx, id: string, by: string, reason: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update posts set valid_to = greatest($4, valid_from), ended_by = $2, end_reason = $3 where jurisdiction_id = :jurisdiction and id = $1`,
    [id, by, reason, at],
  );
};

/** Posts of the accounts that have not ended at `at`. */
export const readPosts = async (tx: Tx, accountIds: readonly string[], at: Date): Promise<PostRow[]> => {
  const { rows } = await execute<PostRow>(
    tx,
    `select ${columns} from ${source}
     where p.jurisdiction_id = :jurisdiction and p.account_id = any($1) and (p.valid_to is null or p.valid_to > $2) order by p.id`,
    [accountIds, at],
  );
  return rows;
};

/** A post somebody holds now, for finding who is to be told of something. */
export interface HeldPost {
  readonly accountId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  /** Over the whole jurisdiction: of its root area, or of no area and organisation, as those of administrators. */
  readonly isWhole: boolean;
}

/** Posts held at `at` over one of these areas or in one of these organisations, by accounts that can sign in. */
export const postsHeld = async (
  tx: Tx,
  jurisdictionId: string,
  at: Date,
  where: { areaPaths: readonly string[]; organisations: readonly string[]; whole?: boolean },
): Promise<HeldPost[]> => {
  const { rows } = await execute<Omit<HeldPost, 'permissions'> & { role: string; chosen: string[] | null }>(
    tx,
    `select p.account_id as "accountId", p.role, r.permissions as chosen, p.area_path::text as "areaPath", p.organisation_id as "organisationId",
       coalesce(p.area_path = j.root_path, p.organisation_id is null) as "isWhole"
     from posts p join jurisdictions j on j.id = $1 join accounts a on a.id = p.account_id
       left join roles r on r.jurisdiction_id = $1 and r.code = p.local_role
     where p.jurisdiction_id = $1 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2) and not a.disabled
       and (p.area_path = any($3::ltree[]) or p.organisation_id = any($4::uuid[])
         or $5 and (p.area_path is null and p.organisation_id is null or p.area_path = j.root_path))`,
    [jurisdictionId, at, where.areaPaths, where.organisations, where.whole === true],
  );
  return rows.map(({ role, chosen, ...post }) => ({ ...post, permissions: permissionsOf(role, chosen) }));
};
