import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listSpotChecks, listSpotDraws, SpotCheck, SpotDraw } from '#contract/ratings/spot-checks.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskNumbers } from '#modules/cases/index.ts';
import { drawAreas, inspectAreas, mayInspect, readAreas } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { drawsOf, type ListedSpotCheck, listedSpotCheck, pageDoneChecks, pageOpenChecks } from '../store/spot-checks.ts';
import { type Words, wordsIn } from './words.ts';

type Query = z.output<NonNullable<(typeof listSpotChecks)['query']>>;
type Present = (tx: Tx, rows: readonly ListedSpotCheck[]) => Promise<SpotCheck[]>;

/** Presents spot checks to a viewer. Who closed a case is named where the closing was false. Await it before the transaction. */
export const presentingSpotChecks = async (ratings: Ratings, viewer: Viewer): Promise<Present> => {
  const words = await wordsIn(ratings, viewer.jurisdictionId);
  return async (tx, rows) => {
    const closers = rows.flatMap(({ found, closedBy }) => (found === 'not_done' && closedBy !== null ? [closedBy] : []));
    const people = await ratings.accounts.contacts([...new Set(closers)], tx);
    return rows.map((row) => ({
      id: row.id,
      caseId: row.caseId,
      number: row.number,
      title: maskNumbers(row.title),
      area: words.area(row.areaCode),
      category: words.category(row.categoryCode),
      handler: words.organisation(row.handlerOrgId),
      closedBy: row.found === 'not_done' && row.closedBy !== null ? (people.get(row.closedBy)?.name ?? null) : null,
      closedAt: row.closedAt.toISOString(),
      dueOn: row.dueOn,
      found: row.found,
      note: row.note,
      inspectedAt: row.inspectedAt?.toISOString() ?? null,
      reopened: row.reopened,
      mayInspect: row.found === null && mayInspect(viewer, row),
    }));
  };
};

export const oneSpotCheck = async (tx: Tx, present: Present, id: string): Promise<SpotCheck> => {
  const row = (await listedSpotCheck(tx, id)) ?? fail('ratings.spot_check_not_found');
  return (await present(tx, [row]))[0] ?? fail('ratings.spot_check_not_found');
};

export const spotChecksPage = async (
  ratings: Ratings,
  viewer: Viewer,
  { which, found, cursor, limit }: Query,
): Promise<z.input<typeof listSpotChecks.response>> => {
  const codes = [...new Set([...inspectAreas(viewer), ...readAreas(viewer)])];
  if (codes.length === 0) fail('session.forbidden');
  const words = await wordsIn(ratings, viewer.jurisdictionId);
  const present = await presentingSpotChecks(ratings, viewer);
  const mayDraw = drawAreas(viewer).map((code) => ({ code, name: words.area(code) }));
  return ratings.kernel.db.read(accessOf(viewer), async (tx) => {
    if (which === 'open') {
      const after = readCursor<[string, string]>(cursor, ['day', 'uuid']);
      const { rows, next } = cutPage(await pageOpenChecks(tx, codes, after, limit + 1), limit, (row) => [row.dueOn, row.id]);
      return { items: await present(tx, rows), next, mayDraw };
    }
    const before = readCursor<[string, string]>(cursor, ['moment?', 'uuid']);
    const { rows, next } = cutPage(await pageDoneChecks(tx, codes, found ?? null, before, limit + 1), limit, (row) => [
      row.inspectedAt?.toISOString() ?? null,
      row.id,
    ]);
    return { items: await present(tx, rows), next, mayDraw };
  });
};

export const presentDraw = (d: Awaited<ReturnType<typeof drawsOf>>[number], words: Words): SpotDraw => ({
  id: d.id,
  area: words.area(d.areaCode),
  from: d.from.toISOString(),
  to: d.to.toISOString(),
  percent: d.percent,
  seed: d.seed,
  population: d.population,
  populationDigest: d.populationDigest.toString('hex'),
  byItself: d.drawnBy === null,
  drawnAt: d.drawnAt.toISOString(),
  drawn: d.drawn,
  inspected: d.inspected,
  notDone: d.notDone,
});

export const spotDraws = async (ratings: Ratings, viewer: Viewer): Promise<z.input<typeof listSpotDraws.response>> => {
  const codes = readAreas(viewer);
  if (codes.length === 0) fail('session.forbidden');
  const words = await wordsIn(ratings, viewer.jurisdictionId);
  const rows = await ratings.kernel.db.read(accessOf(viewer), (tx) => drawsOf(tx, codes));
  return { items: rows.map((row) => presentDraw(row, words)) };
};
