import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { calendarImport } from '#contract/calendar/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { type Findings, noteUnread, readTable } from '#kernel/sheets/rows/table.ts';
import { toldFindings } from '#kernel/sheets/told.ts';
import type { ImportGiven } from '#kernel/sheets/work.ts';
import type { Language } from '#kernel/words.ts';
import type { Arrangement, Wanted } from '../domain/own-days.ts';
import { type DayColumn, dayColumns, neededColumns, readDayRow } from '../domain/sheet.ts';
import { arrangementOf } from '../queries/calendar.ts';
import { keepDays, lockArrangement } from './change-calendar.ts';

type Outcome = z.input<typeof calendarImport>;
interface Plan extends Findings {
  readonly changed: Wanted[];
  same: number;
}

/** What the workbook asks for, and everything that is wrong with it. */
const plan = (arrangement: Arrangement, sheets: readonly ReadSheet[], today: string): Plan => {
  const result: Plan = { changed: [], same: 0, faults: [], notes: [] };
  const sheet = sheets[0] ?? { name: '', hidden: false, rows: [] };
  const given = { needed: neededColumns, codes: 'organisations.cell_', findings: result };
  const { rows, missing, heading } = readTable<DayColumn>(sheet, dayColumns, given);
  noteUnread(sheets.slice(1), [sheet.name], result);
  const whole = (row: number, code: string, data: Record<string, unknown> = {}): Plan => {
    result.faults.push({ sheet: sheet.name, row, column: '', cell: null, code: `calendar.fault.${code}`, data });
    return result;
  };
  if (missing.length > 0) return whole(heading, 'columns', { columns: missing.map((column) => dayColumns[column][0]).join('、') });
  if (rows.length === 0) return whole(0, 'empty');
  const own = new Map(arrangement.days.map((one) => [one.day, one]));
  const seen = new Set<string>();
  for (const r of rows) {
    const day = r.day('day');
    if (day !== null && seen.has(day)) r.wrong('day', 'calendar.twice', { day });
    if (day !== null) seen.add(day);
    const wanted = r.faulty() ? null : readDayRow(r, today, own);
    if (wanted) result.changed.push(wanted);
    else if (!r.faulty()) result.same++;
  }
  return result;
};

const tell = ({ changed, same, faults, notes }: Plan, dryRun: boolean, language: Language): Outcome => ({
  dryRun,
  changed: faults.length > 0 && !dryRun ? 0 : changed.length,
  same,
  ...toldFindings(language, { faults, notes }),
});

/** Arranges the days of a workbook, all or nothing; the same file a second time changes nothing. @throws session.forbidden */
export const importCalendar = async (
  kernel: Kernel,
  viewer: Viewer,
  { id, bytes, dryRun, language, signal }: ImportGiven,
): Promise<Outcome> => {
  if (!can(viewer, 'calendar.manage')) fail('session.forbidden');
  const sheets = await readWorkbook(bytes, signal);
  const today = shanghaiDay(kernel.clock.now());
  const { jurisdictionId } = viewer;
  if (dryRun) return tell(plan(await arrangementOf(kernel, jurisdictionId), sheets, today), true, language);
  const body = { id, print: sha256(bytes).toString('base64') };
  const answer = await command(
    kernel,
    viewer,
    'calendar.import',
    body,
    async (running): Promise<{ outcome: Outcome | null }> => {
      const before = await lockArrangement(running);
      const planned = plan(before, sheets, today);
      // faults quote the file, so they are not kept but found again
      if (planned.faults.length > 0) return { outcome: null };
      if (planned.changed.length > 0) await keepDays(running, before, planned.changed, null);
      return { outcome: tell(planned, false, language) };
    },
    async (running, { outcome }) => outcome ?? tell(plan(await lockArrangement(running), sheets, today), false, language),
  );
  kernel.jurisdictions.forget();
  return answer;
};
