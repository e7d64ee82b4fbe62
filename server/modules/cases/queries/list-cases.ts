import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CaseRow, countCases, listCases } from '#contract/cases/api.ts';
import { queues } from '#contract/cases/api.ts';
import { states } from '#contract/cases/lifecycle.ts';
import { isWithin, outermost } from '#contract/territory/levels.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { filesOf } from '#kernel/files/store.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { Cases } from '../cases.ts';
import { inHours } from '../domain/clocks.ts';
import { type Sought, soughtIn } from '../domain/search-words.ts';
import { deadline } from '../domain/working-time.ts';
import { mayUseDesk, readAreas, readOrganisations, todoOf } from '../policy.ts';
import * as store from '../store/lists.ts';
import { foundCases } from './found-cases.ts';
import { lookups, presentRow } from './present-case.ts';

export type DeskQuery = z.output<NonNullable<(typeof listCases)['query']>>;
type CountQuery = z.output<NonNullable<(typeof countCases)['query']>>;

/**
 * What a viewer's posts reach, said again in conditions an index can use; row-level security decides all the same. Undefined where that
 * would not narrow: somebody reaches the whole jurisdiction.
 * @param ever whether all that an organisation was ever given counts, not only what it has now
 */
const reachOf = (viewer: Viewer, territory: TerritorySnapshot, ever: boolean): store.Reach | undefined => {
  const paths = readAreas(viewer);
  if (paths.includes(territory.root.path)) return undefined;
  // what one reported oneself may lie outside one's posts
  const areas = paths.flatMap((p) => territory.findByPath(p)?.code ?? []);
  return { areas, organisations: readOrganisations(viewer), ever, reporter: viewer.accountId };
};

/** Ids tell time from 1970 on. */
const sinceEpoch = (moment: string): Date => new Date(Math.max(0, Date.parse(moment)));

/** The present, and until when a deadline counts as near: half a working day. */
const presentOf = async (cases: Cases, jurisdictionId: string): Promise<Pick<store.Filters, 'now' | 'soon'>> => {
  const now = cases.kernel.clock.now();
  return { now, soon: deadline(now, inHours({ n: 4, unit: 'working_hours' }, (await cases.config(jurisdictionId)).shifts)) };
};

export const filtersOf = async (cases: Cases, viewer: Viewer, q: CountQuery): Promise<store.Filters> => {
  const territory = await cases.territory.snapshot(viewer.jurisdictionId);
  return {
    queue: q.queue,
    states: q.state,
    area: q.area && (territory.find(q.area) ?? fail('territory.area_not_found', { code: q.area })).code,
    reach: reachOf(viewer, territory, q.queue === 'all' || q.q !== undefined),
    category: q.category,
    organisation: q.organisation,
    from: q.from === undefined ? undefined : sinceEpoch(q.from),
    to: q.to === undefined ? undefined : sinceEpoch(q.to),
    todo: todoOf(viewer),
    ...(await presentOf(cases, viewer.jurisdictionId)),
  };
};

/** What a query looks for; null when it looks for nothing. One without a letter or digit finds nothing. */
const soughtOf = (q: { q?: string | undefined }): Sought | null => (q.q?.trim() ? (soughtIn(q.q) ?? nothing) : null);
const nothing: Sought = { terms: [], digits: false };

/** A page, and which of its cases were found by digits that are starred in them. */
interface DeskPage {
  readonly items: CaseRow[];
  readonly next: string | null;
  readonly seenThrough: readonly { id: string; number: string }[];
}

const pageOf = async (
  cases: Cases,
  viewer: Viewer,
  asked: store.Filters,
  sought: Sought | null,
  page: { sort: store.Page['sort']; cursor?: string | undefined; limit: number },
): Promise<DeskPage> => {
  const l = await lookups(cases, viewer.jurisdictionId);
  const key = readCursor<[id: string, dueAt: string | null, rank: number]>(page.cursor, ['uuid', 'moment?', 'number']);
  const after = key && { id: key[0], dueAt: key[1], rank: key[2] };
  const { limit, sort } = page;
  return cases.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = sought ? await foundCases(tx, viewer, sought) : undefined;
    const listed = await store.listCases(tx, { ...asked, found }, { sort, after, limit: limit + 1 });
    const { rows, next } = cutPage(listed, limit, ({ id, dueAt, rank }) => [id, dueAt?.toISOString() ?? null, rank]);
    const veiled = new Set(found?.veiled);
    const photos = await filesOf(
      tx,
      'case',
      rows.map((r) => r.id),
    );
    return {
      items: rows.map((r) =>
        presentRow(
          l,
          viewer,
          r,
          photos.find((f) => f.subjectId === r.id),
        ),
      ),
      next,
      seenThrough: rows.filter((r) => veiled.has(r.id)),
    };
  });
};

/** One page of the cases a viewer's desk shows. */
export const casesOfDesk = async (cases: Cases, viewer: Viewer, q: DeskQuery): Promise<DeskPage> => {
  if (!mayUseDesk(viewer)) fail('session.forbidden');
  const sought = soughtOf(q);
  return pageOf(cases, viewer, await filtersOf(cases, viewer, q), sought, { ...q, sort: q.sort ?? (sought ? 'relevance' : 'newest') });
};

/** The cases that fit words best, found by what everybody reads in them who sees them. */
export const casesInSight = async (cases: Cases, viewer: Viewer, words: string, most: number): Promise<CaseRow[]> => {
  const sought = soughtIn(words);
  if (!sought) return [];
  const filters = await filtersOf(cases, viewer, { q: words });
  return (await pageOf(cases, viewer, filters, { ...sought, digits: false }, { sort: 'relevance', limit: most })).items;
};

/** One page of the viewer's own reports, newest first. */
export const casesReported = async (
  cases: Cases,
  viewer: Viewer,
  q: { cursor?: string | undefined; limit: number },
): Promise<{ items: CaseRow[]; next: string | null }> => {
  const { items, next } = await pageOf(
    cases,
    viewer,
    { reporter: viewer.accountId, todo: { areas: [], organisations: [] }, ...(await presentOf(cases, viewer.jurisdictionId)) },
    null,
    { ...q, sort: 'newest' },
  );
  return { items, next };
};

/**
 * The areas whose every case the counts are about: the chosen one where a post of the viewer covers it, else all the posts' areas. Null where
 * other filters or an organisation's cases come in.
 */
const wholeAreas = (territory: TerritorySnapshot, viewer: Viewer, q: CountQuery): string[] | null => {
  const narrowed = q.state?.length || q.category || q.organisation || q.q !== undefined || q.from || q.to;
  if (narrowed || readOrganisations(viewer).length > 0) return null;
  const paths = readAreas(viewer);
  const chosen = q.area === undefined ? null : territory.find(q.area);
  if (chosen) return paths.some((p) => isWithin(chosen.path, p)) ? [chosen.code] : null;
  const codes = outermost(paths).flatMap((p) => territory.findByPath(p)?.code ?? []);
  return codes.length > 0 ? codes : null;
};

/** What a query finds in what everybody reads: hidden digits would tell what no look has been logged for. Undefined when it looks for nothing. */
export const foundInWords = async (tx: Tx, viewer: Viewer, q: { q?: string | undefined }): Promise<store.Found | undefined> => {
  const sought = soughtOf(q);
  return sought ? foundCases(tx, viewer, { ...sought, digits: false }) : undefined;
};

/** Counts of a desk by queue and by state. */
export const countsOfDesk = async (cases: Cases, viewer: Viewer, q: CountQuery) => {
  if (!mayUseDesk(viewer)) fail('session.forbidden');
  const filters = await filtersOf(cases, viewer, q);
  const whole = wholeAreas(await cases.territory.snapshot(viewer.jurisdictionId), viewer, q);
  const counts = await cases.kernel.db.read(accessOf(viewer), async (tx) => {
    return store.countCases(tx, { ...filters, found: await foundInWords(tx, viewer, q) }, whole);
  });
  const all = <K extends string>(keys: readonly K[], from: Record<string, number>) =>
    Object.fromEntries(keys.map((k) => [k, from[k] ?? 0])) as Record<K, number>;
  return { queues: all(queues, counts.queues), states: all(states, counts.states) };
};
