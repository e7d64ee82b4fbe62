import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { endingDays } from '#contract/duties/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { type Access, accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sumsByArea } from '#modules/households/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { reportDue } from '../domain/dues.ts';
import { mayManage, mayRead, readCodes } from '../policy.ts';
import { openReport } from '../sealing.ts';
import { type DutyFilter, type DutyRecord, dutiesById, pageOfDuties, sumsOfDuties } from '../store/duties.ts';
import { findHolder, type HolderRecord, placesIn, placesOf } from '../store/holders.ts';
import { reportsOf } from '../store/reports.ts';
import { dutyShown, isOwn, presentDuties, presentHolder, presentOpen } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;
export type SheetAsked = Query<typeof api.exportDuties>;

/** Active places looked through for reports that are due at most. */
const mostActive = 2_000;

/** The last day on which a term still ends soon. */
export const soonOf = ({ settings, today }: Eye): string => dayText(numberOf(today) + settingOf(endingDays, settings));
const accessFor = ({ viewer, jurisdictionId }: Eye): Access => (viewer ? accessOf(viewer) : systemAccess(jurisdictionId));

/** A filter that shows nothing more than the viewer sees. @throws territory.area_not_found */
export const filterOf = (eye: Eye, viewer: Viewer | null, q: SheetAsked, view: DutyFilter['view']): DutyFilter => ({
  areas: viewer === null ? null : readCodes(viewer),
  area: q.area === undefined ? null : areaOf(eye, q.area).code,
  class: q.class ?? null,
  view,
  soon: soonOf(eye),
  today: eye.today,
});

/** Duties that look for somebody, for everybody. */
export const openDuties = async (
  context: Context,
  viewer: Viewer | null,
  q: Query<typeof api.listOpenDuties>,
): Promise<Answer<typeof api.listOpenDuties>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  const filter = filterOf(eye, null, q, 'vacant');
  const rows = await context.kernel.db.read(accessFor(eye), (tx) => pageOfDuties(tx, filter, after, q.limit + 1));
  const page = cutPage(rows, q.limit, (d) => [d.createdAt.toISOString(), d.id]);
  return { items: page.rows.map((d) => presentOpen(eye, d)), next: page.next };
};

export const oneDuty = async (context: Context, viewer: Viewer | null, id: string): Promise<Answer<typeof api.getDuty>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessFor(eye), (tx) => dutyShown(eye, tx, id));
};

/** Active places in areas of whom a report is due, with their duties. */
export const owed = async (eye: Eye, tx: Tx, areas: readonly string[]): Promise<{ h: HolderRecord; d: DutyRecord; due: string }[]> => {
  const active = await placesIn(tx, areas, 'active', mostActive);
  const duties = await dutiesById(tx, [...new Set(active.map(({ dutyId }) => dutyId))]);
  return active.flatMap((h) => {
    const d = duties.get(h.dutyId);
    const due = d && h.fromOn !== null ? reportDue(d.rhythm, h.fromOn, new Set(h.answered), eye.now, eye.days) : null;
    return d && due !== null ? [{ h, d, due }] : [];
  });
};

export const dutiesPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listDuties>,
): Promise<Answer<typeof api.listDuties>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    if (q.view === 'due') {
      const { area } = filterOf(eye, viewer, q, 'all');
      const codes = readCodes(viewer);
      // the area asked for, as far as it is the viewer's
      const within =
        area === null ? codes : codes.some((code) => area.startsWith(code)) ? [area] : codes.filter((code) => code.startsWith(area));
      const found = new Map((await owed(eye, tx, within)).map(({ d }) => [d.id, d]));
      const rows = [...found.values()].filter((d) => q.class === undefined || d.class.split('-')[0] === q.class || d.class === q.class);
      return { items: await presentDuties(eye, tx, rows.slice(0, 200)), next: null, mayManage: mayManage(viewer) };
    }
    const rows = await pageOfDuties(tx, filterOf(eye, viewer, q, q.view), after, q.limit + 1);
    const page = cutPage(rows, q.limit, (d) => [d.createdAt.toISOString(), d.id]);
    return { items: await presentDuties(eye, tx, page.rows), next: page.next, mayManage: mayManage(viewer) };
  });
};

/** How duties stand in an area and in each right below it. Nobody is named. */
export const board = async (context: Context, viewer: Viewer, code: string | undefined): Promise<Answer<typeof api.dutyBoard>> => {
  const eye = await eyeOf(context, viewer);
  const { snapshot } = eye;
  const own = readCodes(viewer)[0];
  if (own === undefined) return fail('session.forbidden');
  const area = areaOf(eye, code ?? own);
  if (!mayRead(viewer, area.path)) fail('session.forbidden');
  const below = snapshot.children(area);
  const [sums, buildings] = await context.kernel.db.read(accessOf(viewer), async (tx) => [
    await sumsOfDuties(tx, area.code, soonOf(eye)),
    await sumsByArea(tx, area.code, eye.today),
  ]);
  const rows = [area, ...below].map((one) => {
    const mine = sums.filter(({ areaCode }) => areaCode.startsWith(one.code));
    const built = buildings.filter(({ code: of }) => of.startsWith(one.code));
    const add = <T>(of: readonly T[], value: (row: T) => number): number => of.reduce((sum, row) => sum + value(row), 0);
    return {
      area: { code: one.code, name: one.name },
      duties: add(mine, ({ duties }) => duties),
      heads: add(mine, ({ heads }) => heads),
      taken: add(mine, ({ taken }) => taken),
      toConfirm: add(mine, ({ toConfirm }) => toConfirm),
      ending: add(mine, ({ ending }) => ending),
      buildings: add(built, ({ buildings: all }) => all),
      headless: add(built, ({ headless }) => headless),
    };
  });
  return { area: { code: area.code, name: snapshot.describe(area) }, rows };
};

/** Duties the viewer has or had. */
export const myDuties = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listMyDuties>,
): Promise<Answer<typeof api.listMyDuties>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[number, string, string]>(q.cursor, ['number', 'moment?', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    if (personId === null) return { items: [], next: null };
    const found = await placesOf(tx, personId, after, q.limit + 1);
    const stands = (h: HolderRecord): number => (h.state === 'claimed' || h.state === 'confirmed' || h.state === 'active' ? 0 : 1);
    const page = cutPage(found, q.limit, (h) => [stands(h), h.claimedAt.toISOString(), h.id]);
    const duties = await dutiesById(tx, [...new Set(page.rows.map(({ dutyId }) => dutyId))]);
    const items = page.rows.flatMap((h) => {
      const d = duties.get(h.dutyId);
      return d ? [{ duty: presentOpen(eye, d), own: presentHolder(eye, d, h) }] : [];
    });
    return { items, next: page.next };
  });
};

/** What one who has a duty told of it, for them and for whoever manages it. @throws duties.holder_not_found */
export const reportsPage = async (
  context: Context,
  viewer: Viewer,
  id: string,
  q: Query<typeof api.listDutyReports>,
): Promise<Answer<typeof api.listDutyReports>> => {
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const h = await findHolder(tx, id);
    if (!h || !(isOwn(eye, h) || mayManage(viewer, pathOfCode(h.areaCode)))) return fail('duties.holder_not_found');
    const page = cutPage(await reportsOf(tx, id, after, q.limit + 1), q.limit, (r) => [r.day, r.id]);
    const items = page.rows.map((r) => ({
      id: r.id,
      day: r.day,
      minutes: r.minutes,
      words: openReport(eye.ring, r),
      at: r.at.toISOString(),
    }));
    return { items, next: page.next };
  });
};
