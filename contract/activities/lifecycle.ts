/*
 * The life of an activity and of a place in it. Free of zod, for pages of the phone.
 */

/** planned → held or not_held, told by whoever organises it once it has begun; planned → cancelled. */
export const activityStates = ['planned', 'held', 'not_held', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

/**
 * applied: waits for approval · waiting: for a seat · confirmed · attended · absent: confirmed and not there · excused: an absence that does not count ·
 * declined · cancelled · passed_on: somebody else took the place.
 */
export const participantStates = [
  'applied',
  'waiting',
  'confirmed',
  'attended',
  'absent',
  'excused',
  'declined',
  'cancelled',
  'passed_on',
] as const;
export type ParticipantState = (typeof participantStates)[number];

/** States in which somebody has a seat. */
export const seated: readonly ParticipantState[] = ['confirmed', 'attended', 'absent', 'excused'];
/** States in which somebody takes part or still may; one place per person and activity has one of these. */
export const standing: readonly ParticipantState[] = ['applied', 'waiting', ...seated];

export const participantSteps = [
  'cancel',
  'offer',
  'approve',
  'decline',
  'check_in',
  'check_out',
  'absent',
  'contest',
  'excuse',
  'certify',
] as const;
export type ParticipantStep = (typeof participantSteps)[number];

interface Step {
  readonly from: readonly ParticipantState[];
  /** Null: the state stays. */
  readonly to: ParticipantState | null;
  /** self: whoever has the place · organiser. */
  readonly by: readonly ('self' | 'organiser')[];
  /** Words are needed. */
  readonly words?: true;
  /** before: not once it has begun · begun: not earlier · over: not before it has ended. */
  readonly when?: 'before' | 'begun' | 'over';
}

/** Which steps a place can take, from where, and who takes them. */
export const steps: Readonly<Record<ParticipantStep, Step>> = {
  cancel: { from: ['applied', 'waiting', 'confirmed'], to: 'cancelled', by: ['self', 'organiser'], when: 'before' },
  // lets somebody else take the place; it stays one's own until then
  offer: { from: ['confirmed'], to: null, by: ['self'], when: 'before' },
  approve: { from: ['applied'], to: 'confirmed', by: ['organiser'], when: 'before' },
  decline: { from: ['applied', 'waiting'], to: 'declined', by: ['organiser'], words: true },
  check_in: { from: ['confirmed', 'absent'], to: 'attended', by: ['organiser'], when: 'begun' },
  check_out: { from: ['attended'], to: null, by: ['organiser'], when: 'begun' },
  absent: { from: ['confirmed'], to: 'absent', by: ['organiser'], when: 'over' },
  contest: { from: ['absent'], to: null, by: ['self'], words: true },
  excuse: { from: ['absent'], to: 'excused', by: ['organiser'], words: true },
  certify: { from: ['attended'], to: null, by: ['organiser'], when: 'over' },
};
