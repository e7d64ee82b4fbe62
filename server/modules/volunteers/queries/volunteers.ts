import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName, maskPhone } from '#modules/persons/domain/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, areaShown, type Context, type Eye, eyeOf } from '../context.ts';
import { openGuardian } from '../guardians.ts';
import { codesWith, mayManage, mayRead } from '../policy.ts';
import { ownSums } from '../store/lists.ts';
import { findVolunteer, pageOfVolunteers, trainingsOf, type VolunteerRow } from '../store/volunteers.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

/** Hours from which an honour is given, star by star. Nobody but the volunteer is shown one. */
const stars = [100, 300, 600, 1000, 1500];

/** Volunteers as the viewer sees them: masked, but for themselves. */
export const presentVolunteers = async (eye: Eye, tx: Tx, rows: readonly VolunteerRow[]): Promise<api.Volunteer[]> => {
  const ids = rows.map(({ personId }) => personId);
  const trainings = Map.groupBy(await trainingsOf(tx, ids), ({ personId }) => personId);
  return rows.map((v) => {
    const self = v.accountId === eye.viewer.accountId;
    const manages = mayManage(eye.viewer, v.areaPath);
    const guardian = self || manages ? openGuardian(eye.ring, v.personId, v.guardianSealed) : null;
    return {
      personId: v.personId,
      name: self ? v.name : maskName(v.name),
      area: areaShown(eye, v.areaPath),
      skills: [...v.skills] as api.Volunteer['skills'],
      times: [...v.times],
      minor: v.minor,
      guardian: guardian && `${maskName(guardian.name)} ${maskPhone(guardian.phone)}`,
      insuredUntil: v.insuredUntil,
      trainings: (trainings.get(v.personId) ?? []).map(({ kind, on, until }) => ({ kind, on, until })),
      since: v.since,
      endedOn: v.endedOn,
      version: v.version,
      actions:
        v.endedOn !== null
          ? []
          : [...(self || manages ? (['change', 'end'] as const) : []), ...(manages && !self ? (['ready'] as const) : [])],
    };
  });
};

/** A volunteer the viewer is or manages. @throws volunteers.volunteer_not_found */
export const volunteerFor = async ({ viewer }: Eye, tx: Tx, personId: string, lock = false): Promise<VolunteerRow> => {
  const found = await findVolunteer(tx, personId, lock);
  const theirs = found !== null && (found.accountId === viewer.accountId || mayManage(viewer, found.areaPath));
  return theirs ? found : fail('volunteers.volunteer_not_found');
};
export const volunteerShown = async (eye: Eye, tx: Tx, personId: string): Promise<api.Volunteer> =>
  (await presentVolunteers(eye, tx, [await volunteerFor(eye, tx, personId)]))[0] ?? fail('volunteers.volunteer_not_found');

export const volunteersPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listVolunteers>,
): Promise<Answer<typeof api.listVolunteers>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const filter = {
    areas: codesWith(viewer, 'volunteers.read'),
    area: q.area === undefined ? null : areaOf(eye, q.area).code,
    skill: q.skill ?? null,
    q: q.q || null,
  };
  const after = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfVolunteers(tx, filter, after?.[0] ?? null, q.limit + 1), q.limit, (v) => [v.personId]);
    return { items: await presentVolunteers(eye, tx, rows), next, mayManage: mayManage(viewer) };
  });
};

/** The viewer as a volunteer. */
export const ownVolunteering = async (context: Context, viewer: Viewer): Promise<Answer<typeof api.myVolunteering>> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    if (personId === null) return { known: false, volunteer: null, minutes: 0, posted: 0, honour: 0 };
    const found = await findVolunteer(tx, personId);
    const { entered, posted } = await ownSums(tx, personId, eye.today);
    return {
      known: true,
      volunteer: found?.endedOn === null ? ((await presentVolunteers(eye, tx, [found]))[0] ?? null) : null,
      minutes: entered,
      posted,
      honour: stars.filter((least) => entered >= least * 60).length,
    };
  });
};
