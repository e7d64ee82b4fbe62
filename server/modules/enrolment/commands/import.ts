import { v7 } from 'uuid';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { services, skills } from '#contract/enrolment/lifecycle.ts';
import type { MemberImport } from '#contract/enrolment/members.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { fail } from '#kernel/errors.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { codeForm, type RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import { wordOf } from '#kernel/words.ts';
import { personFor } from '#modules/persons/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { type MemberColumn, memberColumns, neededColumns } from '../domain/sheet.ts';
import { insertEnrolments } from '../store/enrolments.ts';
import { homeUnitsNamed } from '../store/units.ts';
import { orFault, type SheetPlan, takeIn } from './take-in.ts';

interface Coming {
  readonly row: number;
  readonly name: string;
  readonly phone: string | null;
  readonly area: TerritoryArea;
  readonly unit: string | null;
  readonly skills: string[];
  readonly services: string[];
}

/** Words of several choices in one cell, as people part them; one that is none of them is told. */
const codesIn = (r: RowReader<MemberColumn>, column: 'skills' | 'services', known: readonly string[]): string[] => {
  const words = new Map(known.map((code) => [wordOf('zh-CN', `enrolment-own.${column}.${code}`), code]));
  const parts = (r.text(column, 1, 200) ?? '').split(/[、，,;；\s]+/u).filter((one) => one !== '');
  const said = { words: [...words.keys()].join('、') };
  return [...new Set(parts.flatMap((value) => words.get(value) ?? r.wrong(column, 'enrolment.fault.choice', { value, ...said }) ?? []))];
};

const plan = (eye: Eye, sheets: readonly ReadSheet[]): SheetPlan<Coming> => {
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const coming: Coming[] = [];
  const result: SheetPlan<Coming> = { coming, faults: [], notes: [], sheet: sheet.name };
  const { rows, missing, heading } = readTable<MemberColumn>(sheet, memberColumns, {
    needed: neededColumns,
    codes: 'organisations.cell_',
    findings: result,
  });
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): SheetPlan<Coming> => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code, data });
    return result;
  };
  if (missing.length > 0)
    return whole(heading, 'enrolment.fault.columns', { columns: missing.map((column) => memberColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'enrolment.fault.empty');
  for (const r of rows) {
    const [name, code] = [r.needed('name', 40), r.needed('area', 20, codeForm)];
    const area = code === null ? null : eye.snapshot.find(code);
    const fits = area !== null && area.level === 'community' && area.current && can(eye.viewer, 'enrolment.manage', area.path);
    if (code !== null && !fits) r.wrong('area', 'enrolment.fault.community', { value: code });
    const phone = r.phone('phone', { clean: phoneOf, check: { is: mobilePattern, code: 'enrolment.fault.phone' } });
    const unit = r.text('unit', 2, 60);
    const [able, wants] = [codesIn(r, 'skills', skills), codesIn(r, 'services', services)];
    if (!name || !area || r.faulty()) continue;
    coming.push({ row: r.row, name, phone, area, unit, skills: able, services: wants });
  }
  return result;
};

/** Enrols the members of a workbook, all or nothing; their units confirm as always. @throws session.forbidden */
export const importMembers = async (context: Context, viewer: Viewer, given: ImportGiven): Promise<MemberImport> => {
  if (!can(viewer, 'enrolment.manage')) fail('session.forbidden');
  const [eye, sheets] = await Promise.all([eyeOf(context, viewer), readWorkbook(given.bytes, given.signal)]);
  return takeIn(context, viewer, 'enrolment.imported', given, plan(eye, sheets), async ({ tx, at }, coming, faulty) => {
    const units = await homeUnitsNamed(tx, [...new Set(coming.flatMap(({ unit }) => unit ?? []))]);
    const entries = [];
    for (const one of coming) {
      const person = { name: one.name, phone: one.phone, partyMember: false, phoneShared: true };
      const unitId = one.unit === null ? null : (units.get(one.unit) ?? null);
      entries.push({
        ...one,
        id: v7(),
        personId: await orFault(personFor(tx, viewer.jurisdictionId, eye.ring, person), one.row, faulty),
        unitId,
        unitName: unitId === null ? one.unit : null,
        state: 'asked' as const,
        since: eye.today,
        renewBy: null,
        confirmedBy: null,
        cameFrom: null,
        at,
      });
    }
    const step = 1000;
    for (let i = 0; i < entries.length; i += step) {
      const some = entries.slice(i, i + step);
      const made = new Set(await insertEnrolments(tx, some));
      for (const one of some) if (!made.has(one.id)) faulty(one.row, 'enrolment.enrolled_elsewhere');
    }
  });
};
