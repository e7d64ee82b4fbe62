import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { memberColumns } from '../domain/sheet.ts';
import { mayRun } from '../policy.ts';
import { findBody, membersOf } from '../store/bodies.ts';
import { pageOfMeetings } from '../store/meetings.ts';
import { resolutionsOfMeetings } from '../store/resolutions.ts';
import { filterOf, type MeetingsAsked } from './lists.ts';
import { presentMeeting, presentResolution } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 5_000;
const word = (key: string): string => wordOf('zh-CN', `meetings.${key}`);
const clock = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Meetings and the resolutions they came to, as a workbook of two sheets. Always in Chinese; names nobody. */
export const meetingSheet = async (context: Context, viewer: Viewer, asked: MeetingsAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, asked);
  const { meetings, resolutions } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pageOfMeetings(tx, filter, null, mostRows);
    return {
      meetings: rows.map((row) => presentMeeting(eye, row)),
      resolutions: await resolutionsOfMeetings(
        tx,
        rows.map(({ id }) => id),
      ),
    };
  });
  const titles = new Map(meetings.map(({ id, title }) => [id, title]));
  const head = (key: string): string[] => word(key).split('、');
  const sheets = [
    {
      name: word('sheet.meetings'),
      head: [head('sheet.meeting_columns')],
      rows: meetings.map((m) => [
        ...[m.body.name, m.kind.title.zh, m.number, m.title, m.area.name, clock(m.startsAt), m.place, word(`states.${m.state}`)],
        ...[m.due, m.present, m.items, m.solved, m.resolved, m.raised?.to ?? null],
      ]),
      widths: [24, 14, 14, 32, 28, 18, 24, 10, 8, 8, 8, 12, 8, 20],
    },
    {
      name: word('sheet.resolutions'),
      head: [head('sheet.resolution_columns')],
      rows: resolutions.map((r) => {
        const told = presentResolution(eye, r, true);
        return [
          ...[r.bodyName, titles.get(r.meetingId) ?? r.meetingTitle, r.number, r.text, told.owner.name, r.owner, r.madeOn, r.dueOn],
          ...[word(`resolutionStates.${r.state}`), r.caseNumber, r.result, r.doneOn, r.unsolved, told.raised],
        ];
      }),
      widths: [24, 32, 16, 48, 24, 16, 14, 14, 12, 24, 48, 14, 10, 20],
    },
  ];
  return { name: `${word('sheet.meetings')} ${eye.today}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};

/** Members of a body as a workbook; filled in, its rows are imported. Phones are not in it. @throws meetings.body_not_found, session.forbidden */
export const memberSheet = async (context: Context, viewer: Viewer, bodyId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { body, members } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = (await findBody(tx, bodyId)) ?? fail('meetings.body_not_found');
    if (!mayRun(viewer, found.areaPath)) fail('session.forbidden');
    return { body: found, members: await membersOf(tx, bodyId) };
  });
  const columns = Object.values(memberColumns);
  const sheet = {
    name: word('sheet.members'),
    head: [columns.map(([heading]) => heading)],
    rows: members.map((m) => [m.name, null, m.organisationName, word(`roles.${m.role}`), m.fromOn, m.untilOn]),
    widths: columns.map(([, width]) => width),
  };
  return {
    name: `${body.name}${word('sheet.members')} ${shanghaiDay(context.kernel.clock.now())}.xlsx`,
    bytes: await writeWorkbook([sheet], signal),
  };
};
