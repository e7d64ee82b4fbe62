import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/credits/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { holdingOn } from '../measures.ts';
import { mayDesign, mayEnter, mayReview, mayUse, sees } from '../policy.ts';
import { companiesOf, companyOf, reckon } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { asksToAnswer, openAsks, openObjections } from '../store/entries.ts';
import { allYears } from '../store/years.ts';
import { byTotal, emptyResult, mayAnswer, presentCompany } from './present.ts';
import { lastDayOf } from './years.ts';

/** Companies as they stand today. */
export const companiesPage = async (context: Context, viewer: Viewer): Promise<z.input<typeof api.listCredits.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { kernel } = context;
  const { jurisdictionId } = viewer;
  const at = kernel.clock.now();
  const day = shanghaiDay(at);
  const companies = (await companiesOf(context, jurisdictionId)).filter((one) => sees(viewer, one));
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const scheme = (await readInForce(tx, schemeKind, jurisdictionId, at))?.content ?? null;
    const rated =
      scheme === null
        ? companies.map(({ id, name }) => ({ companyId: id, name, result: emptyResult, entries: [] }))
        : await reckon(context, tx, jurisdictionId, scheme, companies, day);
    const open = await openAsks(tx);
    const holding = await holdingOn(tx, jurisdictionId, day);
    return {
      day,
      scheme,
      items: rated.sort(byTotal).map(({ companyId, name, result, entries }) => ({
        ...{ id: companyId, name, result },
        entries: entries.length,
        openAsks: open.get(companyId) ?? 0,
        measures: holding.get(companyId) ?? [],
      })),
      can: [
        ...(scheme !== null && companies.some((one) => mayEnter(viewer, one)) ? (['enter'] as const) : []),
        ...(mayReview(viewer) ? (['review'] as const) : []),
        ...(mayDesign(viewer) ? (['design'] as const) : []),
      ],
    };
  });
};

export const oneCompany = async (context: Context, viewer: Viewer, companyId: string): Promise<z.input<typeof api.getCredit.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const company = await companyOf(context, viewer.jurisdictionId, companyId);
  const { kernel } = context;
  return kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => presentCompany(context, tx, viewer, company, kernel.clock.now()));
};

/** Things to do of which so many are made at most. */
const most = 200;

/** Objections and repairs to answer, soonest first, and a year that can be made final. */
export const creditTodos = (context: Context): TodoSource => ({
  kinds: ['credits.answer', 'credits.finish'],
  of: async (viewer, asked) => {
    if (!mayReview(viewer)) return { items: [], counts: {} };
    const { kernel, organisations } = context;
    const { jurisdictionId } = viewer;
    const book = await organisations.of(jurisdictionId);
    const today = shanghaiDay(kernel.clock.now());
    return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
      const plain = { area: null, light: 'none' as const };
      const asks = (await asksToAnswer(tx, most)).filter((one) => mayAnswer(viewer, one, one.enteredBy));
      const [year] = await allYears(tx, 1);
      const ready =
        year?.state === 'public' && today > year.publicUntil && (await openObjections(tx, year.id, lastDayOf(year.year))) === 0
          ? [year]
          : [];
      const todos: Todo[] = [
        ...asks.map(({ id, companyId, answerBy, kind }) => ({
          ...plain,
          kind: 'credits.answer',
          id,
          title: book.get(companyId)?.name ?? '',
          dueAt: `${answerBy}T15:59:59.000Z`,
          data: { company: companyId, what: kind },
        })),
        ...ready.map((one) => ({
          ...plain,
          kind: 'credits.finish',
          id: one.id,
          title: String(one.year),
          dueAt: null,
          data: { year: one.id },
        })),
      ];
      return todosOf(todos, asked);
    });
  },
});
