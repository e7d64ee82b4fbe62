import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { personImport } from '#contract/persons/sheets.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { audit } from '#kernel/audit.ts';
import { breathing } from '#kernel/breath.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { once } from '#kernel/mutations.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldNotes } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { isViolation } from '#kernel/violations.ts';
import { errorSentence } from '#kernel/words.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Context, Eye } from '../context.ts';
import { neededColumns, type PersonColumn, personColumns, readPersonRow, type ToldPerson } from '../domain/sheet.ts';
import { managedAreas, mayManageIn } from '../policy.ts';
import { openEye } from '../queries/eye.ts';
import { findByIdNumbers, findByPhones, insertPersons, lockRegister, type NewPerson, openRest, type PersonRow } from '../store/persons.ts';
import { joinRegister, namedIn } from '../store/search.ts';

type Outcome = z.input<typeof personImport>;
/** More faults than this help nobody. */
const mostFaults = 200;

interface Plan extends Findings {
  readonly added: NewPerson[];
  readonly joined: string[];
  same: number;
}

type Row = {
  readonly r: { row: number; wrong: (column: PersonColumn, code: string, data?: Record<string, unknown>) => null };
  readonly told: ToldPerson;
};

/** Who is known already of those whom the rows name. */
const known = async (tx: Tx, eye: Eye, area: TerritoryArea, rows: readonly Row[]) => {
  const given = (of: (told: ToldPerson) => string | null): string[] => [...new Set(rows.flatMap(({ told }) => of(told) ?? []))];
  const byId = new Map(
    (
      await findByIdNumbers(
        tx,
        eye.ring,
        given(({ idNumber }) => idNumber),
      )
    ).map((one) => [one.idNumber, one]),
  );
  const byPhone = Map.groupBy(
    await findByPhones(
      tx,
      eye.ring,
      given(({ phone }) => phone),
    ),
    ({ phone }) => phone,
  );
  const byName = new Map(
    (
      await namedIn(
        tx,
        eye.ring,
        area.code,
        given(({ name }) => name),
      )
    ).map((one) => [one.name, one]),
  );
  const otherNumber = (one: PersonRow, told: ToldPerson): boolean => {
    const { idNumber } = openRest(eye.ring, one);
    return told.idNumber !== null && idNumber !== null && told.idNumber !== idNumber;
  };
  return {
    byId,
    bearers: (told: ToldPerson): readonly PersonRow[] => (told.phone === null ? [] : (byPhone.get(told.phone) ?? [])),
    /** The one a row means: whoever has its number; else of that name whoever has its phone, or in this register where it has none. */
    meant: (told: ToldPerson): PersonRow | undefined =>
      (told.idNumber === null ? undefined : byId.get(told.idNumber)) ??
      (told.phone === null
        ? told.idNumber === null
          ? byName.get(told.name)
          : undefined
        : byPhone.get(told.phone)?.find((one) => one.name === told.name && !otherNumber(one, told))),
  };
};

/** What the workbook asks for, and everything that is wrong with it. */
const plan = async (eye: Eye, tx: Tx, area: TerritoryArea, sheets: readonly ReadSheet[], given: ImportGiven): Promise<Plan> => {
  const result: Plan = { added: [], joined: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const table = readTable<PersonColumn>(sheet, personColumns, { needed: neededColumns, codes: 'persons.cell_', findings: result });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `persons.sheet_${code}`, data });
    return result;
  };
  if (table.missing.length > 0)
    return whole(table.heading, 'columns', { columns: table.missing.map((one) => personColumns[one][0]).join('、') });
  if (table.rows.length === 0) return whole(0, 'empty');
  const breath = breathing(given.signal);
  const rows: Row[] = [];
  for (const [at, r] of table.rows.entries()) {
    const told = readPersonRow(r);
    if (told) rows.push({ r, told });
    given.reached({ done: at + 1, total: table.rows.length });
    await breath();
  }
  const { byId, bearers, meant } = await known(tx, eye, area, rows);
  const seen = new Map<string, number>();
  const phones = new Map<string, string>();
  for (const { r, told } of rows) {
    const key = told.idNumber ?? `${told.name} ${told.phone ?? ''}`;
    const twice = seen.get(key);
    if (twice !== undefined) {
      r.wrong(told.idNumber === null ? 'name' : 'idNumber', 'persons.cell_twice', { row: twice });
      continue;
    }
    seen.set(key, r.row);
    const holder = told.idNumber === null ? undefined : byId.get(told.idNumber);
    if (holder && holder.name !== told.name) {
      r.wrong('idNumber', 'persons.cell_id_taken');
      continue;
    }
    const one = meant(told);
    if (one) {
      if (one.areaPath === null) result.joined.push(one.id);
      else result.same += 1;
      continue;
    }
    const beside = told.phone === null ? undefined : phones.get(told.phone);
    if ((bearers(told).length > 0 || beside !== undefined) && !told.shared) {
      r.wrong('phone', 'persons.cell_phone_shared');
      continue;
    }
    if (told.phone !== null) phones.set(told.phone, told.name);
    const { name, phone, idNumber, address, partyMember } = told;
    result.added.push({ id: v7(), name, phone, idNumber, address, partyMember, area: { id: area.id, path: area.path } });
  }
  return result;
};

/**
 * Brings the persons of a workbook into the register of an area, all or nothing. Whoever is known – by identity number, by name and phone, or by name
 * alone in this register – is not entered twice, so that the same file a second time changes nothing.
 */
export const importPersons = async (context: Context, viewer: Viewer, given: ImportGiven & { area: string }): Promise<Outcome> => {
  const { kernel } = context;
  const eye = await openEye(context, viewer);
  const area = eye.territory.find(given.area);
  if (!area?.current) return fail('territory.area_not_found', { code: given.area });
  if (!managedAreas(viewer).some((root) => isWithin(area.path, root)) || !mayManageIn(viewer, area.path)) fail('session.forbidden');
  const sheets = await readWorkbook(given.bytes, given.signal);
  const prepare = (tx: Tx): Promise<Plan> => plan(eye, tx, area, sheets, given);
  const tell = ({ added, joined, same, faults, notes }: Plan, dryRun: boolean): Outcome => {
    const refused = faults.length > 0 && !dryRun;
    return {
      dryRun,
      added: refused ? 0 : added.length,
      joined: refused ? 0 : joined.length,
      same,
      faults: faults.slice(0, mostFaults).map(({ row, column, cell, code, data }) => ({
        row,
        column: column || null,
        cell,
        code,
        message: errorSentence(given.language, code, data),
      })),
      notes: toldNotes(given.language, notes),
    };
  };
  if (given.dryRun) return tell(await kernel.db.read(accessOf(viewer), prepare), true);
  const bring = (tx: Tx) => async () => {
    await lockRegister(tx);
    const planned = await prepare(tx);
    // faults quote the file, so they are not kept but found again
    if (planned.faults.length > 0) return { outcome: null };
    await insertPersons(tx, viewer.jurisdictionId, eye.ring, planned.added);
    await joinRegister(tx, planned.joined, area);
    const outcome = tell(planned, false);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: kernel.clock.now() };
    const data = { area: area.code, added: outcome.added, joined: outcome.joined };
    await audit(tx, { ...by, action: 'people.persons_imported', subject: area.code, data });
    return { outcome };
  };
  const print = sha256(given.bytes.toString('base64')).toString('base64');
  try {
    return await kernel.db.write(accessOf(viewer), (tx) =>
      once(
        tx,
        viewer,
        given.id,
        `people.import_persons ${area.code}`,
        { print },
        bring(tx),
        async ({ outcome }) => outcome ?? tell(await prepare(tx), false),
      ),
    );
  } catch (error) {
    // somebody was entered meanwhile
    if (isViolation(error, 'persons_id_number')) fail('persons.id_number_taken');
    throw error;
  }
};
