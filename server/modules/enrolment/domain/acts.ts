import { actsOf, type EnrolmentAct, type EnrolmentState, lifecycle, type Standing } from '#contract/enrolment/lifecycle.ts';
import { monthsAfter } from '#kernel/calendar.ts';

/** What an act needs to know of an enrolment. */
export interface Now {
  readonly state: EnrolmentState;
  readonly awayUntil: string | null;
  readonly excusedUntil: string | null;
  readonly renewBy: string | null;
}
export interface Asked {
  readonly act: EnrolmentAct;
  readonly until: string | null;
  readonly reason: string | null;
}
export interface After extends Now {
  readonly endedOn: string | null;
  readonly why: string | null;
}
/** Why it cannot be: the code of the error. */
export type Refusal = 'enrolment.not_now' | 'enrolment.own' | 'enrolment.day_needed' | 'enrolment.reason_needed';

/** Whether somebody is excused on a day. */
export const excusedOn = (now: Pick<Now, 'excusedUntil'>, day: string): boolean => now.excusedUntil !== null && now.excusedUntil >= day;

/**
 * What becomes of an enrolment by an act, or why it cannot be taken.
 * @param renewMonths months after which somebody is asked again; 0: never
 */
export const decide = (now: Now, asked: Asked, standing: readonly Standing[], today: string, renewMonths: number): After | Refusal => {
  const { act, until, reason } = asked;
  if ((act === 'confirm' || act === 'refuse') && standing.includes('own')) return 'enrolment.own';
  if (!actsOf(now.state, standing, excusedOn(now, today)).includes(act)) return 'enrolment.not_now';
  if ((act === 'go_away' || act === 'excuse') && (until === null || until < today)) return 'enrolment.day_needed';
  if (act === 'refuse' && reason === null) return 'enrolment.reason_needed';
  const state = lifecycle[now.state][act]?.to ?? now.state;
  const over = state === 'ended' || state === 'refused';
  const asks = (act === 'confirm' || act === 'renew') && renewMonths > 0 ? monthsAfter(today, renewMonths) : now.renewBy;
  return {
    state,
    awayUntil: state === 'away' ? (act === 'go_away' ? until : now.awayUntil) : null,
    excusedUntil: act === 'excuse' ? until : act === 'lift' || over ? null : now.excusedUntil,
    renewBy: over ? null : asks,
    endedOn: over ? today : null,
    why: act === 'refuse' ? reason : null,
  };
};
