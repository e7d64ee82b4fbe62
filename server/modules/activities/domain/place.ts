import { approvedJoiners, codeSeconds, type Joiners } from '#contract/activities/kind-values.ts';
import type { ActivityKind } from '#contract/activities/kinds.ts';
import { type ParticipantState, type ParticipantStep, seated, steps } from '#contract/activities/lifecycle.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';

const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

/** What the rules of a place look at in its activity. */
export interface Occasion {
  readonly rules: ActivityKind;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Between which moments one checks in. */
export const checkInWindow = ({ rules, startsAt }: Occasion): { from: Date; until: Date } => ({
  from: new Date(+startsAt - rules.early * minute),
  until: new Date(+startsAt + rules.late * minute),
});

/** Until when one cancels by oneself. */
export const cancelUntil = ({ rules, startsAt }: Occasion): Date => new Date(+startsAt - rules.cancelHours * hour);

/** Whether whoever joins is approved first: their kind says so, or they are of a sort the platform cannot tell. */
export const needsApproval = (rules: ActivityKind, who: Joiners): boolean => rules.approval || approvedJoiners.includes(who);

/** Until when somebody who was absent that often does not join; null: nothing keeps them. It ends by itself, and nothing is stored. */
export const pausedUntil = (rule: ActivityKind['noShow'], absences: readonly Date[], now: Date): Date | null => {
  if (rule === null) return null;
  const ends = absences.flatMap((last, i) => {
    const first = absences[i - rule.times + 1];
    if (first === undefined) return [];
    const within = new Date(first);
    within.setUTCMonth(within.getUTCMonth() + rule.months);
    return last <= within ? [+last + rule.days * day] : [];
  });
  const end = Math.max(...ends, 0);
  return end > +now ? new Date(end) : null;
};

/** When somebody served, and the minutes of it that count. */
export interface Served {
  readonly from: Date;
  readonly until: Date;
  readonly minutes: number;
}

/**
 * What counts for somebody who was there: as long as it was announced, or from coming to going, neither before it began nor long after it ended; at most
 * what the kind allows. Null: there are no hours, or nobody knows when they went.
 */
export const servedIn = (
  { rules, startsAt, endsAt }: Occasion,
  { checkedInAt, checkedOutAt }: { readonly checkedInAt: Date | null; readonly checkedOutAt: Date | null },
): Served | null => {
  const { rule, most } = rules.hours;
  const between = (from: number, until: number): Served => ({
    from: new Date(from),
    until: new Date(until),
    minutes: Math.min(Math.max(0, Math.floor((until - from) / minute)), most ?? Number.POSITIVE_INFINITY),
  });
  if (rule === 'none' || checkedInAt === null) return null;
  if (rule === 'fixed') return between(+startsAt, +endsAt);
  const from = Math.max(+startsAt, +checkedInAt);
  if (checkedOutAt === null) return rules.checkOut ? null : between(from, +endsAt);
  return between(from, Math.min(+endsAt + hour, +checkedOutAt));
};

/** Minutes of it. */
export const minutesOf = (occasion: Occasion, place: Parameters<typeof servedIn>[1]): number | null =>
  servedIn(occasion, place)?.minutes ?? null;

/** Whether the time of a place is volunteering: guests and those at work do not volunteer. */
export const volunteers = ({ voluntary }: ActivityKind, role: string | null): boolean =>
  voluntary === 'all' || (voluntary === 'roles' && role !== null);

/** How many roles of an activity nobody has taken. */
export const missingRoles = (
  { roles }: ActivityKind,
  people: readonly { readonly role: string | null; readonly state: ParticipantState }[],
): number =>
  roles.reduce(
    (sum, { code, number }) =>
      sum + Math.max(0, number - people.filter(({ role, state }) => role === code && seated.includes(state)).length),
    0,
  );

/** Why a step cannot be taken; null: it can. */
export const refusalOf = (
  step: ParticipantStep,
  occasion: Occasion,
  state: ParticipantState,
  by: { readonly self: boolean; readonly organiser: boolean },
  now: Date,
  words: string | null,
): ErrorCode | null => {
  const rule = steps[step];
  const { startsAt, endsAt, rules } = occasion;
  if (!rule.by.some((one) => by[one])) return 'session.forbidden';
  if (!rule.from.includes(state)) return 'activities.step_not_possible';
  if (rule.when === 'before' && now >= startsAt) return 'activities.begun';
  if (rule.when === 'begun' && now < checkInWindow(occasion).from) return 'activities.not_begun';
  if (rule.when === 'over' && now < endsAt) return 'activities.not_over';
  if (step === 'cancel' && !by.organiser && now > cancelUntil(occasion)) return 'activities.too_late';
  if (step === 'certify' && rules.hours.rule === 'none') return 'activities.no_hours';
  return rule.words && words !== null && words.length < 2 ? 'activities.words_needed' : null;
};

/** Which of the codes shown on the spot a moment has. */
export const codeSlot = (at: Date): number => Math.floor(+at / (codeSeconds * 1_000));
