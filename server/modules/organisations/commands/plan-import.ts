import { breathing, inPieces } from '#kernel/breath.ts';
import type { Tx } from '#kernel/db.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { Findings } from '#kernel/sheets/rows/table.ts';
import { findByPhones, openPhone } from '#modules/persons/index.ts';
import { type Row, rowsOf, type SheetKey } from '../domain/people-sheet.ts';
import { planMemberships, readMembershipRows } from '../domain/sheet-memberships.ts';
import { placeOf, planOffices, readOfficeRows } from '../domain/sheet-offices.ts';
import { personBook } from '../domain/sheet-persons.ts';
import { type Ground, keyOf, planAgreements, planOrganisations, readAgreementRows, readOrganisationRows } from '../domain/sheet-plan.ts';
import { planPromises, readPromiseRows } from '../domain/sheet-promises.ts';
import { mayManageIn, mayStandUnder } from '../policy.ts';
import { sheetWords } from '../queries/people-sheet.ts';
import type { Eye } from '../queries/present-people.ts';
import { findAgreementsOf, findNamed, findOfficesIn, findPromisesOf, findSeats } from '../store/sheets.ts';

/** Sheets by what they hold; one that is not in the workbook says nothing. */
export type Sheets = Readonly<Record<SheetKey, ReadSheet | null>>;

const groundOf = (eye: Eye): Ground => ({
  area: (code) => {
    const area = eye.territory.find(code);
    return area?.current && area.code === code ? area : null;
  },
  manages: (path) => mayManageIn(eye.viewer, path),
  mayStandUnder: (path) => mayStandUnder(eye.viewer, path),
});

/** What a workbook asks for, and everything that is wrong with it. `lock`: whatever it speaks of stays as it is until the transaction ends. */
export const planImport = async (tx: Tx, eye: Eye, sheets: Sheets, lock: boolean, signal: AbortSignal) => {
  const findings: Findings = { faults: [], notes: [] };
  const words = sheetWords(eye.kinds);
  const readers = <S extends SheetKey>(key: S): readonly Row<S>[] => (sheets[key] === null ? [] : rowsOf(key, sheets[key], findings));
  const breath = breathing(signal);
  const organisationRows = await inPieces(readers('organisations'), signal, (rows) => readOrganisationRows(rows, words));
  const membershipRows = await inPieces(readers('memberships'), signal, readMembershipRows);
  const officeRows = await inPieces(readers('offices'), signal, (rows) => readOfficeRows(rows, words));
  const agreementRows = await inPieces(readers('agreements'), signal, readAgreementRows);
  const promiseRows = await inPieces(readers('promises'), signal, readPromiseRows);
  const ground = groundOf(eye);
  const named = [
    ...organisationRows.flatMap((o) => [{ area: o.area, name: o.name }, ...(o.parent ? [o.parent] : [])]),
    ...membershipRows.flatMap((m) => [m.body, m.unit]),
    ...officeRows.flatMap((f) => [
      ...(f.organisation === null ? [] : [{ area: f.area, name: f.organisation }]),
      ...(f.unit ? [f.unit] : []),
    ]),
    ...[...agreementRows, ...promiseRows].flatMap((a) => [a.partner, a.unit]),
  ];
  const creditCodes = organisationRows.flatMap((o) => o.facts.creditCode ?? []);
  const organisations = await planOrganisations(organisationRows, await findNamed(tx, named, creditCodes, lock), ground, breath);
  const { byKey } = organisations;
  const placed = officeRows.flatMap((row) => {
    const place = placeOf(row, byKey, ground);
    return place ? [{ row, place }] : [];
  });
  const idsOf = (some: readonly { area: string; name: string }[]): string[] => some.flatMap((one) => byKey.get(keyOf(one))?.id ?? []);
  const places = placed.map(({ place }) => place.id);

  const seats = await findSeats(tx, [...new Set([...places, ...idsOf(membershipRows.map((m) => m.body))])], lock);
  const memberships = await planMemberships(membershipRows, byKey, seats, ground, breath);
  const known = await findAgreementsOf(tx, idsOf([...agreementRows, ...promiseRows].map((a) => a.partner)), lock);
  const agreements = await planAgreements(agreementRows, byKey, known, ground, breath);
  const promised = await findPromisesOf(
    tx,
    known.map((a) => a.id),
  );

  const placeIds = [...new Set([...places, ...idsOf(promiseRows.flatMap((p) => [p.partner, p.unit]))])];
  const offices = (await findOfficesIn(tx, placeIds)).map((f) => ({ ...f, phone: openPhone(eye.ring, f.personId, f.phoneSealed) }));
  const phones = await findByPhones(
    tx,
    eye.ring,
    [...officeRows, ...promiseRows.map((p) => p.person)].flatMap((p) => p.mobile ?? []),
  );
  const persons = personBook(phones, [
    ...offices,
    ...promised.flatMap((p) =>
      [p.id, p.agreementId].map((placeId) => ({
        placeId,
        personId: p.responsibleId,
        name: p.person,
        phone: openPhone(eye.ring, p.responsibleId, p.phoneSealed),
      })),
    ),
  ]);
  return {
    ...findings,
    empty: [organisationRows, membershipRows, officeRows, agreementRows, promiseRows].every((rows) => rows.length === 0),
    persons: persons.added,
    organisations,
    memberships,
    offices: await planOffices(placed, byKey, { offices, seats: memberships.seats, left: memberships.changed }, persons, ground, breath),
    agreements,
    promises: await planPromises(
      promiseRows,
      byKey,
      { agreements: [...known, ...agreements.added], promises: promised },
      persons,
      ground,
      breath,
    ),
  };
};
export type ImportPlan = Awaited<ReturnType<typeof planImport>>;
