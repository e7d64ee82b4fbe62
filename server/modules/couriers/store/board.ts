import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface StationRow {
  readonly id: string;
  readonly name: string;
  readonly areaCode: string;
  readonly facilities: readonly string[];
}
/** Stations that stand on a day in an area, by place. */
export const stationsIn = async (tx: Tx, code: string, today: string): Promise<StationRow[]> => {
  const values: unknown[] = [today];
  const within = withinCodes('p.area_code', [code], values);
  const { rows } = await execute<StationRow>(
    tx,
    `select p.id, p.name, p.area_code as "areaCode", p.facilities from places p where p.jurisdiction_id = :jurisdiction and p.kind = 'courier_station'
       and (p.closed_on is null or p.closed_on >= $1::date) and ${within} order by p.area_code, p.name, p.id`,
    values,
  );
  return rows;
};

/** How many finds there were in an area since a day, by place and category. */
export const findsIn = async (
  tx: Tx,
  code: string,
  since: string,
): Promise<{ areaCode: string; categoryCode: string | null; count: number }[]> => {
  const values: unknown[] = [since];
  const within = withinCodes('f.area_code', [code], values);
  const { rows } = await execute<{ areaCode: string; categoryCode: string | null; count: number }>(
    tx,
    `select f.area_code as "areaCode", f.category_code as "categoryCode", count(*)::int as count from courier_finds f
     where f.jurisdiction_id = :jurisdiction and f.found_on >= $1::date and ${within} group by 1, 2`,
    values,
  );
  return rows;
};

/** Names of categories by their code. */
export const categoryNames = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await execute<{ code: string; name: string }>(
    tx,
    'select c.code, c.name from categories c where c.jurisdiction_id = :jurisdiction',
    [],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
};
