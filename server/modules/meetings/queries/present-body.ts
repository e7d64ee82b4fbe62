import { settingOf } from '#contract/kernel/settings.ts';
import type { BodyDetail, MeetingBody } from '#contract/meetings/api.ts';
import { aheadDays } from '#contract/meetings/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Due, duesBetween } from '#modules/activities/domain/index.ts';
import { areaTold, type Eye, type View } from '../context.ts';
import { mayRead, mayRun } from '../policy.ts';
import { type BodyRecord, bodiesIn, type CountedBody, membersOf } from '../store/bodies.ts';
import { dueKeysOf, raisedSince } from '../store/meetings.ts';
import { organisationNames } from '../store/organisations.ts';

const dayLong = 86_400_000;

/** When the rhythm of a body, or of its kind, has it meet in the days ahead. */
export const duesAhead = (view: View, body: Pick<BodyRecord, 'kind' | 'rhythm'>): Due[] => {
  const rhythm = body.rhythm ?? view.kinds.find(({ code }) => code === body.kind)?.rhythm ?? null;
  if (rhythm === null) return [];
  const until = new Date(+view.now + settingOf(aheadDays, view.settings) * dayLong);
  return duesBetween(rhythm, view.now, until, (n) => view.days.worked(n)).filter(({ from }) => from > view.now);
};

const kindTold = (view: View, code: string) => ({
  code,
  title: view.kinds.find((one) => one.code === code)?.title ?? { zh: code, en: null },
});

export const presentBody = (eye: Eye, b: CountedBody, names: ReadonlyMap<string, string>): MeetingBody => ({
  id: b.id,
  kind: kindTold(eye, b.kind),
  name: b.name,
  area: areaTold(eye, b.areaPath),
  organisation: b.organisationId === null ? null : { id: b.organisationId, name: names.get(b.organisationId) ?? '' },
  place: b.place,
  rhythm: b.rhythm,
  version: b.version,
  endedOn: b.endedOn,
  members: b.members,
  open: b.open,
  next: b.nextId === null || b.nextAt === null ? null : { id: b.nextId, startsAt: b.nextAt.toISOString() },
  mayRun: b.endedOn === null && mayRun(eye.viewer, b.areaPath),
});

/** One body with its members and the days it meets. @throws meetings.body_not_found */
export const bodyShown = async (eye: Eye, tx: Tx, id: string): Promise<BodyDetail> => {
  const [found] = await bodiesIn(tx, [], eye.today, eye.now, [id]);
  if (!found || !mayRead(eye.viewer, found.areaPath)) return fail('meetings.body_not_found');
  const names = await organisationNames(tx, found.organisationId === null ? [] : [found.organisationId]);
  const arranged = await dueKeysOf(tx, id, eye.now);
  return {
    ...presentBody(eye, found, names),
    people: (await membersOf(tx, id)).map((m) => ({
      id: m.id,
      name: m.name,
      organisation: m.organisationId === null ? null : { id: m.organisationId, name: m.organisationName ?? '' },
      role: m.role,
      fromOn: m.fromOn,
      untilOn: m.untilOn,
      reached: m.accountId !== null,
    })),
    dues: duesAhead(eye, found)
      .filter(({ key }) => !arranged.has(key))
      .map(({ key, from, until }) => ({ key, startsAt: from.toISOString(), endsAt: until.toISOString() })),
    raised: await raisedSince(tx, id, new Date(+eye.now - 365 * dayLong)),
  };
};
