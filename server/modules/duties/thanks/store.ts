import type { ThanksShows } from '#contract/duties/thanks-values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Somebody in thanks. */
export interface ThanksPerson {
  readonly personId: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly side: 'from' | 'to';
  readonly agreed: boolean | null;
  readonly shows: ThanksShows;
}
/** Thanks as they are stored, with who is in them, the one who gave them first. */
export interface ThanksRecord {
  readonly id: string;
  readonly title: string;
  readonly areaCode: string;
  readonly sealed: Buffer;
  readonly writtenAt: Date;
  readonly allowed: boolean | null;
  readonly reason: string | null;
  readonly reported: string | null;
  readonly shownAt: Date | null;
  readonly people: readonly ThanksPerson[];
}
const select = `select t.id, t.title, t.area_code as "areaCode", t.sealed, t.written_at as "writtenAt", t.allowed, t.reason, t.reported, t.shown_at as "shownAt",
  (select jsonb_agg(jsonb_build_object('personId', w.person_id, 'accountId', p.account_id, 'name', p.name, 'side', w.side, 'agreed', w.agreed, 'shows', w.shows)
     order by w.side, w.id) from thanks_people w join persons p on p.jurisdiction_id = :jurisdiction and p.id = w.person_id
   where w.jurisdiction_id = :jurisdiction and w.thanks_id = t.id) as people
  from thanks t`;
const own = 't.jurisdiction_id = :jurisdiction';

export const insertThanks = async (
  tx: Tx,
  t: Pick<ThanksRecord, 'id' | 'title' | 'areaCode' | 'sealed' | 'writtenAt'> & {
    readonly what: string;
    readonly subjectId: string;
    readonly keyVersion: number;
  },
  people: readonly (Pick<ThanksPerson, 'personId' | 'side' | 'agreed' | 'shows'> & { readonly id: string })[],
): Promise<void> => {
  await execute(
    tx,
    `insert into thanks (jurisdiction_id, id, what, subject_id, title, area_code, sealed, key_version, written_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [t.id, t.what, t.subjectId, t.title, t.areaCode, t.sealed, t.keyVersion, t.writtenAt],
  );
  await execute(
    tx,
    `insert into thanks_people (jurisdiction_id, id, thanks_id, what, subject_id, person_id, side, agreed, shows)
     select :jurisdiction, g.id, $2, $3, $4, g."personId", g.side, g.agreed, g.shows
     from jsonb_to_recordset($1::jsonb) as g (id uuid, "personId" uuid, side text, agreed boolean, shows text) returning id`,
    [JSON.stringify(people), t.id, t.what, t.subjectId],
  );
};

/** Thanks by their id, held: whoever changes what is agreed to holds them. */
export const lockThanks = async (tx: Tx, id: string): Promise<ThanksRecord | null> => {
  await execute(tx, 'select id from thanks where jurisdiction_id = :jurisdiction and id = $1 for update', [id]);
  return findThanks(tx, id);
};
export const findThanks = async (tx: Tx, id: string): Promise<ThanksRecord | null> =>
  (await execute<ThanksRecord>(tx, `${select} where ${own} and t.id = $1`, [id])).rows[0] ?? null;

export const setAgreed = async (tx: Tx, id: string, personId: string, agreed: boolean, shows: ThanksShows, at: Date): Promise<void> => {
  await execute(
    tx,
    `update thanks_people set agreed = $3, shows = $4, answered_at = $5 where jurisdiction_id = :jurisdiction and thanks_id = $1 and person_id = $2`,
    [id, personId, agreed, shows, at],
  );
};
export const setLooked = async (tx: Tx, id: string, allowed: boolean, reason: string | null, by: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update thanks set allowed = $2, reason = $3, looked_by = $4, looked_at = $5, reported = null where jurisdiction_id = :jurisdiction and id = $1`,
    [id, allowed, reason, by, at],
  );
};
export const setReported = async (tx: Tx, id: string, words: string): Promise<void> => {
  await execute(tx, 'update thanks set reported = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, words]);
};

/** Puts held thanks on the wall, or takes them off: they hang there while everybody in them agrees and the community lets them. */
export const settleThanks = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await execute(
    tx,
    `update thanks t set shown_at = case when t.allowed and not exists (select from thanks_people w where w.jurisdiction_id = :jurisdiction
         and w.thanks_id = t.id and w.agreed is not true) then coalesce(t.shown_at, $2) end
     where ${own} and t.id = $1`,
    [id, at],
  );
};

/** The wall: shown since a moment, in an area and below, newest first, behind one of them. */
export const pageOfWall = async (
  tx: Tx,
  area: string | null,
  since: Date,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ThanksRecord[]> => {
  const { rows } = await execute<ThanksRecord>(
    tx,
    `${select} where ${own} and t.shown_at > $1 and ($2::text is null or (t.area_code >= $2 and t.area_code < $2 || '~'))
       and ($3::timestamptz is null or (t.shown_at, t.id) < ($3, $4::uuid)) order by t.shown_at desc, t.id desc limit $5`,
    [since, area, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

const lists = {
  waiting: `t.allowed is null and not exists (select from thanks_people w where w.jurisdiction_id = :jurisdiction and w.thanks_id = t.id and w.agreed is not true)`,
  reported: 't.reported is not null',
  shown: 't.shown_at is not null',
} as const;
/** Thanks of areas and below that wait to be looked at, are reported or shown, oldest first. */
export const thanksIn = async (
  tx: Tx,
  areas: readonly string[],
  view: keyof typeof lists,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ThanksRecord[]> => {
  const values: unknown[] = [after?.[0] ?? null, after?.[1] ?? null, limit];
  const below = areas.map((code) => `(t.area_code >= $${values.push(code)}::text and t.area_code < $${values.push(`${code}~`)}::text)`);
  if (below.length === 0) return [];
  const { rows } = await execute<ThanksRecord>(
    tx,
    `${select} where ${own} and (${below.join(' or ')}) and ${lists[view]} and ($1::timestamptz is null or (t.written_at, t.id) > ($1, $2::uuid))
     order by t.written_at, t.id limit $3`,
    values,
  );
  return rows;
};

/** Thanks somebody gave or was given, newest first. */
export const thanksOf = async (tx: Tx, personId: string, after: string | null, limit: number): Promise<ThanksRecord[]> => {
  const { rows } = await execute<ThanksRecord>(
    tx,
    `${select} join thanks_people m on m.jurisdiction_id = :jurisdiction and m.thanks_id = t.id
     where ${own} and m.person_id = $1 and ($2::uuid is null or t.id < $2) order by t.id desc limit $3`,
    [personId, after, limit],
  );
  return rows;
};

/** Forgets thanks written before a moment. @returns how many */
export const forgetThanks = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const { rows } = await execute(
    tx,
    `delete from thanks where jurisdiction_id = :jurisdiction and id = any(array(
       select t.id from thanks t where ${own} and t.written_at < $1 limit $2)) returning id`,
    [before, limit],
  );
  return rows.length;
};
/** Takes thanks of somebody away for good. */
export const eraseThanks = async (tx: Tx, personId: string): Promise<void> => {
  await execute(
    tx,
    `delete from thanks where jurisdiction_id = :jurisdiction and id = any(array(
       select w.thanks_id from thanks_people w where w.jurisdiction_id = :jurisdiction and w.person_id = $1))`,
    [personId],
  );
};
export const moveThanks = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update thanks_people set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id',
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const moveThanksBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update thanks_people set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])',
    [ids, from, to],
  );
};

/** Thanks sealed with older keys. */
export const olderThanks = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await execute<{ id: string; sealed: Buffer }>(
      tx,
      'select id, sealed from thanks where jurisdiction_id = :jurisdiction and key_version < $1 order by key_version, id limit $2 for update',
      [version, limit],
    )
  ).rows;
export const sealThanksAnew = async (tx: Tx, id: string, sealed: Buffer, keyVersion: number): Promise<void> => {
  await execute(tx, 'update thanks set sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    sealed,
    keyVersion,
  ]);
};
