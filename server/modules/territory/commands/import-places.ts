import { v7 } from 'uuid';
import type { z } from 'zod';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import type { placeImport } from '#contract/territory/places.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { workbookLimits } from '#kernel/sheets/limits.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import { existsOn } from '../domain/place-day.ts';
import { managesPlaces, mayManagePlaces } from '../domain/place-rights.ts';
import {
  type Cell,
  factsOfRow,
  neededColumns,
  type PlaceColumn,
  placeColumns,
  readPlaceRow,
  type SheetRow,
} from '../domain/place-sheet.ts';
import { makeToken } from '../domain/place-token.ts';
import { type PlaceContext, placeFilter, placeView } from '../queries/list-places.ts';
import { placeWords } from '../queries/place-sheet.ts';
import type { PlaceView } from '../queries/present-place.ts';
import {
  announcePlaces,
  insertPlaces,
  lockPlaceImports,
  type PlaceRow,
  type PlaceValues,
  pageOfPlaces,
  updatePlaces,
} from '../store/places.ts';
import { differences, valuesOf } from './manage-places.ts';

type Outcome = z.input<typeof placeImport>;
interface Fault {
  readonly row: number;
  readonly column: PlaceColumn | null;
  readonly code: string;
  readonly data: Record<string, unknown>;
}
/** More faults than this help nobody. */
const mostFaults = 200;
/** Places a viewer may have in reach of an import; larger jurisdictions import street by street. */
const mostKnown = 100_000;

const keyOf = (areaCode: string, kind: string, name: string): string => `${areaCode} ${kind} ${name}`;

/** Rows by column, as the heading names them. */
function tableOf(sheet: readonly (readonly Cell[])[]): {
  rows: { row: number; cells: Partial<Record<PlaceColumn, Cell>> }[];
  missing: string[];
} {
  const heading = (sheet[0] ?? []).map((cell) => String(cell ?? '').trim());
  const at = (Object.keys(placeColumns) as PlaceColumn[]).flatMap((column) => {
    const index = heading.indexOf(placeColumns[column][0]);
    return index >= 0 ? [[column, index] as const] : [];
  });
  const has = new Set(at.map(([column]) => column));
  const missing = neededColumns.filter((column) => !has.has(column)).map((column) => placeColumns[column][0]);
  const rows = sheet.slice(1).flatMap((cells, i) => {
    const row = Object.fromEntries(at.map(([column, index]) => [column, cells[index] ?? null]));
    return Object.values(row).every((cell) => cell === null || String(cell).trim() === '') ? [] : [{ row: i + 2, cells: row }];
  });
  return { rows, missing };
}

/** What the sheet asks for: places to add and to change, and everything that is wrong with it. */
function plan(
  sheet: readonly (readonly Cell[])[],
  known: readonly PlaceRow[],
  view: PlaceView,
): { added: PlaceValues[]; changed: PlaceValues[]; same: number; faults: Fault[] } {
  const { rows, missing } = tableOf(sheet);
  const nothing = { added: [], changed: [], same: 0 };
  if (missing.length > 0)
    return { ...nothing, faults: [{ row: 1, column: null, code: 'territory.place_fault.columns', data: { columns: missing.join('、') } }] };
  if (rows.length === 0) return { ...nothing, faults: [{ row: 0, column: null, code: 'territory.place_fault.empty', data: {} }] };
  const vocabulary = placeWords();
  const byId = new Map(known.map((place) => [place.id, place]));
  const today = shanghaiDay(view.now);
  const byKey = new Map(known.filter(({ closedOn }) => existsOn(closedOn, today)).map((p) => [keyOf(p.areaCode, p.kind, p.name), p]));
  const result = { added: [] as PlaceValues[], changed: [] as PlaceValues[], same: 0, faults: [] as Fault[] };
  const seen = new Map<string, number>();

  const take = (row: number, read: SheetRow): Fault | null => {
    const fault = (column: PlaceColumn, code: string, data: Record<string, unknown> = {}): Fault => ({
      row,
      column,
      code: `territory.place_fault.${code}`,
      data,
    });
    const located = view.snapshot.locate(read.told.point);
    if (!located) return fault('lon', 'outside', { name: view.snapshot.root.name });
    if (!mayManagePlaces(view.viewer, located.area.path)) return fault('lon', 'scope', { area: located.name });
    const key = keyOf(located.area.code, read.told.kind, read.told.name);
    const before = read.id ? byId.get(read.id) : byKey.get(key);
    if (read.id && !before) return fault('id', 'id', { value: read.id.slice(0, 40) });
    if (before && !mayManagePlaces(view.viewer, before.areaPath)) return fault('id', 'scope', { area: before.areaCode });
    if (before && !existsOn(before.closedOn, today)) return fault('id', 'closed');
    const first = seen.get(before?.id ?? key);
    if (first !== undefined) return fault('name', 'twice', { row: first });
    seen.set(before?.id ?? key, row);
    const values = valuesOf(before?.id ?? v7(), factsOfRow(read, before ?? null), view.snapshot);
    if (!before) result.added.push(values);
    else if (differences(before, values).length > 0) result.changed.push(values);
    else result.same++;
    return null;
  };
  for (const { row, cells } of rows) {
    const read = readPlaceRow(cells, vocabulary);
    const faults = Array.isArray(read) ? read.map((fault) => ({ row, ...fault })) : [take(row, read)].filter((fault) => fault !== null);
    result.faults.push(...faults);
    if (result.faults.length >= mostFaults) break;
  }
  return result;
}

/**
 * Imports places from a workbook, all or nothing. A row is the place with its number, else the one of the same kind and name in the same
 * area, else a new one; so the same file a second time changes nothing.
 * @param dryRun says what would be done without doing it
 */
export async function importPlaces(
  context: PlaceContext,
  viewer: Viewer,
  given: { id: string; dryRun: boolean; bytes: Buffer; language: Language },
): Promise<Outcome> {
  if (!managesPlaces(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const view = await placeView(context, viewer);
  const sheet = await readWorkbook(given.bytes);
  const filter = placeFilter(view, { state: 'all' });
  const prepare = async (tx: Tx) => {
    const known = await pageOfPlaces(tx, filter, null, mostKnown + 1);
    if (known.length > mostKnown) fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: mostKnown });
    return plan(sheet, known, view);
  };
  const tell = ({ added, changed, same, faults }: ReturnType<typeof plan>, dryRun: boolean): Outcome => ({
    dryRun,
    added: added.length,
    changed: changed.length,
    same,
    faults: faults.slice(0, mostFaults).map(({ row, column, code, data }) => ({
      row,
      column: column && placeColumns[column][0],
      code,
      message: errorSentence(given.language, code, data),
    })),
  });
  if (given.dryRun) return tell(await kernel.db.read(accessOf(viewer), prepare), true);
  const { jurisdictionId, accountId: actorId } = viewer;
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) => {
    let refused: Outcome | null = null;
    const refusal = (planned: ReturnType<typeof plan>): Outcome => ({ ...tell(planned, false), added: 0, changed: 0, same: 0 });
    const bring = async () => {
      await lockPlaceImports(tx);
      const planned = await prepare(tx);
      if (planned.faults.length > 0) {
        refused = refusal(planned);
        return { outcome: null };
      }
      const outcome = tell(planned, false);
      await insertPlaces(
        tx,
        planned.added.map((values) => ({ ...values, token: makeToken() })),
      );
      await updatePlaces(tx, planned.changed);
      if (outcome.added + outcome.changed > 0) {
        const data = { added: outcome.added, changed: outcome.changed, same: outcome.same };
        await audit(tx, { jurisdictionId, actorId, action: 'territory.places_imported', subject: jurisdictionId, data, at: view.now });
        await announcePlaces(tx, jurisdictionId);
      }
      return { outcome };
    };
    // faults quote the file, so they are not kept but found again
    return once(
      tx,
      viewer,
      given.id,
      'territory.import_places',
      { print },
      bring,
      async ({ outcome }) => outcome ?? refused ?? refusal(await prepare(tx)),
    );
  });
}
