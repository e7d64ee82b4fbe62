import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Evaluation, EvaluationResult, OwnSheet } from '#contract/evaluations/api.ts';
import { type EvaluationStep, itemsOf, whole } from '#contract/evaluations/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye } from '../context.ts';
import { mayManage, mayRead, ownOrganisations, raterKeys } from '../policy.ts';
import { type EvaluationRecord, findEvaluation } from '../store/evaluations.ts';
import { cameBy, type PairRecord, pairsOf, resultsOf, sheetsOf } from '../store/sheets.ts';

/** An evaluation the viewer may see, with its pairs. Drafts are of those alone who run them. @throws evaluations.not_found */
export const seen = async (
  viewer: Viewer,
  tx: Tx,
  id: string,
): Promise<{ e: EvaluationRecord; pairs: PairRecord[]; takesPart: boolean }> => {
  const e = (await findEvaluation(tx, id)) ?? fail('evaluations.not_found');
  const pairs = await pairsOf(tx, id);
  const [raters, rated] = [raterKeys(viewer), ownOrganisations(viewer)];
  const rates = pairs.some(({ raterKey, weight }) => weight > 0 && raters.includes(raterKey));
  const part = rates || pairs.some(({ departmentId, weight }) => weight > 0 && rated.includes(departmentId));
  const draft = e.state === 'draft' || e.state === 'abandoned';
  if (!(draft ? mayManage(viewer) : mayRead(viewer) || part)) fail('evaluations.not_found');
  return { e, pairs, takesPart: rates };
};

/** The sheets the viewer fills, with what stands on them. */
const sheetsFor = async (viewer: Viewer, tx: Tx, id: string, pairs: readonly PairRecord[]): Promise<OwnSheet[]> => {
  const raters = raterKeys(viewer);
  const own = pairs.filter(({ raterKey, weight }) => weight > 0 && raters.includes(raterKey));
  if (own.length === 0) return [];
  const filled = new Map((await sheetsOf(tx, id, raters)).map((one) => [`${one.raterKey} ${one.departmentId}`, one]));
  return own.map(({ raterKind, raterKey, raterName, departmentId, departmentName }) => {
    const { edit = 0, points = {}, words = {} } = filled.get(`${raterKey} ${departmentId}`) ?? {};
    return {
      rater: { kind: raterKind, key: raterKey, name: raterName },
      department: { id: departmentId, name: departmentName },
      edit,
      points: { ...points },
      words: { ...words },
    };
  });
};
export const ownSheets = async ({ viewer }: Eye, tx: Tx, id: string): Promise<OwnSheet[]> =>
  sheetsFor(viewer, tx, id, await pairsOf(tx, id));

/**
 * What came of departments, with reasons. A department reads its own alone; whoever rates or follows reads all. Of a secret evaluation no reason names who gave it,
 * and of one with too few sheets there are none, for nobody would be left in doubt.
 */
export const resultsShown = async (viewer: Viewer, tx: Tx, e: EvaluationRecord, all: boolean): Promise<EvaluationResult[]> => {
  const results = await resultsOf(tx, e.id, all ? null : ownOrganisations(viewer));
  const sheets = Map.groupBy(await sheetsOf(tx, e.id, null), ({ departmentId }) => departmentId);
  return results.map(({ departmentId, departmentName, due, came, percent, things }) => {
    const codes = [...itemsOf(e.items, departmentId).map(({ code }) => code), whole];
    const reasons =
      percent === null
        ? []
        : (sheets.get(departmentId) ?? []).flatMap(({ words, raterName }) =>
            codes.flatMap((code) => {
              const said = words[code];
              return said === undefined || said === '' ? [] : [{ code, words: said, by: e.secret ? null : raterName }];
            }),
          );
    // in the order of things, then of words: not in that of raters
    const order = (a: (typeof reasons)[number], b: (typeof reasons)[number]): number =>
      codes.indexOf(a.code) - codes.indexOf(b.code) || (a.words < b.words ? -1 : 1);
    return {
      department: { id: departmentId, name: departmentName },
      due,
      came,
      percent,
      things: [...things],
      reasons: reasons.toSorted(order),
    };
  });
};

const steps: Readonly<Record<EvaluationRecord['state'], readonly ('edit' | EvaluationStep)[]>> = {
  draft: ['edit', 'open', 'abandon'],
  open: ['close', 'abandon'],
  closed: [],
  abandoned: [],
};
const named = (pairs: readonly PairRecord[]): Evaluation['departments'] => [
  ...new Map(pairs.map(({ departmentId, departmentName }) => [departmentId, { id: departmentId, name: departmentName }])).values(),
];

/** One evaluation as the viewer may see it. @throws evaluations.not_found */
export const evaluationShown = async (eye: Eye, tx: Tx, id: string): Promise<Evaluation> => {
  const { viewer, today } = eye;
  const { e, pairs, takesPart } = await seen(viewer, tx, id);
  const came = await cameBy(tx, id);
  const sheets = await sheetsFor(viewer, tx, id, pairs);
  const due = pairs.filter(({ weight }) => weight > 0);
  const runs = mayManage(viewer);
  // sheets are taken to the end of the last day
  const takes = e.state === 'open' && today <= e.until;
  const complete = [...came.values()].reduce((sum, n) => sum + n, 0);
  return {
    id,
    title: e.title,
    first: e.first,
    last: e.last,
    until: e.until,
    state: e.state,
    due: due.length,
    came: complete,
    mine: takes ? sheets.filter(({ edit }) => edit === 0).length : 0,
    edit: e.edit,
    items: e.items.map((one) => ({ ...one, only: [...one.only] })),
    secret: e.secret,
    least: e.least,
    low: e.low,
    high: e.high,
    shares: { ...e.shares },
    departments: named(pairs),
    streets: e.streets,
    delegates: e.delegates,
    units: [...new Map(pairs.filter(({ raterKind }) => raterKind === 'unit').map((one) => [one.raterKey, one.raterName]))].map(
      ([key, name]) => ({
        id: key,
        name,
      }),
    ),
    raters: mayRead(viewer)
      ? [...Map.groupBy(due, ({ raterKey }) => raterKey)].map(([key, [one, ...more]]) => ({
          kind: one?.raterKind ?? 'street',
          key,
          name: one?.raterName ?? '',
          due: more.length + 1,
          came: came.get(key) ?? 0,
        }))
      : [],
    sheets,
    results: e.state === 'closed' ? await resultsShown(viewer, tx, e, mayRead(viewer) || takesPart) : null,
    can: [
      ...(runs ? steps[e.state].filter((step) => step !== 'close' || today > e.until || complete === due.length) : []),
      ...(takes && sheets.length > 0 ? (['rate'] as const) : []),
    ],
  };
};
