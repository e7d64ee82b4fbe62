import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { placeImport } from '#contract/places/api.ts';
import { audit } from '#kernel/audit.ts';
import { breathing } from '#kernel/breath.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { workbookLimits } from '#kernel/sheets/limits.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { findHeading } from '#kernel/sheets/rows/headings.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { errorSentence } from '#kernel/words.ts';
import { existsOn } from '../domain/day.ts';
import { managesPlaces, mayManagePlaces } from '../domain/rights.ts';
import { factsOfRow, neededColumns, type PlaceColumn, type PlaceReader, placeColumns, readPlaceRow } from '../domain/sheet.ts';
import { makeToken } from '../domain/token.ts';
import { type PlaceContext, placeFilter, placeView } from '../queries/list-places.ts';
import type { PlaceView } from '../queries/present-place.ts';
import { placeWords } from '../queries/sheet.ts';
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
/** More faults than this help nobody. */
const mostFaults = 200;
/** Places a viewer may have in reach of an import; larger jurisdictions import street by street. */
const mostKnown = 100_000;

const keyOf = (areaCode: string, kind: string, name: string): string => `${areaCode} ${kind} ${name}`;

/** The sheet that looks most like one of places; the first where none does. */
const sheetOfPlaces = (sheets: readonly ReadSheet[]): ReadSheet =>
  sheets.reduce(
    (best, one) => (findHeading(one, placeColumns).at.size > findHeading(best, placeColumns).at.size ? one : best),
    sheets[0] ?? { name: '', hidden: false, rows: [] },
  );

interface Plan extends Findings {
  readonly added: PlaceValues[];
  readonly changed: PlaceValues[];
  same: number;
}

/** What the workbook asks for: places to add and to change, and everything that is wrong with it. */
async function plan(
  sheets: readonly ReadSheet[],
  known: readonly PlaceRow[],
  view: PlaceView,
  { signal, reached }: ImportGiven,
): Promise<Plan> {
  const result: Plan = { added: [], changed: [], same: 0, faults: [], notes: [] };
  const sheet = sheetOfPlaces(sheets);
  const { rows, missing, heading } = readTable<PlaceColumn>(sheet, placeColumns, {
    needed: neededColumns,
    codes: 'places.fault.',
    findings: result,
  });
  noteUnread(
    sheets.filter((one) => one !== sheet),
    [sheet.name],
    result,
  );
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `places.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => placeColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const vocabulary = placeWords(view.kinds);
  const byId = new Map(known.map((place) => [place.id, place]));
  const today = shanghaiDay(view.now);
  const byKey = new Map(known.filter(({ closedOn }) => existsOn(closedOn, today)).map((p) => [keyOf(p.areaCode, p.kind, p.name), p]));
  const seen = new Map<string, number>();

  const take = (r: PlaceReader): null => {
    const fault = (column: PlaceColumn, code: string, data: Record<string, unknown> = {}): null =>
      r.wrong(column, `places.fault.${code}`, data);
    const id = r.text('id', 1, 40, codeForm);
    const numbered = id === null ? null : (byId.get(id.toLowerCase()) ?? null);
    if (id !== null && !numbered) return fault('id', 'id', { value: id });
    const told = readPlaceRow(r, vocabulary, numbered);
    if (!told || r.faulty()) return null;
    const located = view.snapshot.locate(told.point);
    if (!located) return fault('lon', 'outside', { name: view.snapshot.root.name });
    if (!mayManagePlaces(view.viewer, located.area.path)) return fault('lon', 'scope', { area: located.name });
    const key = keyOf(located.area.code, told.kind, told.name);
    const before = numbered ?? byKey.get(key);
    if (before && !mayManagePlaces(view.viewer, before.areaPath)) return fault('id', 'scope', { area: before.areaCode });
    if (before && !existsOn(before.closedOn, today)) return fault('id', 'closed');
    const first = seen.get(before?.id ?? key);
    if (first !== undefined) return fault('name', 'twice', { row: first });
    seen.set(before?.id ?? key, r.row);
    const values = valuesOf(before?.id ?? v7(), factsOfRow(told, before ?? null), view.snapshot);
    if (!before) result.added.push(values);
    else if (differences(before, values).length > 0) result.changed.push(values);
    else result.same++;
    return null;
  };
  const breath = breathing(signal);
  for (const [at, row] of rows.entries()) {
    take(row);
    if (result.faults.length >= mostFaults) break;
    reached({ done: at + 1, total: rows.length });
    await breath();
  }
  return result;
}

/**
 * Imports places from a workbook, all or nothing. A row is the place with its number, else the one of the same kind and name in the same
 * area, else a new one; so the same file a second time changes nothing.
 * @param dryRun says what would be done without doing it
 */
export async function importPlaces(context: PlaceContext, viewer: Viewer, given: ImportGiven): Promise<Outcome> {
  if (!managesPlaces(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const view = await placeView(context, viewer);
  const sheets = await readWorkbook(given.bytes, given.signal);
  const filter = placeFilter(view, { state: 'all' });
  const prepare = async (tx: Tx) => {
    const known = await pageOfPlaces(tx, filter, null, mostKnown + 1);
    if (known.length > mostKnown) fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: mostKnown });
    return plan(sheets, known, view, given);
  };
  const tell = ({ added, changed, same, faults, notes }: Plan, dryRun: boolean): Outcome => ({
    dryRun,
    added: added.length,
    changed: changed.length,
    same,
    faults: faults.slice(0, mostFaults).map(({ row, column, cell, code, data }) => ({
      row,
      column: column || null,
      cell,
      code,
      message: errorSentence(given.language, code, data),
    })),
    notes: toldNotes(given.language, notes),
  });
  if (given.dryRun) return tell(await kernel.db.read(accessOf(viewer), prepare), true);
  const { jurisdictionId, accountId: actorId } = viewer;
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return kernel.db.write(accessOf(viewer), (tx) => {
    let refused: Outcome | null = null;
    const refusal = (planned: Plan): Outcome => ({ ...tell(planned, false), added: 0, changed: 0, same: 0 });
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
        shanghaiDay(view.now),
      );
      await updatePlaces(tx, planned.changed, shanghaiDay(view.now));
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
