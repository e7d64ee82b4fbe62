import type { Viewer } from '#contract/accounts/viewer.ts';
import type { HouseholdImport } from '#contract/households/imports.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import { errorSentence, type Language, phrase } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { planImport } from '../domain/import-plan.ts';
import { mayManage } from '../policy.ts';
import { readKeys } from '../store/buildings.ts';
import { householdsOf } from '../store/households.ts';
import { findImport, type ImportRow, openImports } from '../store/imports.ts';
import { membersByHousehold } from '../store/people.ts';
import { areaBeside, type Eye, openEye } from './eye.ts';

/** What is registered where an import is taken in, as far as it matters to the buildings it names. */
export const knownTo = async (tx: Tx, areaPath: string, keys: ReadonlySet<string>) => {
  const buildings = await readKeys(tx, areaPath.replaceAll('.', ''));
  const named = buildings.filter(({ key }) => keys.has(key)).map(({ id }) => id);
  const households = await householdsOf(tx, named);
  const members = await membersByHousehold(
    tx,
    households.map(({ id }) => id),
  );
  return { buildings, households, members: new Set(members.map(({ householdId, name }) => `${householdId} ${name}`)) };
};

/** The buildings that rows and choices name. */
export const keysIn = ({ sheet }: Pick<ImportRow, 'sheet'>): Set<string> =>
  new Set([
    ...sheet.rows.map(({ building }) => building),
    ...sheet.doubts.flatMap(({ choices }) => choices.flatMap(({ set }) => (set?.building === undefined ? [] : [set.building]))),
  ]);

/** An import as its page shows it. */
export const presentImport = async (eye: Eye, tx: Tx, row: ImportRow, language: Language): Promise<HouseholdImport> => {
  const { sheet, decisions } = row;
  const plan = row.state === 'open' ? planImport(sheet.rows, sheet.doubts, decisions, await knownTo(tx, row.areaPath, keysIn(row))) : null;
  const words = (key: string, data: Record<string, unknown>): string => phrase(language, `households.choices.${key}`, data);
  const counts = plan
    ? {
        buildings: plan.buildings.size,
        added: plan.added.length,
        changed: plan.changed.length,
        unchanged: plan.unchanged,
        members: plan.members.length,
        passed: plan.passed,
      }
    : (row.outcome ?? { buildings: 0, added: 0, changed: 0, unchanged: 0, members: 0, passed: 0 });
  return {
    id: row.id,
    area: areaBeside(eye, row.areaPath.replaceAll('.', '')),
    createdAt: row.createdAt.toISOString(),
    state: row.state,
    rows: row.rowCount,
    doubts: sheet.doubts.map(({ choices, data, code, ...doubt }) => ({
      ...doubt,
      code,
      message: errorSentence(language, code, data),
      choices: choices.map((choice) => ({ value: choice.value, label: words(choice.words, choice.data) })),
      decided: decisions[doubt.key] ?? null,
    })),
    undecided: plan?.undecided ?? 0,
    plan: counts,
    notes: toldNotes(language, sheet.notes),
    version: row.version,
  };
};

/** An import the viewer began. @throws households.import_not_found */
export const ownImport = async (eye: Eye, tx: Tx, id: string, lock = false): Promise<ImportRow> => {
  const row = await findImport(tx, eye.ring, id, lock);
  return row && row.createdBy === eye.viewer.accountId && mayManage(eye.viewer, row.areaPath) ? row : fail('households.import_not_found');
};

export const oneImport = async (context: Context, viewer: Viewer, id: string, language: Language): Promise<HouseholdImport> => {
  const eye = await openEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => presentImport(eye, tx, await ownImport(eye, tx, id), language));
};

/** Imports the viewer has not finished. */
export const importsPage = async (
  context: Context,
  viewer: Viewer,
): Promise<{ items: { id: string; area: string; createdAt: string; rows: number }[] }> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  const eye = await openEye(context, viewer);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) => openImports(tx, viewer.accountId));
  return {
    items: found.map(({ id, areaPath, createdAt, rows }) => ({
      id,
      area: areaBeside(eye, areaPath.replaceAll('.', '')).name,
      createdAt: createdAt.toISOString(),
      rows,
    })),
  };
};
