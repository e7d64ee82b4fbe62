import type { z } from 'zod';
import type { Duty, dutyDetail, Holder, openDuty } from '#contract/duties/api.ts';
import type { DutyClass } from '#contract/duties/kinds.ts';
import { type HolderStep, holderSteps, steps } from '#contract/duties/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { classLabel } from '../class-label.ts';
import type { Eye } from '../context.ts';
import { reportDue } from '../domain/dues.ts';
import { mayManage, mayRead } from '../policy.ts';
import { buildingNames, type DutyRecord, findDuty } from '../store/duties.ts';
import { claimsOf, type HolderRecord, holdersOf } from '../store/holders.ts';

/** Whether somebody is the one who has this place. */
export const isOwn = ({ viewer }: Eye, { accountId }: Pick<HolderRecord, 'accountId'>): boolean =>
  viewer !== null && accountId === viewer.accountId;

/** Steps the viewer may take now. Nobody takes the community's steps about themselves. */
export const stepsOf = (eye: Eye, h: HolderRecord): HolderStep[] => {
  const self = isOwn(eye, h);
  const community = !self && mayManage(eye.viewer, pathOfCode(h.areaCode));
  return holderSteps.filter((step) => {
    const { from, by } = steps[step];
    if (step === 'rate' && h.rating !== null) return false;
    return from.includes(h.state) && ((self && by.includes('self')) || (community && by.includes('community')));
  });
};

/** A duty as everybody sees it. */
export const presentOpen = (eye: Eye, d: DutyRecord): z.input<typeof openDuty> => {
  const { snapshot } = eye;
  const area = snapshot.findByPath(d.areaPath) ?? snapshot.root;
  return {
    id: d.id,
    class: d.class as DutyClass,
    classTitle: classLabel(eye, d.class),
    title: d.title,
    tasks: d.tasks,
    area: { code: area.code, name: snapshot.describe(area) },
    place: d.place,
    point: d.lon === null || d.lat === null ? null : { lon: d.lon, lat: d.lat },
    heads: d.heads,
    free: d.closedAt === null ? Math.max(0, d.heads - d.taken) : 0,
    skill: d.skill,
    minutesWeek: d.minutesWeek,
    fromOn: d.fromOn,
    untilOn: d.untilOn,
  };
};

/** Duties as lists of those see them who look after duties. */
export const presentDuties = async (eye: Eye, tx: Tx, rows: readonly DutyRecord[]): Promise<Duty[]> => {
  const claims = await claimsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const buildings = await buildingNames(
    tx,
    rows.flatMap(({ buildingId }) => buildingId ?? []),
  );
  return rows.map((d) => {
    const organisation = d.organisationId === null ? null : eye.book.get(d.organisationId);
    return {
      ...presentOpen(eye, d),
      building: d.buildingId === null ? null : { id: d.buildingId, name: buildings.get(d.buildingId) ?? '' },
      organisation: organisation && { id: organisation.id, name: organisation.name },
      office: d.office as Duty['office'],
      rhythm: d.rhythm,
      closed: d.closedAt !== null,
      version: d.version,
      toConfirm: claims.get(d.id) ?? 0,
      mayManage: mayManage(eye.viewer, d.areaPath),
    };
  });
};

/** Somebody in a duty: their own name to themselves, masked to others. */
export const presentHolder = (eye: Eye, d: DutyRecord, h: HolderRecord): Holder => ({
  id: h.id,
  dutyId: h.dutyId,
  name: isOwn(eye, h) ? h.name : maskName(h.name),
  personId: mayManage(eye.viewer, d.areaPath) ? h.personId : null,
  state: h.state,
  since: h.since.toISOString(),
  fromOn: h.fromOn,
  untilOn: h.untilOn,
  offered: h.offered,
  succeeds: h.insteadOf !== null && !h.counts,
  words: h.words,
  rating: h.rating,
  minutes: h.minutes,
  reportDue: h.state === 'active' && h.fromOn !== null ? reportDue(d.rhythm, h.fromOn, new Set(h.answered), eye.now, eye.days) : null,
  steps: stepsOf(eye, h),
});

/** One duty as the viewer may see it. @throws duties.duty_not_found */
export const dutyShown = async (eye: Eye, tx: Tx, id: string): Promise<z.input<typeof dutyDetail>> => {
  const d = (await findDuty(tx, id)) ?? fail('duties.duty_not_found');
  const [duty] = await presentDuties(eye, tx, [d]);
  const all = await holdersOf(tx, id);
  const own = all.find((h) => isOwn(eye, h)) ?? null;
  const reads = mayRead(eye.viewer, d.areaPath);
  return {
    ...(duty as Duty),
    ...(!reads && { toConfirm: 0, organisation: null }),
    holders: reads ? all.map((h) => presentHolder(eye, d, h)) : [],
    own: own && presentHolder(eye, d, own),
  };
};
