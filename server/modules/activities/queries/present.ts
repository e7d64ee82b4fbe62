import type { z } from 'zod';
import type { ActivityRow, activityDetail, OwnPlace, Participant } from '#contract/activities/api.ts';
import { type ParticipantStep, participantSteps, seated } from '#contract/activities/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findOfSubject } from '#modules/documents/index.ts';
import type { Eye } from '../context.ts';
import { cancelUntil, checkInWindow, needsApproval, pausedUntil, refusalOf } from '../domain/place.ts';
import { certificateSource } from '../paper.ts';
import { mayJoin, organises, reads } from '../policy.ts';
import { openSecret } from '../sealing.ts';
import { type ActivityRecord, findActivity } from '../store/activities.ts';
import { absencesOf, type ParticipantRecord, participantsOf, placeOf } from '../store/participants.ts';

type Detail = z.input<typeof activityDetail>;

/** Where it takes place, if that was told. */
export const pointOf = ({ lon, lat }: ActivityRecord): Point | null => (lon === null || lat === null ? null : { lon, lat });

/** An activity as lists show it. */
export const presentRow = ({ snapshot }: Eye, a: ActivityRecord): ActivityRow => {
  const area = snapshot.findByPath(a.areaPath) ?? snapshot.root;
  return {
    id: a.id,
    seriesId: a.seriesId,
    kind: { code: a.kind, title: a.rules.title },
    title: a.title,
    area: { code: area.code, name: snapshot.describe(area) },
    organiser: a.organiser,
    place: a.place,
    startsAt: a.startsAt.toISOString(),
    endsAt: a.endsAt.toISOString(),
    state: a.state,
    seats: a.seats,
    taken: a.taken,
    waiting: a.waiting,
  };
};

/** When a kind lets somebody join again after being absent too often; null: at any time. */
export const pauseOf = async ({ now }: Eye, tx: Tx, a: ActivityRecord, accountId: string): Promise<Date | null> => {
  const rule = a.rules.noShow;
  if (rule === null) return null;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - rule.months);
  since.setUTCDate(since.getUTCDate() - rule.days);
  return pausedUntil(rule, await absencesOf(tx, accountId, a.kind, since), now);
};

const stepsOf = (eye: Eye, a: ActivityRecord, p: ParticipantRecord, by: { self: boolean; organiser: boolean }): ParticipantStep[] =>
  a.state === 'cancelled' || a.state === 'not_held'
    ? []
    : participantSteps.filter(
        (step) =>
          refusalOf(step, a, p.state, by, eye.now, null) === null &&
          !(step === 'offer' && p.offered) &&
          !(step === 'check_out' && (!a.rules.checkOut || p.checkedOutAt !== null)) &&
          !(step === 'contest' && p.contested !== null) &&
          !(step === 'certify' && p.hours !== null),
      );

type Place = Omit<OwnPlace, 'pausedUntil' | 'documentId'>;
const presentPlace = (eye: Eye, a: ActivityRecord, p: ParticipantRecord, by: { self: boolean; organiser: boolean }): Place => ({
  id: p.id,
  state: p.state,
  role: p.role,
  offered: p.offered,
  checkedInAt: p.checkedInAt?.toISOString() ?? null,
  checkedOutAt: p.checkedOutAt?.toISOString() ?? null,
  minutes: p.minutes,
  certified: p.hours === 'certified',
  contested: p.contested,
  decision: p.decision,
  steps: stepsOf(eye, a, p, by),
});

/** A place as whoever has it sees it. */
export const presentOwn = async (eye: Eye, tx: Tx, a: ActivityRecord, p: ParticipantRecord): Promise<OwnPlace> => ({
  ...presentPlace(eye, a, p, { self: true, organiser: false }),
  pausedUntil: p.accountId === null ? null : ((await pauseOf(eye, tx, a, p.accountId))?.toISOString() ?? null),
  documentId: p.hours !== 'certified' ? null : ((await findOfSubject(tx, certificateSource, p.id))?.id ?? null),
});

/** Everybody who takes part, for whoever organises it. */
export const presentParticipants = async (
  eye: Eye,
  tx: Tx,
  a: ActivityRecord,
  all: readonly ParticipantRecord[],
): Promise<Participant[]> => {
  const names = await eye.context.accounts.contacts(
    all.flatMap(({ accountId }) => accountId ?? []),
    tx,
  );
  return all.map((p) => {
    const secret = openSecret(eye.ring, p);
    return {
      ...presentPlace(eye, a, p, { self: false, organiser: true }),
      name: (p.accountId === null ? secret?.name : names.get(p.accountId)?.name) ?? '—',
      phone: secret?.phone ? `${secret.phone.slice(0, 3)}****${secret.phone.slice(-4)}` : null,
      answers: [...(secret?.answers ?? [])],
      doubts: [...p.doubts],
    };
  });
};

/** Why somebody cannot take a seat now; null: they can, or can wait for one. */
const whyNot = (eye: Eye, a: ActivityRecord, own: ParticipantRecord | null, paused: Date | null): ErrorCode | null => {
  if (a.state !== 'planned') return 'activities.over';
  if (eye.now >= a.startsAt) return 'activities.begun';
  if (eye.viewer === null) return 'session.required';
  if (own !== null && !['declined', 'cancelled', 'passed_on'].includes(own.state)) return 'activities.joined';
  if (!mayJoin(a.rules.join, eye.viewer)) return 'activities.not_for_you';
  if (paused) return 'activities.paused';
  return a.seats !== null && a.taken >= a.seats && !a.rules.waiting ? 'activities.full' : null;
};

const actionsOf = (eye: Eye, a: ActivityRecord, all: readonly ParticipantRecord[]): Detail['actions'] => {
  const [begun, over] = [eye.now >= checkInWindow(a).from, eye.now >= a.endsAt];
  const live = a.state === 'planned';
  const certifiable = all.some(({ state, hours }) => state === 'attended' && hours === null) && a.rules.hours.rule !== 'none';
  return [
    ...(live && !over ? (['change', 'cancel', 'add'] as const) : []),
    ...(live && begun && a.rules.checkIn === 'qr' ? (['screen'] as const) : []),
    ...(live && eye.now >= a.startsAt ? (['hold', 'not_hold'] as const) : []),
    ...((live || a.state === 'held') && a.rules.minutes && eye.now >= a.startsAt ? (['record'] as const) : []),
    ...((live || a.state === 'held') && over && certifiable ? (['certify'] as const) : []),
    ...(a.seriesId !== null ? (['end_series'] as const) : []),
  ];
};

/** One activity as the viewer may see it. @throws activities.activity_not_found */
export const presentActivity = async (eye: Eye, tx: Tx, id: string): Promise<Detail> => {
  const { viewer } = eye;
  const a = (await findActivity(tx, id)) ?? fail('activities.activity_not_found');
  const own = viewer === null || viewer.anonymous ? null : await placeOf(tx, id, viewer.accountId);
  const organiser = organises(viewer, a.areaPath);
  if (!a.rules.open && own === null && !reads(viewer, a.areaPath)) fail('activities.activity_not_found');
  const all = await participantsOf(tx, id);
  const count = (test: (p: ParticipantRecord) => boolean): number => all.filter(test).length;
  const paused = viewer === null || viewer.anonymous ? null : await pauseOf(eye, tx, a, viewer.accountId);
  const why = whyNot(eye, a, own, paused);
  const window = checkInWindow(a);
  const canRole = (who: Detail['join']['who']): boolean =>
    viewer !== null && (why === null || why === 'activities.full' || why === 'activities.not_for_you') && mayJoin(who, viewer);
  return {
    ...presentRow(eye, a),
    version: a.version,
    text: a.text,
    point: pointOf(a),
    roomId: a.roomId,
    roles: a.rules.roles.map(({ code, title, number, who }) => {
      const filled = count((p) => p.role === code && seated.includes(p.state));
      return { code, title, number, filled, who, open: filled < number && canRole(who) };
    }),
    join: {
      who: a.rules.join,
      approval: needsApproval(a.rules, a.rules.join),
      questions: a.rules.questions,
      risk: a.rules.needs?.risk ?? null,
      may: why === null,
      why,
      data: paused ? { until: shanghaiDay(paused) } : {},
      cancelUntil: cancelUntil(a).toISOString(),
    },
    checkIn: { how: a.rules.checkIn, out: a.rules.checkOut, from: window.from.toISOString(), until: window.until.toISOString() },
    record: {
      wanted: a.rules.minutes,
      words: organiser || own !== null || reads(viewer, a.areaPath) ? a.minutes : null,
      attended: count(({ state }) => state === 'attended'),
      absent: count(({ state }) => state === 'absent'),
      toCertify: a.rules.hours.rule === 'none' ? 0 : count(({ state, hours }) => state === 'attended' && hours === null),
    },
    reason: a.reason,
    own: own && (await presentOwn(eye, tx, a, own)),
    participants: organiser ? await presentParticipants(eye, tx, a, all) : null,
    actions: organiser ? actionsOf(eye, a, all) : [],
  };
};
