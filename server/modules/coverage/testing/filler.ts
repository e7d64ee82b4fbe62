import { v7 } from 'uuid';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { District } from '#tools/testing/district.ts';

/** Puts what coverage counts into a test district, past the acts that would check it. Areas are told by the digits after the county's code. */
export interface Filler {
  microGrid(tail: string, households: number): Promise<void>;
  area(tail: string, set: { kind?: string; households?: number | null; residents?: number | null }): Promise<void>;
  person(over?: { partyMember?: boolean; accountId?: string }): Promise<string>;
  /** In force since the beginning of 2025 unless told otherwise. */
  office(person: string, kind: string, area: string, over?: { organisation?: string; from?: string; to?: string }): Promise<void>;
  post(account: string, role: string, area: string, to: string): Promise<void>;
  organisation(kind: string, area: string, over?: { households?: number; dissolvedOn?: string; name?: string }): Promise<string>;
  place(kind: string, area: string, over: { name: string; floorArea: number | null; closedOn?: string }): Promise<void>;
}

export const fillerOf = (district: District): Filler => {
  const put = async (sql: string, values: unknown[]): Promise<void> => void (await district.asOwner(sql, [district.id, ...values]));
  // micro-grids are made here, so the district does not know their ids
  const ids = new Map<string, string>();
  const idOf = (tail: string): string => ids.get(tail) ?? district.area(tail).id;
  const pathOf = (tail: string): string => pathOfCode(district.code + tail);
  let count = 0;
  return {
    microGrid: async (tail, households) => {
      ids.set(tail, v7());
      await put(
        `insert into areas (jurisdiction_id, id, parent_id, code, path, level, name, short_name, households)
         values ($1, $2, $3, $4, $5, 'micro_grid', $6, $6, $7)`,
        [idOf(tail), idOf(tail.slice(0, -2)), district.code + tail, pathOf(tail), `微网格${tail.slice(-2)}`, households],
      );
    },
    area: async (tail, set) => {
      for (const [column, value] of Object.entries(set))
        await put(`update areas set ${column} = $2 where jurisdiction_id = $1 and code = $3`, [value, district.code + tail]);
    },
    person: async ({ partyMember = false, accountId } = {}) => {
      const id = v7();
      await put('insert into persons (jurisdiction_id, id, name, party_member, account_id) values ($1, $2, $3, $4, $5)', [
        id,
        `和某${++count}`,
        partyMember,
        accountId ?? null,
      ]);
      return id;
    },
    office: (person, kind, area, { organisation, from = '2025-01-01', to } = {}) =>
      put(
        `insert into offices (jurisdiction_id, id, person_id, kind, organisation_id, area_id, area_path, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [v7(), person, kind, organisation ?? null, organisation ? null : idOf(area), pathOf(area), from, to ?? null],
      ),
    post: (account, role, area, to) =>
      put(
        `insert into posts (jurisdiction_id, id, account_id, role, area_id, area_path, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, '2025-01-01', $7)`,
        [v7(), account, role, idOf(area), pathOf(area), to],
      ),
    organisation: async (kind, area, { households, dissolvedOn, name } = {}) => {
      const id = v7();
      await put(
        `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path, households, dissolved_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, kind, name ?? `${kind} ${id}`, idOf(area), pathOf(area), households ?? null, dissolvedOn ?? null],
      );
      return id;
    },
    place: (kind, area, { name, floorArea, closedOn }) =>
      put(
        `insert into places (jurisdiction_id, id, kind, name, area_id, area_path, area_code, lon, lat, floor_area, closed_on, token)
         select $1, $2, $3, $4, $5, $6, $7, (boundary #>> '{coordinates,0,0,0}')::float8 + 0.005, 26.88, $8, $9, $10
         from areas where jurisdiction_id = $1 and id = $5`,
        [v7(), kind, name, idOf(area), pathOf(area), district.code + area, floorArea, closedOn ?? null, v7().slice(-12)],
      ),
  };
};
