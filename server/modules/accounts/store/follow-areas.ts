import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';
import type { Heir, Replacement } from '#modules/organisations/index.ts';

/**
 * Ends the posts at an area and opens the same at its successor, for as long as they were to last; a post the holder has there already is not
 * given twice. Answers the posts that ended, with account and role.
 */
export async function movePosts(tx: Tx, { fromId, toId, toPath, at, by, reason }: Replacement): Promise<Heir[]> {
  interface Post {
    id: string;
    account_id: string;
    role: string;
    organisation_id: string | null;
    valid_from: Date;
    valid_to: Date | null;
  }
  const { rows } = await execute<Post>(
    tx,
    `select id, account_id, role, organisation_id, valid_from, valid_to from posts
     where jurisdiction_id = :jurisdiction and area_id = $1 and (valid_to is null or valid_to > $2) order by id for update`,
    [fromId, at],
  );
  for (const post of rows) {
    await execute(
      tx,
      'update posts set valid_to = greatest($2, valid_from), ended_by = $3, end_reason = $4 where jurisdiction_id = :jurisdiction and id = $1',
      [post.id, at, by, reason],
    );
    const from = post.valid_from > at ? post.valid_from : at;
    await execute(
      tx,
      `insert into posts (jurisdiction_id, id, account_id, role, area_id, area_path, organisation_id, valid_from, valid_to, granted_by)
       select :jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9 where not exists (
         select from posts where jurisdiction_id = :jurisdiction and account_id = $2 and role = $3 and area_id = $4
           and organisation_id is not distinct from $6 and tstzrange(valid_from, valid_to) && tstzrange($7, $8))`,
      [v7(), post.account_id, post.role, toId, toPath, post.organisation_id, from, post.valid_to, by],
    );
  }
  return rows.map((post) => ({ id: post.id, holder: post.account_id, what: post.role }));
}
