import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Command } from '#kernel/command.ts';
import { AppError, fail } from '#kernel/errors.ts';
import { ownPerson, personFor, tiedPerson } from '#modules/persons/index.ts';
import type { Eye } from '../context.ts';
import { servedIn, volunteers } from '../domain/place.ts';
import { openSecret } from '../sealing.ts';
import type { ActivityRecord } from '../store/activities.ts';
import { hasActed } from '../store/acts.ts';
import { type ParticipantRecord, participantsOf } from '../store/participants.ts';
import { attendance } from './check-in.ts';

/** The person who has a place: whom the organiser entered, whoever has the account, or whoever is known by name and phone; null: a guest by name alone. */
const personOf = async (eye: Eye, { tx, jurisdictionId }: Command, p: ParticipantRecord, voluntary: boolean): Promise<string | null> => {
  if (p.personId !== null) return p.personId;
  if (p.accountId !== null) {
    if (!voluntary) return tiedPerson(tx, p.accountId);
    const name = (await eye.context.accounts.contacts([p.accountId], tx)).get(p.accountId)?.name;
    return ownPerson(tx, jurisdictionId, eye.ring, { accountId: p.accountId, anonymous: false }, name === undefined ? null : { name });
  }
  const secret = openSecret(eye.ring, p);
  if (!voluntary || !secret?.name || !secret.phone) return null;
  return personFor(tx, jurisdictionId, eye.ring, { name: secret.name, phone: secret.phone, partyMember: false, phoneShared: true });
};

/**
 * Certifies the hours of a place: they go into the one record of served time. What the participant showed by the code on the spot is recorded by them, the rest by
 * whoever certifies.
 * @param most minutes that count instead of what was computed, never more
 * @throws activities.no_hours, and what {@link Hours.record} throws
 */
export const certifyPlace = async (
  eye: Eye,
  running: Command,
  a: ActivityRecord,
  p: ParticipantRecord,
  most: number | null,
): Promise<void> => {
  const { tx, actorId } = running;
  if (p.hours !== null) fail('activities.step_not_possible');
  const served = servedIn(a, p) ?? fail('activities.no_hours');
  const certifiedBy = actorId ?? fail('session.forbidden');
  const voluntary = volunteers(a.rules, p.role);
  const shown = p.accountId !== null && (await hasActed(tx, attendance, a.id, p.accountId));
  const timed = served.until > served.from;
  await eye.context.volunteers.hours.record(tx, {
    id: p.id,
    person: await personOf(eye, running, p, voluntary),
    what: 'activities.activity',
    subjectId: a.id,
    kind: a.kind,
    title: a.title,
    day: shanghaiDay(a.startsAt),
    from: timed ? served.from : null,
    until: timed ? served.until : null,
    minutes: Math.min(served.minutes, most ?? served.minutes),
    areaId: (eye.snapshot.findByPath(a.areaPath) ?? eye.snapshot.root).id,
    organisationId: a.organisationId,
    recordedBy: shown && p.accountId !== null ? p.accountId : certifiedBy,
    certifiedBy,
    voluntary,
  });
};

/**
 * Certifies everybody who was there; who cannot be – whoever certifies, somebody who served elsewhere at that time – stays as they are, to be seen to one by one.
 * @throws activities.no_hours where nobody has any; what keeps the first where nobody can be
 */
export const certifyAll = async (eye: Eye, running: Command, a: ActivityRecord): Promise<void> => {
  const open = (await participantsOf(running.tx, a.id)).filter(
    (p) => p.state === 'attended' && p.hours === null && servedIn(a, p) !== null,
  );
  if (open.length === 0) fail('activities.no_hours');
  const refused: AppError[] = [];
  for (const p of open)
    try {
      await certifyPlace(eye, running, a, p, null);
    } catch (error) {
      // refused before anything was written
      if (!(error instanceof AppError)) throw error;
      refused.push(error);
    }
  if (refused.length === open.length) throw refused[0];
};
