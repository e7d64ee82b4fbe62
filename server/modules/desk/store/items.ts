import { execute, type Tx } from '#kernel/db.ts';

export interface ItemRow {
  readonly id: string;
  readonly kind: 'template' | 'filter' | 'view';
  readonly title: string;
  readonly content: unknown;
  readonly accountId: string;
  readonly organisationId: string | null;
  readonly areaPath: string | null;
  readonly version: number;
}
const columns = `id, kind, title, content, account_id as "accountId", organisation_id as "organisationId", area_path::text as "areaPath", version`;

/** Whose items somebody works with: their own, and what is shared with these organisations and areas. */
export interface Reach {
  readonly accountId: string;
  readonly organisations: readonly string[];
  readonly areaPaths: readonly string[];
}
const within = '(account_id = $1 or organisation_id = any($2::uuid[]) or area_path = any($3::ltree[]))';
const valuesOf = ({ accountId, organisations, areaPaths }: Reach) => [accountId, organisations, areaPaths];

/** Items somebody works with, by title. @param page of which list they are views; null for what is not of one list */
export const itemsWithin = async (
  tx: Tx,
  reach: Reach,
  kinds: readonly ItemRow['kind'][],
  page: string | null,
  limit: number,
): Promise<ItemRow[]> =>
  (
    await execute<ItemRow>(
      tx,
      `select ${columns} from desk_items where jurisdiction_id = :jurisdiction and ${within} and kind = any($4::text[])
         and ($5::text is null or content ->> 'page' = $5) order by title, id limit $6`,
      [...valuesOf(reach), kinds, page, limit],
    )
  ).rows;

/** One of them, held until the transaction ends. */
export const lockItem = async (tx: Tx, reach: Reach, id: string): Promise<ItemRow | null> =>
  (
    await execute<ItemRow>(
      tx,
      `select ${columns} from desk_items where jurisdiction_id = :jurisdiction and ${within} and id = $4 for update`,
      [...valuesOf(reach), id],
    )
  ).rows[0] ?? null;

export const countOwn = async (tx: Tx, accountId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      'select count(*)::int as n from desk_items where jurisdiction_id = :jurisdiction and account_id = $1',
      [accountId],
    )
  ).rows[0]?.n ?? 0;

export const insertItem = async (tx: Tx, item: Omit<ItemRow, 'version'>, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into desk_items (jurisdiction_id, id, kind, title, content, account_id, organisation_id, area_path, changed_at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::ltree, $8)`,
    [item.id, item.kind, item.title, JSON.stringify(item.content), item.accountId, item.organisationId, item.areaPath, at],
  );
};

export const updateItem = async (
  tx: Tx,
  item: Pick<ItemRow, 'id' | 'title' | 'content' | 'organisationId' | 'areaPath'>,
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `update desk_items set title = $2, content = $3, organisation_id = $4, area_path = $5::ltree, version = version + 1, changed_at = $6
     where jurisdiction_id = :jurisdiction and id = $1`,
    [item.id, item.title, JSON.stringify(item.content), item.organisationId, item.areaPath, at],
  );
};

export const deleteItem = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, 'delete from desk_items where jurisdiction_id = :jurisdiction and id = $1', [id]);
};
