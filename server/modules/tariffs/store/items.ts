import type { Price, Trade } from '#contract/tariffs/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface ItemRow {
  readonly id: string;
  readonly organisationId: string;
  readonly trade: Trade;
  readonly name: string;
  readonly unit: string;
  readonly includes: string;
  readonly areas: readonly string[];
  readonly capacity: number;
  readonly ended: boolean;
  readonly version: number;
}
export interface PriceRow extends Price {
  readonly itemId: string;
  readonly setAt: Date;
  readonly withdrawn: boolean;
}
export interface QuoteRow {
  readonly id: string;
  readonly itemId: string;
  readonly fen: number;
  readonly source: string;
  readonly day: string;
  readonly byName: string;
  readonly withdrawn: string | null;
}
const own = 'i.jurisdiction_id = :jurisdiction';
const columns = 'i.id, i.organisation_id as "organisationId", i.trade, i.name, i.unit, i.includes, i.areas, i.capacity, i.ended, i.version';

/** A service; held when `lock` says so, so that its price and free times stay as they are read. */
export const findItem = async (tx: Tx, id: string, lock = false): Promise<ItemRow | null> =>
  (await execute<ItemRow>(tx, `select ${columns} from tariff_items i where ${own} and i.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

/** Services that are offered, by kind and name. @param areaCode offered there: where it lies in one of the areas, or one of them in it */
export const pageOfItems = async (
  tx: Tx,
  f: { trade: Trade | null; company: string | null; areaCode: string | null },
  after: readonly [trade: string, name: string, id: string] | null,
  limit: number,
): Promise<ItemRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own, 'not i.ended'];
  if (f.trade !== null) parts.push(`i.trade = ${p(f.trade)}`);
  if (f.company !== null) parts.push(`i.organisation_id = ${p(f.company)}::uuid`);
  if (f.areaCode !== null) {
    const code = p(f.areaCode);
    parts.push(`exists (select from unnest(i.areas) a where starts_with(${code}::text, a) or starts_with(a, ${code}::text))`);
  }
  if (after) parts.push(`(i.trade, i.name, i.id) > (${p(after[0])}::text, ${p(after[1])}::text, ${p(after[2])}::uuid)`);
  const { rows } = await execute<ItemRow>(
    tx,
    `select ${columns} from tariff_items i where ${parts.join(' and ')} order by i.trade, i.name, i.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Companies that have something on a list. */
export const listedCompanies = async (tx: Tx): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select distinct organisation_id as id from tariff_items where jurisdiction_id = :jurisdiction and not ended limit 500',
      [],
    )
  ).rows.map(({ id }) => id);

/** Enters a service. @returns whether its name was free on the company's list */
export const insertItem = async (tx: Tx, i: Omit<ItemRow, 'ended' | 'version'>): Promise<boolean> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into tariff_items (jurisdiction_id, id, organisation_id, trade, name, unit, includes, areas, capacity)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::text[], $8) on conflict do nothing returning id`,
    [i.id, i.organisationId, i.trade, i.name, i.unit, i.includes, i.areas, i.capacity],
  );
  return rows.length === 1;
};

/** Whether another service of the company that is offered has this name and unit. The company's service is held. */
export const nameTaken = async (tx: Tx, i: Pick<ItemRow, 'id' | 'organisationId' | 'name' | 'unit'>): Promise<boolean> =>
  (
    await execute(
      tx,
      `select id from tariff_items where jurisdiction_id = :jurisdiction and organisation_id = $1 and name = $2 and unit = $3 and id <> $4 and not ended`,
      [i.organisationId, i.name, i.unit, i.id],
    )
  ).rows.length > 0;

export const updateItem = async (tx: Tx, i: Omit<ItemRow, 'version' | 'organisationId'>): Promise<void> => {
  await execute(
    tx,
    `update tariff_items set trade = $2, name = $3, unit = $4, includes = $5, areas = $6::text[], capacity = $7, ended = $8, version = version + 1
     where jurisdiction_id = :jurisdiction and id = $1`,
    [i.id, i.trade, i.name, i.unit, i.includes, i.areas, i.capacity, i.ended],
  );
};

/** Prices of services in the order in which they were set. */
export const pricesOf = async (tx: Tx, items: readonly string[]): Promise<Map<string, PriceRow[]>> => {
  if (items.length === 0) return new Map();
  const { rows } = await execute<PriceRow>(
    tx,
    `select id, item_id as "itemId", fen, from_day::text as "from", set_at as "setAt", withdrawn from tariff_prices
     where jurisdiction_id = :jurisdiction and item_id = any($1::uuid[]) order by set_at, id`,
    [items],
  );
  return Map.groupBy(rows, ({ itemId }) => itemId);
};
/** Those that count or will. */
export const counting = (prices: readonly PriceRow[] | undefined): PriceRow[] => (prices ?? []).filter(({ withdrawn }) => !withdrawn);

export const insertPrice = async (
  tx: Tx,
  price: { id: string; itemId: string; fen: number; from: string; at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    `insert into tariff_prices (jurisdiction_id, id, item_id, fen, from_day, set_at, set_by) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [price.id, price.itemId, price.fen, price.from, price.at, price.by],
  );
};
/** What was announced for after a day counts no more. */
export const withdrawAhead = async (tx: Tx, itemId: string, today: string): Promise<void> => {
  await execute(
    tx,
    'update tariff_prices set withdrawn = true where jurisdiction_id = :jurisdiction and item_id = $1 and from_day > $2::date and not withdrawn',
    [itemId, today],
  );
};

/** What others asked, newest day first. */
export const quotesOf = async (tx: Tx, items: readonly string[]): Promise<Map<string, QuoteRow[]>> => {
  if (items.length === 0) return new Map();
  const { rows } = await execute<QuoteRow>(
    tx,
    `select id, item_id as "itemId", fen, source, day::text, by_name as "byName", withdrawn from tariff_quotes
     where jurisdiction_id = :jurisdiction and item_id = any($1::uuid[]) order by day desc, id desc`,
    [items],
  );
  return Map.groupBy(rows, ({ itemId }) => itemId);
};
export const findQuote = async (tx: Tx, id: string): Promise<QuoteRow | null> =>
  (
    await execute<QuoteRow>(
      tx,
      `select id, item_id as "itemId", fen, source, day::text, by_name as "byName", withdrawn from tariff_quotes
       where jurisdiction_id = :jurisdiction and id = $1 for update`,
      [id],
    )
  ).rows[0] ?? null;
export const insertQuote = async (tx: Tx, q: Omit<QuoteRow, 'withdrawn'> & { at: Date; by: string }): Promise<void> => {
  await execute(
    tx,
    `insert into tariff_quotes (jurisdiction_id, id, item_id, fen, source, day, noted_at, noted_by, by_name)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [q.id, q.itemId, q.fen, q.source, q.day, q.at, q.by, q.byName],
  );
};
export const closeQuote = async (tx: Tx, id: string, why: string): Promise<void> => {
  await execute(tx, 'update tariff_quotes set withdrawn = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, why]);
};

/** What was offered in an area is offered in the one that took it over. @returns how many services */
export const moveItems = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute(
      tx,
      `update tariff_items set areas = case when $2 = any (areas) then array_remove(areas, $1) else array_replace(areas, $1, $2) end
       where jurisdiction_id = :jurisdiction and $1 = any (areas) returning id`,
      [from, to],
    )
  ).rows.length;
