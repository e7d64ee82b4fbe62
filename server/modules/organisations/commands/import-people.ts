import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { SheetImport } from '#contract/organisations/sheets.ts';
import type { By } from '#kernel/audit.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { once } from '#kernel/mutations.ts';
import { permissionsOf } from '#kernel/permissions.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { noteUnread } from '#kernel/sheets/rows/table.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import { errorSentence } from '#kernel/words.ts';
import { insertPersons } from '#modules/persons/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Context } from '../context.ts';
import { bySheet, sheetKeys, sheetTitles } from '../domain/people-sheet.ts';
import { managedAreas } from '../policy.ts';
import { eyeOf } from '../queries/eye.ts';
import { insertAgreements } from '../store/agreements.ts';
import { insertMemberships } from '../store/memberships.ts';
import { insertOffices } from '../store/offices.ts';
import { announceOrganisations, insertOrganisations } from '../store/organisations.ts';
import {
  appendPromises,
  touchAgreements,
  updateAgreements,
  updateMemberships,
  updateOffices,
  updateOrganisations,
  updatePromises,
} from '../store/sheets.ts';
import { lockTree } from '../store/tree.ts';
import { noDuplicate } from './appoint.ts';
import { type ImportPlan, planImport, type Sheets } from './plan-import.ts';

/** More faults than this help nobody. */
const mostFaults = 500;
const titles = Object.values(sheetTitles);
const apply = async (tx: Tx, jurisdictionId: string, ring: Ring, plan: ImportPlan): Promise<void> => {
  const { organisations, memberships, offices, agreements, promises } = plan;
  try {
    if (organisations.added.length > 0) await insertOrganisations(tx, jurisdictionId, organisations.added);
    if (organisations.changed.length > 0) await updateOrganisations(tx, organisations.changed);
    if (memberships.changed.length > 0) await updateMemberships(tx, memberships.changed);
    if (memberships.added.length > 0) await insertMemberships(tx, jurisdictionId, memberships.added);
    if (plan.persons.length > 0) await insertPersons(tx, jurisdictionId, ring, plan.persons);
    await noDuplicate(async () => {
      if (offices.changed.length > 0) await updateOffices(tx, offices.changed);
      if (offices.added.length > 0) await insertOffices(tx, jurisdictionId, offices.added);
    });
    if (agreements.added.length > 0) await insertAgreements(tx, jurisdictionId, agreements.added);
    if (agreements.changed.length > 0) await updateAgreements(tx, agreements.changed);
    if (promises.changed.length > 0) await updatePromises(tx, promises.changed);
    if (promises.added.length > 0) await appendPromises(tx, jurisdictionId, promises.added);
    const touched = new Set([...promises.changed, ...promises.added].map((p) => p.agreementId));
    if (touched.size > 0) await touchAgreements(tx, [...touched]);
  } catch (error) {
    // somebody entered the same thing between looking and writing, or two rows exchange what must be unique
    if (isViolation(error, 'organisations_name')) fail('organisations.organisation_name_taken');
    if (isViolation(error, 'organisations_credit_code')) fail('organisations.credit_code_taken', { name: '' });
    if (isViolation(error, 'memberships_once')) fail('organisations.membership_duplicate');
    throw error;
  }
};

const sheetsOf = (read: readonly ReadSheet[]): Sheets => bySheet((key) => read.find((s) => s.name.trim() === sheetTitles[key]) ?? null);

/**
 * The same sheets as the platform's own command, when a jurisdiction is set up: everything, or with any fault nothing. The caller's transaction has
 * the access of the platform.
 */
export const bringOrganisations = async (
  tx: Tx,
  by: By,
  given: { readonly territory: TerritorySnapshot; readonly rootPath: string; readonly ring: Ring },
  read: readonly ReadSheet[],
): Promise<ImportPlan> => {
  const { jurisdictionId } = by;
  const platform: Viewer = {
    accountId: '00000000-0000-0000-0000-000000000000',
    name: '',
    anonymous: false,
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    jurisdictionId,
    posts: [
      {
        id: '',
        role: 'supervisor',
        roleName: null,
        permissions: permissionsOf('supervisor'),
        areaPath: given.rootPath,
        organisationId: null,
      },
    ],
  };
  const eye = { viewer: platform, territory: given.territory, today: shanghaiDay(by.at), ring: given.ring, kinds: [] };
  await lockTree(tx);
  const plan = await planImport(tx, eye, sheetsOf(read), true, new AbortController().signal);
  if (plan.faults.length > 0) return plan;
  await apply(tx, jurisdictionId, given.ring, plan);
  const data = bySheet((key) => ({ added: plan[key].added.length, changed: plan[key].changed.length }));
  if (sheetKeys.some((key) => data[key].added + data[key].changed > 0)) {
    await announceOrganisations(tx, jurisdictionId);
    await audit(tx, { jurisdictionId, actorId: null, action: 'people.sheet_imported', subject: jurisdictionId, data, at: by.at });
  }
  return plan;
};

/**
 * Imports organisations, memberships, offices, agreements and promises from a workbook: all of it, or with any fault nothing. The same file a
 * second time changes nothing, and what is not in the file stays as it is. A dry run says what would be done.
 * @throws organisations.sheet_nothing, request.sheet_unreadable, request.sheet_large
 */
export const importPeople = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<SheetImport> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const read = await readWorkbook(given.bytes, given.signal);
  const sheets = sheetsOf(read);
  const passed = read.filter((sheet) => !Object.values(sheets).includes(sheet));

  const tell = (plan: ImportPlan, applied: boolean): SheetImport => {
    const { faults, notes } = plan;
    if (plan.empty && faults.length === 0) fail('organisations.sheet_nothing', { sheets: read.map(({ name }) => name).join('、') });
    noteUnread(passed, titles, plan);
    return {
      applied: applied && faults.length === 0,
      ...bySheet((key) => ({ added: plan[key].added.length, changed: plan[key].changed.length, unchanged: plan[key].unchanged })),
      faultCount: faults.length,
      faults: faults
        .toSorted((a, b) => titles.indexOf(a.sheet.trim()) - titles.indexOf(b.sheet.trim()) || a.row - b.row)
        .slice(0, mostFaults)
        .map(({ data, ...fault }) => ({ ...fault, message: errorSentence(given.language, fault.code, data) })),
      notes: toldNotes(given.language, notes),
    };
  };
  if (given.dryRun)
    return context.kernel.db.read(accessOf(viewer), async (tx) => tell(await planImport(tx, eye, sheets, false, given.signal), false));
  const { jurisdictionId, accountId: actorId } = viewer;
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return context.kernel.db.write(accessOf(viewer), (tx) => {
    let refused: SheetImport | null = null;
    const bring = async () => {
      await lockTree(tx);
      const plan = await planImport(tx, eye, sheets, true, given.signal);
      const outcome = tell(plan, true);
      if (!outcome.applied) {
        refused = outcome;
        return { outcome: null };
      }
      await apply(tx, jurisdictionId, eye.ring, plan);
      const data = bySheet((key) => outcome[key]);
      if (sheetKeys.some((key) => data[key].added + data[key].changed > 0)) {
        await announceOrganisations(tx, jurisdictionId);
        await audit(tx, {
          jurisdictionId,
          actorId,
          action: 'people.sheet_imported',
          subject: jurisdictionId,
          data,
          at: context.kernel.clock.now(),
        });
      }
      return { outcome };
    };
    // faults quote the file, so they are not kept but found again
    return once(
      tx,
      viewer,
      given.id,
      'people.import_sheet',
      { print },
      bring,
      async ({ outcome }) => outcome ?? refused ?? tell(await planImport(tx, eye, sheets, false, given.signal), false),
    );
  });
};
