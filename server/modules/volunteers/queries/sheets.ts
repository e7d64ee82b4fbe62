import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/volunteers/api.ts';
import { skillSet } from '#contract/volunteers/kinds.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { hoursColumns, volunteerColumns } from '../domain/sheet.ts';
import { codesWith, mayRead } from '../policy.ts';
import { pageOfHours } from '../store/lists.ts';
import { pageOfVolunteers } from '../store/volunteers.ts';
import { filterOf, presentHours } from './hours.ts';
import { presentVolunteers } from './volunteers.ts';

const mostRows = 20_000;
const word = (key: string): string => wordOf('zh-CN', `volunteers.${key}`);
const clock = (moment: string | null): string | null =>
  moment === null ? null : new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
export type VolunteersAsked = z.output<NonNullable<(typeof api.exportVolunteers)['query']>>;
export type HoursAsked = z.output<NonNullable<(typeof api.exportHours)['query']>>;

const workbook = async (
  name: string,
  columns: Readonly<Record<string, readonly unknown[]>>,
  rows: readonly (readonly (string | number | null)[])[],
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const all = Object.values(columns);
  const sheet = { name, head: [all.map(([heading]) => String(heading))], rows, widths: all.map(([, width]) => Number(width)) };
  return { name: `${name} ${shanghaiDay(new Date())}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
const noted = (eye: Eye, action: string, rows: number) => ({
  jurisdictionId: eye.viewer.jurisdictionId,
  actorId: eye.viewer.accountId,
  at: eye.context.kernel.clock.now(),
  action,
  subject: eye.viewer.jurisdictionId,
  data: { rows },
});

/** Volunteers by area, masked, as a workbook. */
export const volunteerSheet = async (
  context: Context,
  viewer: Viewer,
  { area }: VolunteersAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const skills = kindWords(eye.kinds, skillSet);
  const rows = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const filter = {
      areas: codesWith(viewer, 'volunteers.read'),
      area: area === undefined ? null : areaOf(eye, area).code,
      skill: null,
      q: null,
    };
    const shown = await presentVolunteers(eye, tx, await pageOfVolunteers(tx, filter, null, mostRows));
    await audit(tx, noted(eye, 'volunteers.exported', shown.length));
    return shown.map((v) => [v.name, null, v.area.code, v.area.name, v.skills.map((one) => skills[one]).join('、'), v.insuredUntil]);
  });
  return workbook(word('sheet.volunteers'), volunteerColumns, rows, signal);
};

/** Hours, masked, as a workbook; in the order of days, never of how much somebody served. */
export const hoursSheet = async (context: Context, viewer: Viewer, asked: HoursAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, asked);
  const rows = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const shown = await presentHours(eye, tx, await pageOfHours(tx, filter, null, mostRows));
    await audit(tx, noted(eye, 'volunteers.hours_exported', shown.length));
    return shown.map((h) => {
      const what = [h.person, null, h.title, h.area.code, h.area.name, h.team, h.day, clock(h.from), clock(h.until)];
      return [...what, h.minutes, word(`states.${h.state}`)];
    });
  });
  return workbook(word('sheet.hours'), hoursColumns, rows, signal);
};
