import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { lastingStates } from '#contract/enrolment/lifecycle.ts';
import type { findHomeUnits, getMyEnrolments, listMembers } from '#contract/enrolment/members.ts';
import { activitiesAMonth } from '#contract/enrolment/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { unitsOf } from '../policy.ts';
import { currentOf, pageOfMembers, pastOf } from '../store/enrolments.ts';
import { findHome } from '../store/units.ts';
import { codesAsked } from './codes.ts';
import { presentEnrolment } from './present.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Own enrolments. A device without an account has none. */
export const myEnrolments = async (context: Context, viewer: Viewer): Promise<z.input<typeof getMyEnrolments.response>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    const current = personId && (await currentOf(tx, personId));
    const past = personId ? await pastOf(tx, personId, 10) : [];
    return {
      current: current ? presentEnrolment(eye, current) : null,
      past: past.map((row) => presentEnrolment(eye, row)),
      activitiesAMonth: settingOf(activitiesAMonth, eye.settings),
    };
  });
};

/** Members of areas, or of a unit for whose branch the viewer stands. @throws session.forbidden, territory.area_not_found */
export const members = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof listMembers>,
): Promise<z.input<typeof listMembers.response>> => {
  const eye = await eyeOf(context, viewer);
  if (q.unit !== undefined && !unitsOf(viewer).includes(q.unit)) fail('session.forbidden');
  const codes = q.unit === undefined ? codesAsked(eye, q.area) : null;
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfMembers(tx, {
      codes,
      unitId: q.unit ?? null,
      states: q.state?.length ? q.state : lastingStates,
      groupId: q.group ?? null,
      renewBefore: q.renew ? eye.today : null,
      q: q.q || null,
      before,
      limit: q.limit + 1,
    });
    const { rows, next } = cutPage(found, q.limit, ({ id }) => [id]);
    return { items: rows.map((row) => presentEnrolment(eye, row)), next };
  });
};

export const homeUnits = (context: Context, viewer: Viewer, q: string): Promise<z.input<typeof findHomeUnits.response>> =>
  context.kernel.db.read(accessOf(viewer), async (tx) => ({ items: await findHome(tx, q, 12) }));
