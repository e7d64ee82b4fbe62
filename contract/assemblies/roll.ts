import type { UnitState, UnitUse } from './kinds.ts';

/** A unit as the roll is made of it. Area in hundredths of a square metre. */
export interface RollUnit {
  readonly id: string;
  readonly use: UnitUse;
  readonly state: UnitState;
  readonly area: number;
  /** Who owns it, with shares; null: jointly (共同共有). */
  readonly owners: readonly { readonly holder: string; readonly share: readonly [n: number, d: number] | null }[];
}
/** One ballot: everything one buyer owns. Several who own together are one buyer. */
export interface RollEntry {
  readonly holders: readonly string[];
  readonly units: readonly string[];
  readonly heads: number;
  readonly area: number;
}
/** What keeps a register from giving a roll, unit by unit. */
export type RollFault =
  | { readonly unit: string; readonly code: 'area_zero' | 'no_owner' | 'joint_and_shares' | 'developer_unknown' }
  | { readonly unit: string; readonly code: 'shares'; readonly sum: string };

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
/** The sum of shares in lowest terms, `2/3`; exact for shares such as people write them. */
export const sumOf = (shares: readonly (readonly [n: number, d: number])[]): readonly [n: number, d: number] =>
  shares.reduce<readonly [number, number]>(
    ([n, d], [m, e]) => {
      const [top, bottom] = [n * e + m * d, d * e];
      const by = gcd(top, bottom) || 1;
      return [top / by, bottom / by];
    },
    [0, 1],
  );

/**
 * Who votes with what: one entry for each buyer with the areas of everything that is theirs and one head; what the developer has not sold or not handed over
 * is the developer's, with one head in all (court interpretation of 2020, articles 8 and 9). Co-owners of a unit are one buyer with one ballot.
 * @param rule.parking whether registrable spaces count (court interpretation, article 2), or not (Ningbo 2021, article 18)
 * @param rule.developer the holder who is the developer; null: none is known
 */
export const rollOf = (
  units: readonly RollUnit[],
  rule: { readonly parking: 'counted' | 'excluded'; readonly developer: string | null },
): { readonly entries: readonly RollEntry[]; readonly faults: readonly RollFault[] } => {
  const faults: RollFault[] = [];
  const buyers = new Map<string, { holders: string[]; units: string[]; area: number }>();
  for (const { id: unit, use, state, area, owners } of units) {
    if (use === 'parking' && rule.parking === 'excluded') continue;
    if (!(area > 0)) {
      faults.push({ unit, code: 'area_zero' });
      continue;
    }
    let holders: string[];
    if (state !== 'sold') {
      if (rule.developer === null) {
        faults.push({ unit, code: 'developer_unknown' });
        continue;
      }
      holders = [rule.developer];
    } else {
      const shares = owners.flatMap(({ share }) => (share === null ? [] : [share]));
      const [n, d] = sumOf(shares);
      if (owners.length === 0) faults.push({ unit, code: 'no_owner' });
      else if (shares.length > 0 && shares.length < owners.length) faults.push({ unit, code: 'joint_and_shares' });
      else if (shares.length > 0 && n !== d) faults.push({ unit, code: 'shares', sum: `${n}/${d}` });
      holders = [...new Set(owners.map(({ holder }) => holder))].sort();
      if (faults.at(-1)?.unit === unit) continue;
    }
    const key = holders.join(' ');
    const buyer = buyers.get(key) ?? { holders, units: [], area: 0 };
    buyers.set(key, buyer);
    buyer.units.push(unit);
    buyer.area += area;
  }
  return { entries: [...buyers.values()].map((one) => ({ ...one, heads: 1 })), faults };
};
