import { v7 } from 'uuid';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { MemberImport } from '#contract/enrolment/members.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { fail } from '#kernel/errors.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm } from '#kernel/sheets/rows/row-reader.ts';
import { noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { personFor } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { neededUnitColumns, type UnitColumn, unitColumns } from '../domain/sheet.ts';
import { homeUnitsNamed, insertUnit } from '../store/units.ts';
import { orFault, type SheetPlan, takeIn } from './take-in.ts';

interface Coming {
  readonly row: number;
  readonly unit: string;
  readonly area: TerritoryArea;
  readonly contact: string;
  readonly phone: string | null;
  readonly serviceDay: string | null;
}

const plan = (eye: Eye, sheets: readonly ReadSheet[]): SheetPlan<Coming> => {
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const coming: Coming[] = [];
  const result: SheetPlan<Coming> = { coming, faults: [], notes: [], sheet: sheet.name };
  const { rows, missing, heading } = readTable<UnitColumn>(sheet, unitColumns, {
    needed: neededUnitColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): SheetPlan<Coming> => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code, data });
    return result;
  };
  if (missing.length > 0)
    return whole(heading, 'enrolment.fault.columns', { columns: missing.map((column) => unitColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'enrolment.fault.empty');
  for (const r of rows) {
    const [unit, code, contact] = [r.needed('unit', 60), r.needed('area', 20, codeForm), r.needed('contact', 40)];
    const area = code === null ? null : eye.snapshot.find(code);
    const fits = area !== null && area.level === 'community' && area.current && can(eye.viewer, 'enrolment.manage', area.path);
    if (code !== null && !fits) r.wrong('area', 'enrolment.fault.community', { value: code });
    const phone = r.phone('phone', { clean: phoneOf, check: { is: mobilePattern, code: 'enrolment.fault.phone' } });
    const serviceDay = r.text('serviceDay', 2, 60);
    if (unit && area && contact && !r.faulty()) coming.push({ row: r.row, unit, area, contact, phone, serviceDay });
  }
  return result;
};

/** Enrols the units of a workbook with their contacts, all or nothing. @throws session.forbidden */
export const importUnits = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<MemberImport> => {
  if (!can(viewer, 'enrolment.manage')) fail('session.forbidden');
  const [eye, sheets] = await Promise.all([eyeOf(context, viewer), readWorkbook(given.bytes, given.signal)]);
  return takeIn(context, viewer, 'enrolment.units_imported', given, plan(eye, sheets), async ({ tx }, coming, faulty) => {
    const units = await homeUnitsNamed(tx, [...new Set(coming.map(({ unit }) => unit))]);
    for (const one of coming) {
      const unitId = units.get(one.unit);
      if (unitId === undefined) {
        faulty(one.row, 'enrolment.unit_unknown');
        continue;
      }
      const contact = { name: one.contact, phone: one.phone, partyMember: false, phoneShared: true };
      const contactId = await orFault(personFor(tx, viewer.jurisdictionId, eye.ring, contact), one.row, faulty);
      const made = await insertUnit(tx, {
        id: v7(),
        unitId,
        area: one.area,
        contactId,
        agreementId: null,
        serviceDay: one.serviceDay,
        since: eye.today,
      });
      if (!made) faulty(one.row, 'enrolment.unit_enrolled');
    }
  });
};
