import type { Point } from '#contract/kernel/values.ts';
import type { Tx } from '#kernel/db.ts';
import type { Boundary } from '#modules/territory/domain/index.ts';
import { importAreas } from '#modules/territory/index.ts';
import { drawBorders, type Outline } from './geometry/borders.ts';
import { districtMesh, roughness, spacing, streetSeats, toDegrees } from './geometry/gucheng.ts';
import { type Mesh, type Spot, signedArea } from './geometry/mesh.ts';
import { partition } from './geometry/partition.ts';
import { hills } from './geometry/random.ts';
import { type AreaDraft, draftAreas } from './territory/drafts.ts';

/** Code of the demo district, 丽江市古城区. */
export const demoDistrictCode = '530702';

/** An area of the demo district: real streets and communities, invented grids, boundaries and counts; no persons. */
export interface DemoArea extends AreaDraft {
  readonly center: Point;
  readonly boundary: Boundary;
}

/** Gives every cell of the mesh the code of its grid: the district is cut into streets, these into communities, these into grids. */
function shareOut(mesh: Mesh, cells: readonly number[], drafts: readonly AreaDraft[]): Map<number, string> {
  const below = Map.groupBy(drafts, (draft) => draft.parentCode);
  const ridges = (at: Spot) => 1 + 0.6 * hills(...at, 3, 21) + 0.3 * hills(...at, 0.9, 22);
  const cut = (parent: AreaDraft, inside: readonly number[]): [number, string][] => {
    const parts = below.get(parent.code);
    if (!parts) return inside.map((cell) => [cell, parent.code]);
    const regions =
      parent.level === 'county'
        ? partition({
            mesh,
            cells: inside,
            effort: ridges,
            weight: (cell) => signedArea((mesh.cells[cell] as readonly number[]).map((v) => mesh.vertices[v] as Spot)),
            shares: parts.map((street) => streetSeats[street.name]?.km2 ?? 50),
            seats: parts.map((street) => nearestCell(mesh, inside, streetSeats[street.name]?.at ?? [0, 0])),
          })
        : partition({
            mesh,
            cells: inside,
            effort: (at) => ridges(at) / spacing(at),
            weight: () => 1,
            shares: parts.map((part) => part.share),
          });
    return parts.flatMap((part, i) =>
      cut(
        part,
        inside.filter((cell) => regions.get(cell) === i),
      ),
    );
  };
  return new Map(cut(drafts[0] as AreaDraft, cells));
}

const away = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const nearestCell = (mesh: Mesh, cells: readonly number[], at: Spot): number =>
  cells.reduce((best, cell) => (away(mesh.sites[cell] as Spot, at) < away(mesh.sites[best] as Spot, at) ? cell : best));

/** The spot of a region farthest from its border: a good place for a label or a pin. */
function middleOf(spots: readonly Spot[], outline: Outline): Spot {
  const border = outline.flat();
  const room = spots.map((spot) => border.reduce((least, at) => Math.min(least, away(at, spot)), Infinity));
  return spots[room.indexOf(Math.max(...room))] as Spot;
}

function makeAreas(): DemoArea[] {
  const drafts = draftAreas(demoDistrictCode);
  const { mesh, cells } = districtMesh();
  const gridOfCell = shareOut(mesh, cells, drafts);
  const outlines = drawBorders(mesh, gridOfCell, roughness);
  const drawn = new Map<string, { boundary: Boundary; center: Point }>();
  for (const width of new Set(drafts.map((draft) => draft.code.length))) {
    const regions = new Map([...gridOfCell].map(([cell, code]) => [cell, code.slice(0, width)]));
    const members = Map.groupBy(regions.keys(), (cell) => regions.get(cell) as string);
    for (const [code, outline] of outlines(regions)) {
      const middle = middleOf(
        (members.get(code) as number[]).map((cell) => mesh.sites[cell] as Spot),
        outline,
      );
      const [lon, lat] = toDegrees(middle);
      drawn.set(code, { boundary: { type: 'Polygon', coordinates: outline.map((ring) => ring.map(toDegrees)) }, center: { lon, lat } });
    }
  }
  return drafts.map((draft) => ({ ...draft, ...(drawn.get(draft.code) as { boundary: Boundary; center: Point }) }));
}

let made: readonly DemoArea[] | undefined;

/** All areas of the demo district, parents before children. Always the same; made once per process. */
export const demoAreas = (): readonly DemoArea[] => (made ??= makeAreas());

/** Stores the demo district's areas, or brings stored ones up to date. Answers their ids by code. */
export const ensureDemoTerritory = (tx: Tx, jurisdictionId: string): Promise<ReadonlyMap<string, string>> =>
  importAreas(tx, jurisdictionId, demoAreas());
