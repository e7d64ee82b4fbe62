import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/credits/api.ts';
import type { Scheme } from '#contract/credits/scheme.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { holdingOn } from '../measures.ts';
import { mayReview, mayUse, sees } from '../policy.ts';
import { reckon } from '../reckon.ts';
import { schemeKind } from '../scheme-kind.ts';
import { openObjections } from '../store/entries.ts';
import { allYears, editionsOf, findYear, type RatingRecord, ratingsOf, type YearRecord } from '../store/years.ts';
import { byTotal, presentRating, presentYear } from './present.ts';

const mostYears = 30;
/** The day by which a year is rated. */
export const lastDayOf = (year: number): string => `${year}-12-31`;

/** The scheme of a year, as it was when the year was rated. @throws credits.scheme_missing */
export const schemeOf = async (tx: Tx, jurisdictionId: string, { version }: Pick<YearRecord, 'version'>): Promise<Scheme> =>
  (await readVersion(tx, schemeKind, jurisdictionId, version))?.content ?? fail('credits.scheme_missing');

/** A year by what is known now: the companies that were frozen, with the entries and scores of its last day. */
export const againNow = async (context: Context, tx: Tx, jurisdictionId: string, year: YearRecord): Promise<RatingRecord[]> => {
  const companies = (await ratingsOf(tx, year.id, year.edition)).map(({ companyId, name }) => ({ id: companyId, name, areaPath: '' }));
  return reckon(context, tx, jurisdictionId, await schemeOf(tx, jurisdictionId, year), companies, lastDayOf(year.year));
};

export const yearsPage = async ({ kernel }: Context, viewer: Viewer): Promise<z.input<typeof api.listCreditYears.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  return kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const items = [];
    for (const one of await allYears(tx, mostYears))
      items.push(presentYear(viewer, one, await openObjections(tx, one.id, lastDayOf(one.year))));
    return { items, can: mayReview(viewer) ? ['rate'] : [], next: Number(shanghaiDay(kernel.clock.now()).slice(0, 4)) - 1 };
  });
};

/** A year as somebody may see it: all companies for those who keep them, a company its own. @throws credits.year_not_found */
export const seenYear = async ({ kernel }: Context, viewer: Viewer, yearId: string, edition?: number) => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const year = (await findYear(tx, yearId)) ?? fail('credits.year_not_found');
    const ratings = await ratingsOf(tx, yearId, edition ?? year.edition);
    return {
      year: presentYear(viewer, year, await openObjections(tx, yearId, lastDayOf(year.year))),
      scheme: await schemeOf(tx, jurisdictionId, year),
      ratings: ratings.filter(({ companyId }) => sees(viewer, { id: companyId })).sort(byTotal),
      editions: await editionsOf(tx, yearId),
    };
  });
};
export const oneYear = async (
  context: Context,
  viewer: Viewer,
  yearId: string,
  edition: number | undefined,
): Promise<z.input<typeof api.getCreditYear.response>> => {
  const { ratings, editions, ...rest } = await seenYear(context, viewer, yearId, edition);
  return {
    ...rest,
    ratings: ratings.map(presentRating),
    editions: editions.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })),
  };
};

/** What a frozen year would come to by what is known now. */
export const yearDifferences = async (
  context: Context,
  viewer: Viewer,
  yearId: string,
): Promise<z.input<typeof api.compareCreditYear.response>> => {
  if (!mayReview(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const year = (await findYear(tx, yearId)) ?? fail('credits.year_not_found');
    const before = new Map((await ratingsOf(tx, yearId, year.edition)).map((one) => [one.companyId, one]));
    const now = await againNow(context, tx, jurisdictionId, year);
    return {
      edition: year.edition,
      items: now
        .filter((one) => canonical(one) !== canonical(before.get(one.companyId)))
        .map(({ companyId, name, result }) => ({ companyId, name, before: before.get(companyId)?.result ?? null, after: result })),
    };
  });
};

/** The newest year, for everybody: what is shown or final, by name and grade. */
export const openCredits = async ({ kernel }: Context, viewer: Viewer | null): Promise<z.input<typeof api.listOpenCredits.response>> => {
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const [year] = await allYears(tx, 1);
    if (!year) return { year: null, state: null, publicUntil: null, title: null, source: '', items: [] };
    const { title, source } = await schemeOf(tx, jurisdictionId, year);
    const ratings = await ratingsOf(tx, year.id, year.edition);
    const holding = await holdingOn(tx, jurisdictionId, shanghaiDay(kernel.clock.now()));
    const barredTo = (companyId: string): string | null =>
      (holding.get(companyId) ?? [])
        .flatMap(({ act, until }) => (act === 'bar' ? [until] : []))
        .sort()
        .at(-1) ?? null;
    return {
      year: year.year,
      state: year.state,
      publicUntil: year.publicUntil,
      title,
      source,
      items: ratings.sort(byTotal).map(({ companyId, name, result: { standing, grade, total } }) => ({
        ...{ name, standing, grade: grade ?? '', total },
        barred: barredTo(companyId),
      })),
    };
  });
};
