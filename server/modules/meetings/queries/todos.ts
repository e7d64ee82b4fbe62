import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { areaTold, type Context, eyeOf } from '../context.ts';
import { leadCodes, mayLead, mayRun, runCodes } from '../policy.ts';
import { endingTerms } from '../store/bodies.ts';
import { waitingMeetings } from '../store/meetings.ts';
import { dueResolutions, unconfirmed } from '../store/resolutions.ts';

/** To-dos of a kind shown at most. */
const most = 200;
/** Days before the last day of the notice from which it is a to-do. */
const noticeAhead = 7;
/** Days before the end of a member's term from which it is a to-do. */
const termAhead = 30;

/**
 * Meetings to be called and to be held, chairs to be taken, resolutions by the day they are due, those that were done and wait for a meeting nobody has
 * arranged, and terms of members that end.
 */
export const meetingTodos = (context: Context): TodoSource => ({
  kinds: ['meetings.notice', 'meetings.sitting', 'meetings.chair', 'meetings.resolution', 'meetings.returned', 'meetings.terms'],
  of: async (viewer: Viewer, asked) => {
    const [runs, leads] = [runCodes(viewer), leadCodes(viewer)];
    if (runs.length + leads.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const lightOf = (day: string) => (day < eye.today ? ('red' as const) : day === eye.today ? ('yellow' as const) : ('green' as const));
    const { meetings, resolutions, returned, terms } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
      meetings: await waitingMeetings(tx, [...new Set([...runs, ...leads])], most),
      resolutions: await dueResolutions(tx, [...new Set([...runs, ...leads])], most),
      returned: await unconfirmed(tx, runs, most),
      terms: await endingTerms(tx, runs, daysAfter(eye.today, termAhead), most),
    }));
    const entry = (kind: string, id: string, title: string, areaPath: string, day: string) => ({
      kind: `meetings.${kind}`,
      id,
      title,
      area: areaTold(eye, areaPath).name,
      dueAt: `${day}T15:59:59.000Z`,
      light: lightOf(day),
      data: {},
    });
    return todosOf(
      [
        ...meetings.flatMap((m) => {
          const day = shanghaiDay(m.startsAt);
          const by = daysAfter(day, -termsOn(m.rules.terms, day).noticeDays);
          const keeps = mayRun(viewer, m.areaPath);
          return [
            ...(keeps && m.state === 'planned' && by <= daysAfter(eye.today, noticeAhead)
              ? [entry('notice', m.id, m.title, m.areaPath, by)]
              : []),
            ...(keeps && m.state !== 'planned' && day <= eye.today ? [entry('sitting', m.id, m.title, m.areaPath, day)] : []),
            ...(m.raisedPath !== null && m.raisedBy === null && mayLead(viewer, m.raisedPath)
              ? [entry('chair', m.id, m.title, m.areaPath, day)]
              : []),
          ];
        }),
        ...resolutions
          .filter(({ dueOn }) => dueOn <= daysAfter(eye.today, noticeAhead))
          .map((r) => entry('resolution', `${r.meetingId}:${r.id}`, `${r.number} ${r.text.slice(0, 40)}`, r.areaPath, r.dueOn)),
        ...returned.map((r) => ({
          ...entry('returned', `${r.bodyId}:${r.id}`, `${r.number} ${r.text.slice(0, 40)}`, r.areaPath, r.dueOn),
          dueAt: null,
          light: 'none' as const,
        })),
        ...terms.map((b) => ({ ...entry('terms', b.id, b.name, b.areaPath, b.untilOn), data: { count: b.members } })),
      ],
      asked,
    );
  },
});
