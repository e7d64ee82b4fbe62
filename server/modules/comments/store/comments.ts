import { execute, type Tx } from '#kernel/db.ts';
import type { Givers } from '#kernel/permissions.ts';

/** A comment as it is stored, with the names of those in it. */
export interface CommentRow {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string;
  readonly authorId: string;
  readonly author: string;
  readonly at: Date;
  readonly text: string | null;
  readonly mentions: string[];
  readonly editedAt: Date | null;
  readonly version: number;
}

const columns = `c.id, c.subject_type as type, c.subject_id as "subjectId", c.author_id as "authorId", a.name as author, c.at, c.text, c.mentions,
  c.edited_at as "editedAt", c.version`;
const source = 'comments c join accounts a on a.id = c.author_id';

/** A page of what was said about a thing, newest first. */
export const pageOfComments = async (
  tx: Tx,
  { type, subjectId }: { type: string; subjectId: string },
  before: string | null,
  limit: number,
): Promise<CommentRow[]> => {
  const text = `select ${columns} from ${source} where c.jurisdiction_id = :jurisdiction and c.subject_type = $1 and c.subject_id = $2
    and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`;
  return (await execute<CommentRow>(tx, text, [type, subjectId, before, limit])).rows;
};

/** One comment; `lock` keeps it as it is. */
export const findComment = async (tx: Tx, id: string, lock = false): Promise<CommentRow | null> => {
  const text = `select ${columns} from ${source} where c.jurisdiction_id = :jurisdiction and c.id = $1${lock ? ' for update of c' : ''}`;
  return (await execute<CommentRow>(tx, text, [id])).rows[0] ?? null;
};

/** Names of accounts. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string }>(tx, 'select id, name from accounts where id = any($1)', [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export const insertComment = async (
  tx: Tx,
  one: Pick<CommentRow, 'id' | 'type' | 'subjectId' | 'authorId' | 'at' | 'text' | 'mentions'>,
): Promise<void> => {
  await execute(
    tx,
    `insert into comments (jurisdiction_id, id, subject_type, subject_id, author_id, at, text, mentions)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7)`,
    [one.id, one.type, one.subjectId, one.authorId, one.at, one.text, one.mentions],
  );
};

/** Gives a comment another text, or with null none any more; what it said before is kept. */
export const changeComment = async (
  tx: Tx,
  before: CommentRow,
  after: { readonly text: string | null; readonly mentions: readonly string[]; readonly at: Date },
): Promise<void> => {
  await execute(
    tx,
    'insert into comment_versions (jurisdiction_id, comment_id, version, text, until) values (:jurisdiction, $1, $2, $3, $4)',
    [before.id, before.version, before.text, after.at],
  );
  await execute(
    tx,
    `update comments set text = $2, mentions = $3, edited_at = $4, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [before.id, after.text, after.mentions, after.at],
  );
};

/** What a comment said before, newest first. */
export const readVersions = async (tx: Tx, id: string): Promise<{ version: number; text: string; until: Date }[]> =>
  (
    await execute<{ version: number; text: string; until: Date }>(
      tx,
      'select version, text, until from comment_versions where jurisdiction_id = :jurisdiction and comment_id = $1 order by version desc',
      [id],
    )
  ).rows;

/** Somebody with a post in, above or below an area. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly areaPath: string | null;
}

/** Those whose posts give a permission in, above or below an area, by name. @param among only these accounts  @param q part of the name */
export const findColleagues = async (
  tx: Tx,
  posts: Givers,
  areaPath: string,
  at: Date,
  { among = null, q = null, limit }: { among?: readonly string[] | null; q?: string | null; limit: number },
): Promise<Colleague[]> => {
  const text = `select distinct on (a.name, a.id) a.id, a.name, p.area_path::text as "areaPath"
    from posts p join accounts a on a.id = p.account_id and not a.disabled
      left join roles r on r.jurisdiction_id = :jurisdiction and r.code = p.local_role
    where p.jurisdiction_id = :jurisdiction and (p.role = any($1) or r.permissions && $2::text[])
      and p.valid_from <= $3 and (p.valid_to is null or p.valid_to > $3)
      and (p.area_path @> $4::ltree or p.area_path <@ $4::ltree or (p.area_path is null and p.organisation_id is null))
      and ($5::uuid[] is null or a.id = any($5)) and ($6::text is null or strpos(a.name, $6) > 0)
    order by a.name, a.id, p.area_path limit $7`;
  return (await execute<Colleague>(tx, text, [posts.roles, posts.permissions, at, areaPath, among, q, limit])).rows;
};
