import { can } from '#contract/accounts/viewer.ts';
import type { SurveyDetail, SurveyItem } from '#contract/surveys/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye, View } from '../context.ts';
import { mayAnswerFor, mayEnter, mayManage, mayRead } from '../policy.ts';
import { paperFigures } from '../store/answers.ts';
import { buildingsOf } from '../store/roll.ts';
import { type CountedSurvey, countedSurvey } from '../store/surveys.ts';

export const placeAt = ({ snapshot }: View, code: string): { code: string; name: string } => {
  const area = snapshot.find(code);
  return { code, name: area ? snapshot.describe(area) : code };
};
const codeOf = (path: string): string => path.replaceAll('.', '');

export const presentItem = (eye: Eye, s: CountedSurvey): SurveyItem => ({
  id: s.id,
  title: s.title,
  area: placeAt(eye, codeOf(s.areaPath)),
  asked: s.asked,
  anonymous: s.anonymous,
  state: s.state,
  opensOn: s.opensOn,
  closesOn: s.closesOn,
  onRoll: s.onRoll,
  answered: s.answered,
});

/** Whether the viewer sees a survey at all: who reads its area, and whoever answers in office for one of its areas. */
export const seesSurvey = ({ viewer, snapshot }: Eye, s: Pick<CountedSurvey, 'areaPath' | 'asked' | 'askedAreas' | 'state'>): boolean =>
  mayRead(viewer, s.areaPath) ||
  (s.state !== 'draft' && mayEnter(viewer, s.areaPath)) ||
  (s.asked === 'staff' &&
    s.state !== 'draft' &&
    can(viewer, 'demands.answer') &&
    s.askedAreas.some((code) => {
      const area = snapshot.find(code);
      return area !== null && area !== undefined && mayAnswerFor(viewer, area.path);
    }));

/**
 * Whether results may be looked at: of an anonymous survey once it is closed, as whoever looks before and after an answer sees what it was; to those asked
 * when it is closed.
 */
export const resultsOpen = (s: Pick<CountedSurvey, 'state' | 'anonymous'>): boolean =>
  s.state === 'closed' || (s.state === 'open' && !s.anonymous);

/** The whole survey for one viewer. @throws surveys.survey_not_found */
export const surveyShown = async (eye: Eye, tx: Tx, id: string): Promise<SurveyDetail> => {
  const { viewer, context } = eye;
  const s = await countedSurvey(tx, id);
  if (!s || !seesSurvey(eye, s)) return fail('surveys.survey_not_found');
  const buildings = await buildingsOf(tx, id);
  const papers = await paperFigures(tx, id);
  const actions: SurveyDetail['actions'] = [];
  if (mayManage(viewer, s.areaPath)) {
    const own = s.subjectType === null;
    if (s.state === 'draft') actions.push(...(own ? (['change'] as const) : []), 'open');
    if (s.state === 'open')
      actions.push(...(s.remindedAt === null && s.asked !== 'staff' && s.closesOn >= eye.today ? (['remind'] as const) : []), 'close');
    if (own && (s.state === 'draft' || s.state === 'planned' || s.state === 'open')) actions.push('withdraw');
  }
  if (s.state === 'open' && s.asked !== 'staff' && mayEnter(viewer, s.areaPath)) actions.push('enter');
  if (mayRead(viewer, s.areaPath) && resultsOpen(s)) actions.push('results');
  return {
    ...presentItem(eye, s),
    purpose: s.purpose,
    areas: s.askedAreas.map((code) => placeAt(eye, code)),
    form: s.form,
    sampleSize: s.sampleSize,
    population: s.asked === 'staff' ? s.onRoll : buildings.reduce((sum, { population }) => sum + population, 0),
    seed: s.seed,
    controlPercent: s.controlPercent,
    basis: s.basis,
    version: s.version,
    openedAt: s.openedAt?.toISOString() ?? null,
    closedAt: s.closedAt?.toISOString() ?? null,
    remindedAt: s.remindedAt?.toISOString() ?? null,
    reason: s.reason,
    subject:
      s.subjectType === null || s.subjectId === null
        ? null
        : { type: s.subjectType, page: context.subjects.get(s.subjectType)?.page(s.subjectId) ?? null },
    papers,
    actions,
  };
};
