import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { listCare, listCareVisitors } from '#contract/care/records.ts';
import { renewDays } from '#contract/care/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { rhythmDays } from '../domain/care.ts';
import { careAreas, codesOf } from '../policy.ts';
import { pageOfRecords } from '../store/records.ts';
import { visitorsOf } from '../visitors.ts';
import { presentRows } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Records last seen before these moments are late today: the day by which somebody looks in has passed in Shanghai. */
export const seenBefore = ({ today }: Pick<Eye, 'today'>) => {
  const start = (days: number): Date => new Date(`${daysAfter(today, -days)}T00:00:00+08:00`);
  return { week: start(rhythmDays.week), month: start(rhythmDays.month), quarter: start(rhythmDays.quarter) };
};

/** @throws session.forbidden */
export const carePage = async (context: Context, viewer: Viewer, q: Query<typeof listCare>): Promise<z.input<typeof listCare.response>> => {
  const areas = careAreas(viewer);
  if (areas.length === 0) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfRecords(tx, eye.today, {
      accountId: viewer.accountId,
      codes: codesOf(areas),
      classes: q.class?.length ? q.class : null,
      consentBy: q.renew ? daysAfter(eye.today, settingOf(renewDays, eye.settings)) : null,
      seenBefore: q.late ? seenBefore(eye) : null,
      before,
      limit: q.limit + 1,
    });
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: await presentRows(eye, tx, rows), next, mayKeep: can(viewer, 'care.keep') };
  });
};

/** Who may visit in an area, for whoever keeps records there. @throws territory.area_not_found, session.forbidden */
export const careVisitors = async (
  context: Context,
  viewer: Viewer,
  { area: code }: Query<typeof listCareVisitors>,
): Promise<z.input<typeof listCareVisitors.response>> => {
  const eye = await eyeOf(context, viewer);
  const area = eye.snapshot.find(code) ?? fail('territory.area_not_found', { code });
  if (!can(viewer, 'care.keep', area.path)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await visitorsOf(context, tx, viewer.jurisdictionId, eye.now, area.path);
    const names = await context.accounts.contacts([...found.keys()], tx);
    const items = [...found].map(([id, { keeps }]) => ({ id, name: names.get(id)?.name ?? '', keeps }));
    return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh')) };
  });
};
