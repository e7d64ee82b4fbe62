import type { ActivityState, ParticipantState } from '#contract/activities/lifecycle.ts';
import { seated } from '#contract/activities/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { execute, jurisdictionOf, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { ownPerson } from '#modules/persons/index.ts';
import { bringHours, type PastHours } from '#modules/volunteers/index.ts';
import { servedIn, volunteers } from '../domain/place.ts';
import { sealSecret } from '../sealing.ts';
import { insertActivities, type NewActivity } from '../store/activities.ts';
import { changeParticipant, insertParticipant } from '../store/participants.ts';

/** An activity as it was, with who took part. */
export interface PastActivity extends NewActivity {
  readonly state: ActivityState;
  readonly reason: string | null;
  readonly minutes: string | null;
  readonly people: readonly {
    /** Null: somebody without an account. */
    readonly accountId: string | null;
    readonly name: string;
    readonly role: string | null;
    readonly state: ParticipantState;
    /** Of whoever is called by another module: the id of the place there, and whose it is. */
    readonly id?: string;
    readonly personId?: string;
  }[];
}

/** Enters activities that were announced elsewhere before, with who took part; whoever was there has the hours of their kind certified by `by`. */
export const bringActivities = async (tx: Tx, ring: Ring, all: readonly PastActivity[], by: string): Promise<void> => {
  const announced = (a: NewActivity): Date => new Date(+a.startsAt - 10 * 86_400_000);
  const [first] = all;
  if (!first) return;
  const hours: PastHours[] = [];
  const persons = new Map<string, string>();
  await insertActivities(tx, all, { createdBy: by, createdAt: announced(first) });
  for (const a of all) {
    for (const [n, { accountId, name, role, state, personId = null, id: given }] of a.people.entries()) {
      const id = given ?? idOf(+announced(a) + n);
      const was = state === 'attended';
      const secret = sealSecret(ring, id, { name: accountId === null ? name : null, phone: null, answers: [] });
      const place = {
        id,
        activityId: a.id,
        accountId,
        personId,
        role,
        state,
        joinedAt: new Date(+announced(a) + n * 3_600_000),
        insteadOf: null,
        doubts: [],
      };
      await insertParticipant(tx, { ...place, ...secret, checkedInAt: was ? a.startsAt : null });
      const served = was && a.state === 'held' ? servedIn(a, { checkedInAt: a.startsAt, checkedOutAt: a.endsAt }) : null;
      if (was) await changeParticipant(tx, id, { checkedOutAt: a.endsAt });
      if (served !== null) {
        if (accountId !== null && !persons.has(accountId))
          persons.set(accountId, await ownPerson(tx, jurisdictionOf(tx), ring, { accountId, anonymous: false }, { name }));
        const { kind, title, areaPath, organisationId } = a;
        hours.push({
          ...{ ...served, id, what: 'activities.activity', subjectId: a.id, kind, title, areaPath, organisationId },
          personId: accountId === null ? null : (persons.get(accountId) ?? null),
          day: shanghaiDay(a.startsAt),
          voluntary: volunteers(a.rules, role),
          recordedBy: accountId ?? by,
          certifiedBy: by,
          certifiedAt: new Date(+a.endsAt + 3_600_000),
        });
      }
      if (state === 'absent') await changeParticipant(tx, id, { absentAt: a.startsAt });
    }
    const taken = a.people.filter(({ role, state }) => role === null && seated.includes(state)).length;
    const waiting = a.people.filter(({ state }) => state === 'waiting').length;
    if (a.state === 'planned' && taken + waiting === 0) continue;
    await execute(
      tx,
      `update activities set state = $2, reason = $3, minutes = $4, taken = $5, waiting = $6 where jurisdiction_id = :jurisdiction and id = $1`,
      [a.id, a.state, a.reason, a.minutes, taken, waiting],
    );
  }
  await bringHours(tx, hours);
};
