import type { Viewer } from '#contract/accounts/viewer.ts';
import { audit } from '#kernel/audit.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { activityColumns, participantColumns } from '../domain/sheet.ts';
import { organises } from '../policy.ts';
import { findActivity, pageOfActivities } from '../store/activities.ts';
import { participantsOf } from '../store/participants.ts';
import { filterOf, type ListAsked } from './lists.ts';
import { presentParticipants, presentRow } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `activities.${key}`);
/** A moment in Shanghai: 2026-11-28 09:30. */
const shown = (moment: string | Date): string => new Date(+new Date(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Activities as a workbook. Always in Chinese. */
export const activitySheet = async (context: Context, viewer: Viewer, asked: ListAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfActivities(tx, filterOf(eye, viewer, asked), null, mostRows));
  const columns = Object.values(activityColumns);
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((a) => {
      const row = presentRow(eye, a);
      const [day = '', from = ''] = shown(row.startsAt).split(' ');
      const until = shown(row.endsAt).split(' ')[1] ?? '';
      const what = [a.rules.title.zh, a.title, row.area.code, row.area.name, day, from, until, a.place, a.seats, a.text];
      return [...what, a.organiser, word(`states.${a.state}`), a.taken];
    }),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${shown(eye.now).slice(0, 10)}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** Who takes part in an activity, as a workbook: the attendance sheet. It names people, so that it was made is noted. */
export const participantSheet = async (
  context: Context,
  viewer: Viewer,
  { id }: { id: string },
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { a, all } = await context.kernel.db.write(accessOf(viewer), async (tx) => {
    const found = await findActivity(tx, id);
    if (!found || !organises(viewer, found.areaPath)) return fail('activities.activity_not_found');
    const by = { jurisdictionId: viewer.jurisdictionId, actorId: viewer.accountId, at: eye.now };
    await audit(tx, { ...by, action: 'activities.participants_exported', subject: found.title, data: { id } });
    const records = await participantsOf(tx, id);
    const joined = new Map(records.map((p) => [p.id, p.joinedAt]));
    return {
      a: found,
      all: (await presentParticipants(eye, tx, found, records)).map((p) => ({ ...p, joinedAt: joined.get(p.id) ?? eye.now })),
    };
  });
  const roles = new Map(a.rules.roles.map(({ code, title }) => [code, title.zh]));
  const sheet = {
    name: word('sheet.participants'),
    head: [[a.title], [`${shown(a.startsAt)} ${a.place}`], participantColumns.map(([heading]) => heading)],
    rows: all.map((p) => [
      p.name,
      p.phone,
      p.role === null ? word('seat') : (roles.get(p.role) ?? p.role),
      word(`places.${p.state}`),
      shown(p.joinedAt),
      p.checkedInAt && shown(p.checkedInAt),
      p.checkedOutAt && shown(p.checkedOutAt),
      p.minutes,
      p.doubts.map(({ kind }) => word(`doubtNames.${kind}`)).join('、'),
      p.answers.map(({ title, answer }) => `${title.zh}：${answer.zh}`).join('；'),
    ]),
    widths: participantColumns.map(([, width]) => width),
  };
  return { name: `${word('sheet.participants')} ${a.title}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
