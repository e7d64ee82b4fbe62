import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import type { Context } from '../context.ts';
import { shiftColumns } from '../domain/sheet.ts';
import { getRosterById, presentRoster, spanOf } from './present.ts';
import { readingEye } from './rosters.ts';

const weekdays = '日一二三四五六';
const clockOf = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);

/** A roster's days as a workbook: a row for each person on duty, and an empty one for each who is missing. */
export const shiftSheet = async (
  context: Context,
  viewer: Viewer,
  asked: { rosterId: string; from?: string | undefined; to?: string | undefined },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await readingEye(context, viewer);
  const span = spanOf(shanghaiDay(eye.now), asked);
  const roster = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const found = await getRosterById(tx, asked.rosterId);
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    // it names people
    await audit(tx, { ...by, action: 'rosters.exported', subject: found.name, data: { id: found.id, ...span } });
    return presentRoster(eye, tx, found, span);
  });
  const columns = Object.values(shiftColumns);
  const rows = roster.days.flatMap(({ day, slots }) =>
    slots.flatMap(({ name, from, to, shifts, missing }) => {
      const start = [day, `周${weekdays[new Date(day).getUTCDay()]}`, name, `${clockOf(from)}–${clockOf(to)}`];
      const people: (string | null)[] = [...shifts.map(({ person }) => person.name), ...Array.from({ length: missing }, () => null)];
      return people.map((person) => [...start, person, null]);
    }),
  );
  const sheet = { name: '值班表', head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${roster.name} ${span.from}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
