import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { exportRenovations, listRenovations } from '#contract/renovations/api.ts';
import type { Progress, RenovationDetail, RenovationOfMine } from '#contract/renovations/shown.ts';
import { weekOf } from '#contract/renovations/weeks.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isUuid } from '#kernel/files/files.ts';
import { type FileRow, filesOf } from '#kernel/files/store.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { wordOf } from '#kernel/words.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, eyeOf, subjectType, type View, viewOf } from '../context.ts';
import { isStepDue, waitingStages } from '../domain/due.ts';
import { codesOf } from '../policy.ts';
import { purposesOf } from '../store/plan.ts';
import { findByToken, findRenovation, pageOfRenovations, type RenovationRow, renovationsOfPerson } from '../store/renovations.ts';
import { milestonesOf, picturesOf } from '../store/works.ts';
import { missedOf, presentItems, presentProgress, renovationForMe, renovationShown } from './present.ts';

const readCodes = (viewer: Viewer): string[] => codesOf(outermost(areasWith(viewer, 'renovations.read')));

export const renovationsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listRenovations.query>>,
): Promise<z.input<typeof listRenovations.response>> => {
  if (!can(viewer, 'renovations.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfRenovations(tx, { areas: readCodes(viewer), stages: q.stage ?? null }, after?.[0] ?? null, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: await presentItems(eye, tx, rows), next, mayCreate: can(viewer, 'renovations.manage') };
  });
};
export const oneRenovation = async (context: Context, viewer: Viewer, id: string): Promise<RenovationDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => renovationShown(eye, tx, id));
};

/** Renovations of the estates in which the viewer lives. */
export const renovationsOfMine = async (context: Context, viewer: Viewer): Promise<{ items: RenovationOfMine[] }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    const items: RenovationOfMine[] = [];
    for (const r of person === null ? [] : await renovationsOfPerson(tx, person)) items.push(await renovationForMe(eye, tx, r));
    return { items };
  });
};

/** Runs with the renovation to which an address leads, by its token or its id. @throws renovations.unknown_code */
const asked = async <T>(context: Context, code: string, run: (view: View, tx: Tx, r: RenovationRow) => Promise<T>): Promise<T> => {
  const [, jurisdiction = '', token = ''] = /^(\d{6})-([\w-]{6,40})$/.exec(code) ?? [];
  const found = (await context.kernel.jurisdictions.all()).find((one) => one.code === jurisdiction);
  if (!found) return fail('renovations.unknown_code');
  const view = await viewOf(context, found.id);
  return context.kernel.db.read(systemAccess(found.id), async (tx) => {
    const r = (await findByToken(tx, token)) ?? (isUuid(token) ? await findRenovation(tx, token) : null);
    return run(view, tx, r ?? fail('renovations.unknown_code'));
  });
};

/** What everybody may see, by the code of its address. @throws renovations.unknown_code */
export const openRenovation = async (context: Context, code: string): Promise<Progress> => {
  return asked(context, code, presentProgress);
};
/** A picture of it, for everybody. @throws renovations.unknown_code, file.not_found */
export const openPicture = (context: Context, code: string, fileId: string): Promise<{ jurisdictionId: string; file: FileRow }> =>
  asked(context, code, async ({ jurisdictionId }, tx, r) => {
    const file = (await filesOf(tx, 'renovation', [r.id])).find(({ id, kind }) => id === fileId && kind === 'photo');
    return { jurisdictionId, file: file ?? fail('file.not_found', { id: fileId }) };
  });

const most = 100;
/** To-dos: a week without a picture, milestones whose day has passed, the next step where what it waited for is over. */
export const renovationTodos = (context: Context): TodoSource => ({
  kinds: ['renovations.picture', 'renovations.milestone', 'renovations.step'],
  of: async (viewer, asked) => {
    const areas = codesOf(outermost(areasWith(viewer, 'renovations.manage')));
    if (areas.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const rows = await pageOfRenovations(tx, { areas, stages: waitingStages }, null, most);
      const ids = rows.map(({ id }) => id);
      const pictures = await picturesOf(tx, ids);
      const milestones = await milestonesOf(tx, ids);
      const purposes = await purposesOf(tx, ids);
      const surveys = (await context.surveys.of(tx, subjectType, ids)).map(({ id, subjectId, state }) => ({
        renovationId: subjectId,
        purpose: purposes.get(id) ?? ('ask' as const),
        open: state === 'open',
      }));
      const items = rows.flatMap((r) => {
        const area = eye.snapshot.findByPath(r.areaPath);
        const base = { title: r.title, area: area ? eye.snapshot.describe(area) : null };
        const taken = pictures.filter((p) => p.renovationId === r.id && p.kind === 'week').map(({ takenOn }) => takenOn);
        const own = milestones.filter((one) => one.renovationId === r.id);
        const todos: Todo[] = [];
        if (r.stage === 'works' && r.worksFrom !== null && !taken.some((day) => weekOf(day) === weekOf(eye.today)))
          todos.push({
            ...base,
            kind: 'renovations.picture',
            id: `${r.id}:picture`,
            dueAt: null,
            light: missedOf(eye, r, taken).length > 0 ? ('red' as const) : ('yellow' as const),
            data: { missed: missedOf(eye, r, taken).length },
          });
        if (r.stage === 'works')
          for (const m of own.filter((one) => one.doneOn === null && one.dueOn <= eye.today))
            todos.push({
              ...base,
              kind: 'renovations.milestone',
              id: `${r.id}:${m.id}`,
              title: `${r.title} · ${m.title}`,
              dueAt: `${m.dueOn}T15:59:59.000Z`,
              light: m.dueOn < eye.today ? ('red' as const) : ('yellow' as const),
              data: {},
            });
        const answered = surveys.filter((one) => one.renovationId === r.id);
        if (isStepDue(r, eye.today, own, answered))
          todos.push({
            ...base,
            kind: 'renovations.step',
            id: `${r.id}:step`,
            dueAt: null,
            light: 'none' as const,
            data: { stage: r.stage },
          });
        return todos;
      });
      return todosOf(items, asked);
    });
  },
});

const word = (key: string, data?: Record<string, unknown>): string => wordOf('zh-CN', `renovations.${key}`, data);
const mostRows = 2_000;
const yuan = (fen: number): number => Math.round(fen) / 100;
/** Renovations as a workbook. Always in Chinese. */
export const renovationsWorkbook = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof exportRenovations.query>>,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  if (!can(viewer, 'renovations.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const rows = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfRenovations(tx, { areas: readCodes(viewer), stages: q.stage ?? null }, null, mostRows);
    const all: Progress[] = [];
    for (const r of found) all.push(await presentProgress(eye, tx, r));
    return all;
  });
  const columns = [
    'title',
    'area',
    'stage',
    'households',
    'options',
    'cost',
    'subsidy',
    'vote',
    'milestones',
    'missed',
    'defects',
    'accepted',
  ];
  const sheet = {
    name: word('book.name'),
    head: [columns.map((key) => word(`book.${key}`))],
    rows: rows.map((p) => {
      const chosen = p.options.filter((o) => o.chosen);
      const sum = (of: 'costFen' | 'subsidyFen'): number => yuan(chosen.reduce((all, o) => all + o[of], 0));
      const last = p.votes.at(-1);
      return [
        p.title,
        p.area.name,
        word(`stages.${p.stage}`),
        p.households,
        chosen.map(({ title, place }) => `${place ?? ''}${title}`).join('、'),
        sum('costFen'),
        sum('subsidyFen'),
        last ? word(`voteStates.${last.state}`) : null,
        `${p.milestones.filter(({ doneOn }) => doneOn !== null).length}/${p.milestones.length}`,
        p.missedWeeks.length,
        `${p.defects.open}/${p.defects.reported}`,
        p.acceptance ? word('book.share', p.acceptance) : null,
      ];
    }),
    widths: [28, 28, 12, 10, 40, 14, 14, 12, 12, 12, 12, 20],
  };
  return { name: `${word('book.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
