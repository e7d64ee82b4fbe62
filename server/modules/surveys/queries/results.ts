import type { Viewer } from '#contract/accounts/viewer.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { SurveyResults } from '#contract/surveys/api.ts';
import { leastAnswers } from '#contract/surveys/settings.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf, type View } from '../context.ts';
import { resultsOf } from '../domain/results.ts';
import { mayEnter, mayManage, mayRead } from '../policy.ts';
import { answersOf } from '../store/answers.ts';
import { buildingsOf, pageOfRoll, placesOfPerson } from '../store/roll.ts';
import { type CountedSurvey, countedSurvey } from '../store/surveys.ts';
import { resultsOpen, seesSurvey } from './present.ts';

/** Results of a survey, whoever may see them. */
export const resultsFor = async (view: Pick<View, 'settings'>, tx: Tx, s: CountedSurvey): Promise<SurveyResults> => {
  const buildings = await buildingsOf(tx, s.id);
  const rows = await answersOf(tx, s.id);
  // of staff the areas stand where buildings do; they answer in office, one each, and need no minimum
  const staff = s.asked === 'staff';
  const least = staff ? 1 : settingOf(leastAnswers, view.settings);
  const population = staff ? s.onRoll : buildings.reduce((sum, one) => sum + one.population, 0);
  const frame = {
    population,
    sample: s.onRoll < population,
    least,
    buildings: buildings.map(({ buildingId, name }) => ({ id: buildingId, name })),
  };
  return {
    population,
    asked: s.onRoll,
    answered: rows.length,
    sample: frame.sample,
    least,
    enough: rows.length >= least,
    questions: resultsOf(readForm(s.form), rows, frame),
  };
};

/** Whether somebody is asked by a survey, as themselves or their household. */
const isAsked = async (tx: Tx, viewer: Viewer, surveyId: string): Promise<boolean> => {
  const person = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
  return person !== null && (await placesOfPerson(tx, person)).some((one) => one.surveyId === surveyId);
};

const resultsSeen = async (eye: Eye, tx: Tx, id: string): Promise<{ survey: CountedSurvey; results: SurveyResults }> => {
  const survey = await countedSurvey(tx, id);
  if (!survey) return fail('surveys.survey_not_found');
  const reads = mayRead(eye.viewer, survey.areaPath);
  if (!reads && !(survey.state !== 'draft' && (await isAsked(tx, eye.viewer, id)))) return fail('surveys.survey_not_found');
  if (reads ? !resultsOpen(survey) : survey.state !== 'closed') fail('surveys.results_wait', { day: survey.closesOn });
  return { survey, results: await resultsFor(eye, tx, survey) };
};
export const surveyResults = async (context: Context, viewer: Viewer, id: string): Promise<SurveyResults> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => (await resultsSeen(eye, tx, id)).results);
};

const word = (key: string, data?: Record<string, unknown>): string => wordOf('zh-CN', `surveys.${key}`, data);
const percent = (n: number): string => `${(n / 100).toFixed(2)}%`;
/** Results as a workbook. Always in Chinese; hidden figures are hidden here as well. */
export const resultsWorkbook = async (context: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { survey, results } = await context.kernel.db.read(accessOf(viewer), (tx) => resultsSeen(eye, tx, id));
  const figure = (n: number | null): string | number => n ?? word('book.hidden', { least: results.least });
  const head = ['question', 'option', 'count', 'share', 'margin'].map((key) => word(`book.${key}`));
  const sheets = [
    {
      name: word('book.figures'),
      head: [[survey.title], [word('book.frame', results)], results.sample ? [word('formula')] : [], head],
      rows: results.questions.flatMap((q) =>
        q.kind === 'number'
          ? [
              [
                q.title.zh,
                word('book.mean'),
                q.mean === null ? null : Math.round(q.mean * 100) / 100,
                null,
                q.meanMargin === null ? null : `±${q.meanMargin.toFixed(2)}`,
              ],
            ]
          : q.options.map((o) => [q.title.zh, o.label.zh, o.count, percent(o.share), o.margin === null ? null : `±${percent(o.margin)}`]),
      ),
      widths: [40, 28, 12, 12, 12],
    },
    {
      name: word('book.buildings'),
      head: [[word('book.building'), word('book.question'), word('book.option'), word('book.count')]],
      rows: results.questions.flatMap((q) =>
        q.buildings.flatMap((b) =>
          b.counts === null
            ? [[b.name, q.title.zh, null, figure(null)]]
            : b.counts.map((n, at) => [b.name, q.title.zh, q.options[at]?.label.zh ?? '', n]),
        ),
      ),
      widths: [20, 40, 28, 16],
    },
    {
      name: word('book.texts'),
      head: [[word('book.question'), word('book.text')]],
      rows: results.questions.flatMap((q) => q.texts.map((one) => [q.title.zh, one])),
      widths: [40, 80],
    },
  ];
  return { name: `${survey.title} ${word('book.name')}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};

const mostRows = 20_000;
/** Who is asked, with the code of each letter. */
export const rollWorkbook = async (context: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { survey, roll } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await countedSurvey(tx, id);
    if (!found || !seesSurvey(eye, found)) return fail('surveys.survey_not_found');
    if (!mayManage(viewer, found.areaPath) && !mayEnter(viewer, found.areaPath)) fail('session.forbidden');
    return { survey: found, roll: await pageOfRoll(tx, id, { buildingId: null, open: false, words: null }, null, mostRows) };
  });
  const sheet = {
    name: word('book.roll'),
    head: [[word('book.building'), word('book.room'), word('book.code'), word('book.answered')]],
    rows: roll.map((r) => [r.building, r.label, r.code, r.way === null ? null : word(`ways.${r.way}`)]),
    widths: [24, 20, 16, 12],
  };
  return { name: `${survey.title} ${word('book.roll')}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
