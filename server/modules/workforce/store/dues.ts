import { execute, type Tx } from '#kernel/db.ts';

/** From when on the rules give a worker a higher grade. */
export interface Due {
  readonly rowId: string;
  readonly dueOn: string | null;
}

/** A worker as kept in the register. */
export interface KeptWorker {
  readonly id: string;
  readonly data: Record<string, never>;
  readonly areaPath: string | null;
}
const columns = 'w.id, w.data, w.area_path::text as "areaPath"';

/** Rows of the register that have not ended, behind a row; some of them alone where ids are given. */
export const keptWorkers = async (
  tx: Tx,
  register: string,
  { ids = null, after, limit }: { ids?: readonly string[] | null; after: string | null; limit: number },
): Promise<KeptWorker[]> =>
  (
    await execute<KeptWorker>(
      tx,
      `select ${columns} from register_rows w join registers r on r.jurisdiction_id = :jurisdiction and r.no = w.register and r.code = $1
       where w.jurisdiction_id = :jurisdiction and w.ended_at is null and ($2::uuid[] is null or w.id = any($2::uuid[]))
         and ($3::uuid is null or w.id > $3::uuid) order by w.id limit $4`,
      [register, ids, after, limit],
    )
  ).rows;

/** Keeps what is due of some workers; whoever has left the register has nothing due. */
export const keepDues = async (tx: Tx, asked: readonly string[], dues: readonly Due[]): Promise<void> => {
  const stays = dues.map(({ rowId }) => rowId);
  await execute(
    tx,
    'delete from workforce_dues d where d.jurisdiction_id = :jurisdiction and d.row_id = any($1::uuid[]) and not d.row_id = any($2::uuid[])',
    [asked, stays],
  );
  await execute(
    tx,
    `insert into workforce_dues (jurisdiction_id, row_id, due_on) select :jurisdiction, g.row_id, g.due_on from unnest($1::uuid[], $2::date[]) as g (row_id, due_on)
     on conflict (jurisdiction_id, row_id) do update set due_on = excluded.due_on returning row_id`,
    [stays, dues.map(({ dueOn }) => dueOn)],
  );
};

/** Workers who are due on a day, the longest first, as far as the transaction sees their rows. @param area code: there and below */
export const dueWorkers = async (
  tx: Tx,
  {
    on,
    area,
    after,
    limit,
  }: { on: string; area: string | null; after: { readonly dueOn: string; readonly id: string } | null; limit: number },
): Promise<{ id: string; dueOn: string; areaPath: string | null }[]> =>
  (
    await execute<{ id: string; dueOn: string; areaPath: string | null }>(
      tx,
      `select d.row_id as id, d.due_on::text as "dueOn", w.area_path::text as "areaPath" from workforce_dues d
         join register_rows w on w.jurisdiction_id = :jurisdiction and w.id = d.row_id
       where d.jurisdiction_id = :jurisdiction and d.due_on <= $1::date and w.ended_at is null
         and ($2::text is null or w.area_code >= $2::text and w.area_code < $2::text || ':')
         and ($3::date is null or (d.due_on, d.row_id) > ($3::date, $4::uuid)) order by d.due_on, d.row_id limit $5`,
      [on, area, after?.dueOn ?? null, after?.id ?? null, limit],
    )
  ).rows;

/** Workers of the register who have not ended, behind one, as far as the transaction sees their rows. @param area code: there and below */
export const someWorkers = async (
  tx: Tx,
  { register, area, after, limit }: { register: number; area: string | null; after: string | null; limit: number },
): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select w.id from register_rows w where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.ended_at is null
         and ($2::text is null or w.area_code >= $2::text and w.area_code < $2::text || ':') and ($3::uuid is null or w.id > $3::uuid) order by w.id limit $4`,
      [register, area, after, limit],
    )
  ).rows.map(({ id }) => id);

/** Workers by the code of their area. */
export const countWorkers = async (tx: Tx, register: number, area: string | null): Promise<{ area: string; count: number }[]> =>
  (
    await execute<{ area: string; count: number }>(
      tx,
      `select w.area_code as area, count(*)::int as count from register_rows w
       where w.jurisdiction_id = :jurisdiction and w.register = $1 and w.ended_at is null and w.area_code is not null
         and ($2::text is null or w.area_code >= $2::text and w.area_code < $2::text || ':') group by w.area_code`,
      [register, area],
    )
  ).rows;
