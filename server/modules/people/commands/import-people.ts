import type { SheetImport } from '#contract/people/sheets.ts';
import type { Viewer } from '#contract/people/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbookSheets } from '#kernel/sheets/read.ts';
import { errorSentence, type Language } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { rowsOf, type SheetFault, type SheetKey, sheetTitles } from '../domain/people-sheet.ts';
import { placeOf, planOffices, readOfficeRows } from '../domain/sheet-offices.ts';
import { type Ground, planAgreements, planOrganisations, readAgreementRows, readOrganisationRows } from '../domain/sheet-plan.ts';
import { isViolation } from '../domain/violations.ts';
import { managedAreas, mayManageIn, mayStandUnder } from '../policy.ts';
import { eyeOf } from '../queries/eye.ts';
import { sheetWords } from '../queries/people-sheet.ts';
import type { Eye } from '../queries/present-people.ts';
import { insertAgreements } from '../store/agreements.ts';
import { insertOffices } from '../store/offices.ts';
import { announceOrganisations, insertOrganisations } from '../store/organisations.ts';
import { insertPersons } from '../store/persons.ts';
import {
  findAgreementsOf,
  findNamed,
  findOfficesIn,
  findPhones,
  findSeats,
  updateAgreements,
  updateOffices,
  updateOrganisations,
} from '../store/sheets.ts';
import { lockTree } from '../store/tree.ts';
import { noDuplicate } from './appoint.ts';

/** More faults than this help nobody. */
const mostFaults = 500;
const order = Object.values(sheetTitles);
/** Rows by sheet; one that is not in the workbook says nothing. */
type Sheets = Readonly<Record<SheetKey, readonly (readonly (string | number | null)[])[] | null>>;

/** What a workbook asks for, and everything that is wrong with it. `lock`: organisations it speaks of stay as they are. */
const planOf = async (tx: Tx, eye: Eye, sheets: Sheets, lock: boolean) => {
  const faults: SheetFault[] = [];
  const words = sheetWords();
  const readers = (key: SheetKey) => (sheets[key] === null ? [] : rowsOf(key, sheets[key], faults));
  const organisationRows = readOrganisationRows(readers('organisations'), words);
  const officeRows = readOfficeRows(readers('offices'), words);
  const agreementRows = readAgreementRows(readers('agreements'));
  const ground: Ground = {
    area: (code) => {
      const area = eye.territory.find(code);
      return area?.current && area.code === code ? area : null;
    },
    manages: (path) => mayManageIn(eye.viewer, path),
    mayStandUnder: (path) => mayStandUnder(eye.viewer, path),
  };
  const named = [
    ...organisationRows.flatMap((o) => [{ area: o.area, name: o.name }, ...(o.parent ? [o.parent] : [])]),
    ...officeRows.flatMap((f) => [
      ...(f.organisation === null ? [] : [{ area: f.area, name: f.organisation }]),
      ...(f.unit ? [f.unit] : []),
    ]),
    ...agreementRows.flatMap((a) => [a.partner, a.unit]),
  ];
  const known = await findNamed(
    tx,
    named,
    organisationRows.flatMap((o) => o.facts.creditCode ?? []),
    lock,
  );
  const organisations = planOrganisations(organisationRows, known, ground);
  const placed = officeRows.flatMap((row) => {
    const place = placeOf(row, organisations.byKey, ground);
    return place ? [{ row, place }] : [];
  });
  const ids = [...new Set(placed.map(({ place }) => place.id))];
  const partners = agreementRows.flatMap((a) => organisations.byKey.get(`${a.partner.area} ${a.partner.name}`)?.id ?? []);
  const [offices, phones, seats, agreements] = await Promise.all([
    findOfficesIn(tx, ids),
    findPhones(
      tx,
      officeRows.flatMap((f) => f.mobile ?? []),
    ),
    findSeats(tx, ids),
    findAgreementsOf(tx, partners),
  ]);
  return {
    faults,
    empty: organisationRows.length + officeRows.length + agreementRows.length === 0,
    organisations,
    offices: planOffices(placed, organisations.byKey, { offices, phones, seats }, ground),
    agreements: planAgreements(agreementRows, organisations.byKey, agreements, ground),
  };
};
type Plan = Awaited<ReturnType<typeof planOf>>;

const apply = async (tx: Tx, jurisdictionId: string, plan: Plan): Promise<void> => {
  try {
    if (plan.organisations.added.length > 0) await insertOrganisations(tx, jurisdictionId, plan.organisations.added);
    if (plan.organisations.changed.length > 0) await updateOrganisations(tx, plan.organisations.changed);
    if (plan.offices.persons.length > 0) await insertPersons(tx, jurisdictionId, plan.offices.persons);
    await noDuplicate(async () => {
      if (plan.offices.changed.length > 0) await updateOffices(tx, plan.offices.changed);
      if (plan.offices.added.length > 0) await insertOffices(tx, jurisdictionId, plan.offices.added);
    });
    if (plan.agreements.added.length > 0) await insertAgreements(tx, jurisdictionId, plan.agreements.added);
    if (plan.agreements.changed.length > 0) await updateAgreements(tx, plan.agreements.changed);
  } catch (error) {
    // somebody entered the same thing between looking and writing, or two rows exchange what must be unique
    if (isViolation(error, 'organisations_name')) fail('people.organisation_name_taken');
    if (isViolation(error, 'organisations_credit_code')) fail('people.credit_code_taken', { name: '' });
    if (isViolation(error, 'persons_jurisdiction_id_phone_key')) fail('people.person_phone_taken');
    throw error;
  }
};

/**
 * Imports organisations, offices and agreements from a workbook: all of it, or with any fault nothing. The same file a second time changes
 * nothing. A dry run says what would be done. Promises are not in the sheet; they are entered with the agreement.
 * @throws people.sheet_nothing, request.sheet_unreadable, request.sheet_large
 */
export const importPeople = async (
  context: Context,
  viewer: Viewer,
  given: { id: string; dryRun: boolean; bytes: Buffer; language: Language },
): Promise<SheetImport> => {
  if (managedAreas(viewer).length === 0) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const read = await readWorkbookSheets(given.bytes);
  const rowsIn = (key: SheetKey) => read.find((s) => s.name.trim() === sheetTitles[key])?.rows ?? null;
  const sheets: Sheets = { organisations: rowsIn('organisations'), offices: rowsIn('offices'), agreements: rowsIn('agreements') };

  const tell = (plan: Plan, applied: boolean): SheetImport => {
    const { faults } = plan;
    if (plan.empty && faults.length === 0) fail('people.sheet_nothing');
    const figures = (p: { added: readonly unknown[]; changed: readonly unknown[]; unchanged: number }) => ({
      added: p.added.length,
      changed: p.changed.length,
      unchanged: p.unchanged,
    });
    return {
      applied: applied && faults.length === 0,
      organisations: figures(plan.organisations),
      offices: figures(plan.offices),
      agreements: figures(plan.agreements),
      faultCount: faults.length,
      faults: faults
        .toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet) || a.row - b.row)
        .slice(0, mostFaults)
        .map(({ data, ...fault }) => ({ ...fault, message: errorSentence(given.language, fault.code, data) })),
    };
  };
  if (given.dryRun) return context.kernel.db.read(accessOf(viewer), async (tx) => tell(await planOf(tx, eye, sheets, false), false));
  const { jurisdictionId, accountId: actorId } = viewer;
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  return context.kernel.db.write(accessOf(viewer), (tx) =>
    once(tx, viewer, given.id, 'people.import_sheet', { print }, async () => {
      await lockTree(tx);
      const plan = await planOf(tx, eye, sheets, true);
      const outcome = tell(plan, true);
      if (!outcome.applied) return outcome;
      await apply(tx, jurisdictionId, plan);
      const { organisations, offices, agreements } = outcome;
      if ([organisations, offices, agreements].some((f) => f.added + f.changed > 0)) {
        await announceOrganisations(tx, jurisdictionId);
        const data = { organisations, offices, agreements };
        await audit(tx, {
          jurisdictionId,
          actorId,
          action: 'people.sheet_imported',
          subject: jurisdictionId,
          data,
          at: context.kernel.clock.now(),
        });
      }
      return outcome;
    }),
  );
};
