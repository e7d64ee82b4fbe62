import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/evaluations/api.ts';
import { type EvaluationStep, itemsOf, shippedItems } from '#contract/evaluations/values.ts';
import { farthestDay } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type EvaluationCommand, evaluationCommand } from '../context.ts';
import { type Result, resultOf } from '../domain/results.ts';
import { mayManage } from '../policy.ts';
import { evaluationShown } from '../queries/present.ts';
import {
  changeSettings,
  type EvaluationRecord,
  insertEvaluation,
  lockEvaluation,
  newestEvaluation,
  type Settings,
  setState,
} from '../store/evaluations.ts';
import { insertResults, pairsOf, setPairs, setWeights, sheetsOf } from '../store/sheets.ts';
import { departmentsOf, pairsFor } from './pairs.ts';
import { tellDepartments, tellRaters } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getEvaluation.response>;
type Days = Pick<Settings, 'first' | 'last' | 'until'>;

/** What is rated is over before sheets are due, and the year is not typed wrong. @throws evaluations.days_wrong */
const checkDays = ({ first, last, until }: Days, today: string): void => {
  if (last < first || until < last || until < today || until > farthestDay(today, last)) fail('evaluations.days_wrong');
};
const first: Pick<Settings, 'items' | 'secret' | 'least' | 'low' | 'high' | 'shares' | 'streets' | 'delegates'> = {
  items: shippedItems,
  secret: true,
  least: 3,
  low: 60,
  high: 95,
  shares: { street: 100, delegates: 0, unit: 0 },
  streets: true,
  delegates: false,
};

/** An evaluation of whoever runs them, held until the transaction ends. @throws evaluations.not_found, session.forbidden */
const managed = async ({ tx, viewer }: EvaluationCommand, id: string): Promise<EvaluationRecord> => {
  if (!mayManage(viewer)) fail('session.forbidden');
  return (await lockEvaluation(tx, id)) ?? fail('evaluations.not_found');
};

/** Drafts an evaluation of all departments by all streets, or like the last one with its weights. */
export const createEvaluation = (context: Context, viewer: Viewer, body: Body<typeof api.createEvaluation>): Promise<Answer> =>
  evaluationCommand(
    context,
    viewer,
    'evaluations.create',
    body,
    async ({ eye, tx, at, log }) => {
      if (!mayManage(viewer)) fail('session.forbidden');
      const days = { first: body.first, last: body.last, until: body.until };
      checkDays(days, eye.today);
      const like = body.likeLast ? await newestEvaluation(tx) : null;
      const before = like === null ? [] : await pairsOf(tx, like.id);
      const settings = { ...first, ...like, title: body.title, ...days };
      await insertEvaluation(tx, body.id, settings, viewer.accountId, at);
      const still = new Set(departmentsOf(eye));
      const pairs = pairsFor(eye, {
        departments:
          like === null ? [...still] : [...new Set(before.map(({ departmentId }) => departmentId))].filter((id) => still.has(id)),
        streets: settings.streets,
        delegates: settings.delegates,
        units: [...new Set(before.filter(({ raterKind }) => raterKind === 'unit').map(({ raterKey }) => raterKey))].filter((id) =>
          eye.book.get(id),
        ),
      });
      await setPairs(tx, body.id, pairs);
      if (like !== null) await setWeights(tx, body.id, before);
      await log('evaluations.created', body.title, { data: { id: body.id } });
      return { evaluation: body.id };
    },
    (eye, tx, { evaluation }) => evaluationShown(eye, tx, evaluation),
  );

/** Changes a draft. */
export const changeEvaluation = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.changeEvaluation>): Promise<Answer> =>
  evaluationCommand(
    context,
    viewer,
    `evaluations.change ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const e = await managed(running, id);
      if (e.state !== 'draft') fail('evaluations.fixed');
      const { id: _, edit, departments, units, ...settings } = body;
      checkDays(settings, eye.today);
      const { street, delegates, unit } = settings.shares;
      if (street + delegates + unit !== 100) fail('evaluations.shares_wrong', { sum: street + delegates + unit });
      if (settings.low > settings.high) fail('evaluations.bounds_wrong');
      if (new Set(settings.items.map(({ code }) => code)).size < settings.items.length) fail('evaluations.item_twice');
      const pairs = pairsFor(eye, { departments, units, streets: settings.streets, delegates: settings.delegates });
      // a share of raters of whom there are none would shift to others unseen
      const kinds = new Set(pairs.map(({ raterKind }) => raterKind));
      for (const kind of ['street', 'delegates', 'unit'] as const)
        if (settings.shares[kind] > 0 !== kinds.has(kind)) fail('evaluations.shares_wrong', { sum: street + delegates + unit });
      if (!(await changeSettings(tx, id, edit, settings))) fail('evaluations.changed');
      await setPairs(tx, id, pairs);
      await log('evaluations.changed', settings.title, { data: { id } });
      return { evaluation: id };
    },
    (eye, tx, { evaluation }) => evaluationShown(eye, tx, evaluation),
  );

/** What is frozen when sheets are no longer taken: what came of each department. */
const close = async ({ eye, tx, at, actorId, jurisdictionId }: EvaluationCommand, e: EvaluationRecord): Promise<void> => {
  const pairs = (await pairsOf(tx, e.id)).filter(({ weight }) => weight > 0);
  const sheets = await sheetsOf(tx, e.id, null);
  if (eye.today <= e.until && sheets.length < pairs.length)
    fail('evaluations.runs', { day: e.until, due: pairs.length, came: sheets.length });
  const came = Map.groupBy(sheets, ({ departmentId }) => departmentId);
  const results = [...Map.groupBy(pairs, ({ departmentId }) => departmentId)].map(([departmentId, due]) => {
    const own = (came.get(departmentId) ?? []).map(({ raterKind, weight, points }) => ({ kind: raterKind, weight, points }));
    const result: Result = resultOf(e.items, departmentId, { due: due.length, least: e.least, shares: e.shares }, own);
    return { departmentId, departmentName: due[0]?.departmentName ?? '', ...result };
  });
  await insertResults(tx, e.id, results);
  await tellDepartments(
    tx,
    { jurisdictionId, actorId, at },
    e.id,
    results.map(({ departmentId }) => departmentId),
  );
};
const open = async ({ eye, tx, at, actorId, jurisdictionId }: EvaluationCommand, e: EvaluationRecord): Promise<void> => {
  checkDays(e, eye.today);
  const pairs = (await pairsOf(tx, e.id)).filter(({ weight }) => weight > 0);
  if (pairs.length === 0) fail('evaluations.no_raters');
  const nothing = pairs.find(({ departmentId }) => itemsOf(e.items, departmentId).length === 0);
  if (nothing) fail('evaluations.nothing_asked', { department: nothing.departmentName });
  await tellRaters(tx, { jurisdictionId, actorId, at }, e.id, e.until, pairs);
};
const from = { open: ['draft'], close: ['open'], abandon: ['draft', 'open'] } as const satisfies Record<EvaluationStep, readonly string[]>;
const to = { open: 'open', close: 'closed', abandon: 'abandoned' } as const;

/** Opens, closes or abandons an evaluation. */
export const stepEvaluation = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.stepEvaluation>): Promise<Answer> =>
  evaluationCommand(
    context,
    viewer,
    `evaluations.step ${id}`,
    body,
    async (running) => {
      const e = await managed(running, id);
      const { step } = body;
      if (!(from[step] as readonly string[]).includes(e.state)) fail('evaluations.step_over');
      if (step === 'open') await open(running, e);
      if (step === 'close') await close(running, e);
      await setState(running.tx, id, to[step], step === 'open' ? null : running.at);
      await running.log(`evaluations.${step}`, e.title, { data: { id } });
      return { evaluation: id };
    },
    (eye, tx, { evaluation }) => evaluationShown(eye, tx, evaluation),
  );
