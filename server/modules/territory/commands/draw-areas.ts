import type { Tx } from '#kernel/db.ts';
import type { Boundary } from '../domain/area.ts';
import { faultsOfFit, middleOf } from '../domain/boundary-fit.ts';
import { labelPoint } from '../domain/boundary-form.ts';
import type { Fault } from '../domain/fault.ts';
import { parentCode } from '../domain/import.ts';
import { readDrawn, writeBoundaries } from '../store/register.ts';

/** Boundaries for areas of one jurisdiction, WGS-84, well formed. */
export interface BoundariesImport {
  readonly file: string;
  readonly rows: readonly { readonly code: string; readonly row: number; readonly boundary: Boundary }[];
  /** Deviation in metres that is normal between sources. */
  readonly tolerance: number;
}

/** Rows written by one statement. */
const batch = 500;
/** Farther than this, in metres, all boundaries of a file together do not move without a wrong coordinate system. */
const shiftLimit = 250;
const metresPerDegree = 111_195;

const same = (a: Boundary, b: Boundary | undefined): boolean =>
  b !== undefined && a.type === b.type && JSON.stringify(a.coordinates) === JSON.stringify(b.coordinates);

/** Metres by which the boundaries of a file lie beside those stored, when they all do so alike. */
function shiftOf(rows: BoundariesImport['rows'], stored: ReadonlyMap<string, Boundary>): number {
  const shifts = rows.flatMap(({ code, boundary }) => {
    const known = stored.get(code);
    if (!known) return [];
    const [[x, y], [u, v]] = [middleOf(boundary), middleOf(known)];
    return [[(x - u) * metresPerDegree * Math.cos((y * Math.PI) / 180), (y - v) * metresPerDegree] as const];
  });
  const first = shifts[0];
  if (!first || !shifts.every(([x, y]) => Math.hypot(x - first[0], y - first[1]) < 100)) return 0;
  return Math.hypot(first[0], first[1]);
}

/**
 * Checks boundaries against the areas they are for, their parents and neighbours, and finds those that differ from what is stored.
 * @param present codes of all areas that exist once the import is done
 */
export async function checkBoundaries(
  tx: Tx,
  given: BoundariesImport,
  present: ReadonlySet<string>,
): Promise<{ redrawn: string[]; faults: Fault[] }> {
  const { file, rows, tolerance } = given;
  const known = rows.filter(({ code }) => present.has(code));
  const faults: Fault[] = rows
    .filter(({ code }) => !present.has(code))
    .map(({ code, row }) => ({ file, row, code: 'territory.fault.unknown_code', severity: 'error', data: { code } }));
  const parents = new Set(known.flatMap(({ code }) => [code, parentCode(code) ?? code]));
  const stored = await readDrawn(tx, [...parents], [...parents]);
  const shift = shiftOf(known, stored);
  if (shift > shiftLimit)
    faults.push({ file, row: 0, code: 'territory.fault.shifted', severity: 'error', data: { metres: Math.round(shift) } });

  const drawn = new Map([...stored].map(([code, boundary]) => [code, { code, boundary, row: null as number | null }]));
  for (const { code, boundary, row } of known) drawn.set(code, { code, boundary, row });
  const children = Map.groupBy(drawn.values(), ({ code }) => parentCode(code) ?? '');
  const listed = Map.groupBy(present, (code) => parentCode(code) ?? '');
  for (const parent of parents) {
    const below = (children.get(parent) ?? []).filter(({ code }) => present.has(code));
    const complete = below.length === listed.get(parent)?.length;
    for (const fault of faultsOfFit(file, drawn.get(parent) ?? null, below, tolerance, complete)) faults.push(fault);
  }
  return { redrawn: known.filter(({ code, boundary }) => !same(boundary, stored.get(code))).map(({ code }) => code), faults };
}

/** Stores the boundaries of these areas with their label points. */
export async function drawAreas(tx: Tx, given: BoundariesImport, redrawn: readonly string[]): Promise<void> {
  const wanted = new Set(redrawn);
  const rows = given.rows.filter(({ code }) => wanted.has(code));
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch).map(({ code, boundary }) => ({ code, boundary, ...labelPoint(boundary) }));
    await writeBoundaries(tx, part);
  }
}
