import type { ActivityKind } from '#contract/activities/kinds.ts';
import { shippedKinds } from '#contract/activities/kinds.ts';
import { seated } from '#contract/activities/lifecycle.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { kindsIn } from './kinds.ts';
import { changeActivityRow, insertActivities } from './store/activities.ts';
import { changeParticipant, insertParticipant, participantsOf } from './store/participants.ts';

/** Something convened by another module, which says when and where; who is called and who came is an activity's. */
export interface Occasion {
  readonly id: string;
  readonly title: string;
  readonly areaPath: string;
  readonly organisationId: string | null;
  readonly organiser: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
/** Somebody who is called. */
export interface Called {
  readonly id: string;
  readonly accountId: string | null;
  readonly personId: string;
}

export interface Occasions {
  /** How a kind is held here: whoever is called reads the code on the spot, or is ticked. Awaited before the transaction. */
  rules(jurisdictionId: string, kind: string): Promise<ActivityKind>;
  announce(tx: Tx, rules: ActivityKind, one: Occasion, by: { actorId: string; at: Date }): Promise<void>;
  /** Gives places to those called; ids are the caller's. */
  call(tx: Tx, activityId: string, called: readonly Called[], at: Date): Promise<void>;
  change(tx: Tx, id: string, to: Pick<Occasion, 'title' | 'place' | 'startsAt' | 'endsAt'>): Promise<void>;
  cancel(tx: Tx, id: string, reason: string): Promise<void>;
  /** Ticks somebody, or takes that back. */
  tick(tx: Tx, placeId: string, present: boolean, at: Date): Promise<void>;
  /** It took place. */
  hold(tx: Tx, id: string): Promise<void>;
  /** Says which activities are another module's to move and cancel. */
  keep(mine: (tx: Tx, activityId: string) => Promise<boolean>): void;
  /** @throws activities.kept_elsewhere */
  requireFree(tx: Tx, activityId: string): Promise<void>;
}

/** What other modules convene as activities. */
export const createOccasions = (kernel: Kernel): Occasions => {
  const keepers: ((tx: Tx, activityId: string) => Promise<boolean>)[] = [];
  return {
    rules: async (jurisdictionId, kind) => {
      const all = [...(await kindsIn(kernel, jurisdictionId)), ...shippedKinds];
      const rules = all.find(({ code }) => code === kind) ?? fail('activities.kind_unknown', { code: kind });
      return { ...rules, open: false, planned: false, join: 'invited', approval: false, waiting: false, checkIn: 'qr' };
    },
    announce: (tx, rules, one, { actorId, at }) =>
      insertActivities(
        tx,
        [{ ...one, seriesId: null, dueKey: null, kind: rules.code, rules, text: '', roomId: null, lon: null, lat: null, seats: null }],
        { createdBy: actorId, createdAt: at },
      ),
    call: async (tx, activityId, called, at) => {
      for (const { id, accountId, personId } of called)
        await insertParticipant(tx, {
          ...{ id, activityId, accountId, personId, role: null, state: 'confirmed', joinedAt: at, insteadOf: null },
          ...{ sealed: null, keyVersion: null, checkedInAt: null, doubts: [] },
        });
      const taken = (await participantsOf(tx, activityId)).filter(({ state }) => seated.includes(state)).length;
      await changeActivityRow(tx, activityId, { taken });
    },
    change: (tx, id, to) => changeActivityRow(tx, id, to),
    cancel: (tx, id, reason) => changeActivityRow(tx, id, { state: 'cancelled', reason }),
    tick: (tx, placeId, present, at) =>
      changeParticipant(
        tx,
        placeId,
        present ? { state: 'attended', checkedInAt: at, absentAt: null } : { state: 'confirmed', checkedInAt: null },
      ),
    hold: (tx, id) => changeActivityRow(tx, id, { state: 'held' }),
    keep: (mine) => void keepers.push(mine),
    requireFree: async (tx, activityId) => {
      for (const mine of keepers) if (await mine(tx, activityId)) fail('activities.kept_elsewhere');
    },
  };
};
