import { type Database, systemAccess } from '#kernel/db.ts';
import { addRegister, type RegisteredBuilding } from '#modules/households/index.ts';

export interface Grid {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
}
const floors = 25;
const unitsOf = ['1单元', '2单元'];

/** A building of 50 households: two units of 25 floors. */
const buildingOf = (grid: Grid, n: number): RegisteredBuilding => ({
  name: `${grid.name}${n}栋`,
  area: grid,
  point: null,
  outline: null,
  floors,
  built: 2000 + (n % 20),
  headId: null,
  households: unitsOf.flatMap((unit) =>
    Array.from({ length: floors }, (_, floor) => ({
      unit,
      room: `${floor + 1}01`,
      floorArea: 80 + (floor % 5) * 10,
      use: 'dwelling',
      occupancy: floor % 4 === 0 ? 'let' : 'owner',
      people: 1 + (floor % 5),
    })),
  ),
});

/** Fills a district with whole buildings through the door of their module, the same number in every grid. @returns addresses to be looked for */
export const fillHouseholds = async (
  db: Database,
  jurisdictionId: string,
  grids: readonly Grid[],
  count: number,
  log: (line: string) => void,
): Promise<string[]> => {
  const each = Math.ceil(count / (grids.length * floors * unitsOf.length));
  const addresses: string[] = [];
  for (const [i, grid] of grids.entries()) {
    const buildings = Array.from({ length: each }, (_, n) => buildingOf(grid, 100 + n));
    await db.write(systemAccess(jurisdictionId), (tx) => addRegister(tx, jurisdictionId, buildings, [], '2026-01-01'));
    addresses.push(`${buildings[i % each]?.name}${unitsOf[i % 2]}${1 + (i % floors)}01`);
    if ((i + 1) % 50 === 0) log(`${(i + 1) * each * floors * unitsOf.length} of ${count} households`);
  }
  return addresses;
};
