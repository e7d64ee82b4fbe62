import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { getSurveyTurnout, listSurveyRoll, listSurveys, RollEntry, SurveyDetail } from '#contract/surveys/api.ts';
import { outermost, pathOfCode } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { codesOf, mayAnswerFor, mayEnter, mayManage, readAreas } from '../policy.ts';
import { papersToDo, unenteredSheets } from '../store/answers.ts';
import { buildingsOf, daysOf, pageOfRoll, type RollShown } from '../store/roll.ts';
import { findSurvey, pageOfSurveys } from '../store/surveys.ts';
import { placeAt, presentItem, seesSurvey, surveyShown } from './present.ts';

export const surveysPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listSurveys.query>>,
): Promise<z.input<typeof listSurveys.response>> => {
  if (!can(viewer, 'surveys.read')) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  const filter = { areas: codesOf(outermost(readAreas(viewer))), states: q.state ?? null, words: q.q || null };
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfSurveys(tx, filter, after?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return {
      items: rows.map((row) => presentItem(eye, row)),
      next,
      mayAsk: codesOf(outermost(areasWith(viewer, 'surveys.manage'))).map((code) => placeAt(eye, code)),
    };
  });
};

export const oneSurvey = async (context: Context, viewer: Viewer, id: string): Promise<SurveyDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => surveyShown(eye, tx, id));
};

export const turnoutOf = async (context: Context, viewer: Viewer, id: string): Promise<z.input<typeof getSurveyTurnout.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const survey = await findSurvey(tx, id);
    if (!survey || !seesSurvey(eye, survey)) return fail('surveys.survey_not_found');
    const staff = survey.asked === 'staff' ? await pageOfRoll(tx, id, { buildingId: null, open: false, words: null }, null, 200) : [];
    return {
      buildings: (await buildingsOf(tx, id)).map(({ buildingId, name, population, asked, phone, paper }) => ({
        id: buildingId,
        name,
        population,
        asked,
        phone,
        paper,
      })),
      days: await daysOf(tx, id),
      areas: staff.map(({ label, way }) => ({ name: label, answered: way !== null })),
    };
  });
};

export const presentEntry = (r: RollShown): RollEntry => ({
  key: r.key,
  building: r.buildingId === null ? null : { id: r.buildingId, name: r.building ?? '' },
  label: r.name === null ? r.label : `${r.label} ${maskName(r.name)}`,
  answered: r.way,
});
export const rollPage = async (
  context: Context,
  viewer: Viewer,
  id: string,
  q: z.output<NonNullable<typeof listSurveyRoll.query>>,
): Promise<z.input<typeof listSurveyRoll.response>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const survey = await findSurvey(tx, id);
    if (!survey || !seesSurvey(eye, survey)) return fail('surveys.survey_not_found');
    if (!mayEnter(viewer, survey.areaPath) && !mayManage(viewer, survey.areaPath)) fail('session.forbidden');
    const filter = { buildingId: q.building ?? null, open: q.open, words: q.q || null };
    const { rows, next } = cutPage(await pageOfRoll(tx, id, filter, after, q.limit + 1), q.limit, ({ place, key }) => [place, key]);
    return { items: rows.map(presentEntry), next };
  });
};

/** Areas of a survey of staff for which the viewer may answer in office. */
export const officesOf = async (
  context: Context,
  viewer: Viewer,
  id: string,
): Promise<{ items: { key: string; label: string; answered: boolean }[] }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const survey = await findSurvey(tx, id);
    if (!survey || !seesSurvey(eye, survey)) return fail('surveys.survey_not_found');
    const roll = survey.asked === 'staff' ? await pageOfRoll(tx, id, { buildingId: null, open: false, words: null }, null, 200) : [];
    const own = roll.filter(({ place }) => mayAnswerFor(viewer, pathOfCode(place)));
    return { items: own.map(({ key, label, way }) => ({ key, label, answered: way !== null })) };
  });
};

const soonDays = 3;
const dayLong = 86_400_000;
/** To-dos: surveys that end soon with half of those asked still missing, sheets to be entered, once or a second time, or settled. */
export const surveyTodos = (context: Context): TodoSource => ({
  kinds: ['surveys.ending', 'surveys.papers'],
  of: async (viewer, asked) => {
    const manages = codesOf(outermost(areasWith(viewer, 'surveys.manage')));
    const enters = codesOf(outermost(areasWith(viewer, 'surveys.enter')));
    if (manages.length + enters.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const soon = shanghaiDay(new Date(eye.now.getTime() + soonDays * dayLong));
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const open = await pageOfSurveys(tx, { areas: [...new Set([...manages, ...enters])], states: ['open'], words: null }, null, 100);
      const todos: Todo[] = [];
      for (const s of open) {
        const area = eye.snapshot.findByPath(s.areaPath);
        const common = {
          id: s.id,
          title: s.title,
          area: area ? eye.snapshot.describe(area) : null,
          dueAt: `${s.closesOn}T15:59:59.000Z`,
          light: s.closesOn < eye.today ? ('red' as const) : s.closesOn <= soon ? ('yellow' as const) : ('green' as const),
        };
        if (mayManage(viewer, s.areaPath) && s.closesOn <= soon && s.answered * 2 < s.onRoll)
          todos.push({ ...common, kind: 'surveys.ending', data: { answered: s.answered, asked: s.onRoll } });
        if (!mayEnter(viewer, s.areaPath)) continue;
        const papers = (await papersToDo(tx, s.id)).filter(({ firstBy, second }) => second !== null || firstBy !== viewer.accountId);
        const sheets = papers.length + (await unenteredSheets(tx, s.id));
        if (sheets > 0) todos.push({ ...common, kind: 'surveys.papers', id: `${s.id}:papers`, data: { sheets } });
      }
      return todosOf(todos, asked);
    });
  },
});
