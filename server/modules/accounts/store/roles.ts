import type { PostStanding } from '#contract/accounts/roles.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A role of the jurisdiction's own making. */
export interface LocalRole {
  readonly code: string;
  readonly name: string;
  readonly standing: PostStanding;
  readonly permissions: string[];
  readonly version: number;
}

const columns = 'code, name, standing, permissions, version';

/** The local roles of the jurisdiction, by name. */
export const readRoles = async (tx: Tx): Promise<LocalRole[]> =>
  (await execute<LocalRole>(tx, `select ${columns} from roles where jurisdiction_id = :jurisdiction order by name`)).rows;

/** A local role; `lock` keeps it from being changed. */
export const findRole = async (tx: Tx, code: string, lock = false): Promise<LocalRole | null> => {
  const text = `select ${columns} from roles where jurisdiction_id = :jurisdiction and code = $1`;
  return (await execute<LocalRole>(tx, lock ? `${text} for update` : text, [code])).rows[0] ?? null;
};

/** Names of local roles by code. */
export const readRoleNames = async (tx: Tx, codes: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await execute<{ code: string; name: string }>(
    tx,
    'select code, name from roles where jurisdiction_id = :jurisdiction and code = any($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
};

/** How often each role is given: by posts that have not ended at `at`, and by any. */
export const countHolders = async (tx: Tx, at: Date): Promise<Map<string, { holders: number; used: number }>> => {
  const { rows } = await execute<{ role: string; holders: number; used: number }>(
    tx,
    `select role, count(*) filter (where valid_to is null or valid_to > $1) as holders, count(*) as used from posts
     where jurisdiction_id = :jurisdiction group by role`,
    [at],
  );
  return new Map(rows.map(({ role, ...counts }) => [role, counts]));
};

/** Guards of the table: `roles_name`, `roles_no_duty`. */
export const insertRole = async (tx: Tx, role: Omit<LocalRole, 'version'>): Promise<void> => {
  await execute(tx, 'insert into roles (jurisdiction_id, code, name, standing, permissions) values (:jurisdiction, $1, $2, $3, $4)', [
    role.code,
    role.name,
    role.standing,
    role.permissions,
  ]);
};

export const updateRole = async (tx: Tx, role: Pick<LocalRole, 'code' | 'name' | 'permissions'>): Promise<void> => {
  await execute(
    tx,
    'update roles set name = $2, permissions = $3, version = version + 1 where jurisdiction_id = :jurisdiction and code = $1',
    [role.code, role.name, role.permissions],
  );
};

/** Guard: the key `posts_role`, which refuses while a post names the role. */
export const deleteRole = async (tx: Tx, code: string): Promise<void> => {
  await execute(tx, 'delete from roles where jurisdiction_id = :jurisdiction and code = $1', [code]);
};
