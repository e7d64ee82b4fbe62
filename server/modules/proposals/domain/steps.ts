import type { MethodStep } from '#contract/proposals/methods.ts';
import { type StepKind, talks } from '#contract/proposals/values.ts';
import { daysAfter } from '#kernel/calendar.ts';

/** A step as far as its days and state go. */
interface Standing {
  readonly number: number;
  readonly state: string;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
}

/** The step that runs. */
export const runningOf = <S extends Standing>(steps: readonly S[]): S | null => steps.find(({ state }) => state === 'running') ?? null;
/** The step that is next to begin; null while one runs, and behind the last. */
export const nextOf = <S extends Standing>(steps: readonly S[]): S | null =>
  runningOf(steps) ? null : (steps.find(({ state }) => state === 'waiting') ?? null);

/** Whether a running step is within its days. */
export const within = ({ fromOn, untilOn }: Standing, today: string): boolean =>
  fromOn !== null && untilOn !== null && fromOn <= today && today <= untilOn;

/** The first day on which a step may begin that is announced today. */
export const earliest = ({ noticeDays }: Pick<MethodStep, 'noticeDays'>, today: string): string => daysAfter(today, noticeDays);
/** The first last day of a step that begins on a day. */
export const shortest = ({ days }: Pick<MethodStep, 'days'>, fromOn: string): string => daysAfter(fromOn, days - 1);

/**
 * The first day on which a running step may be ended. Whoever is asked in public is asked to the end of the last day; what some meet about is over when
 * they have met.
 */
export const endsFrom = ({ kind, participants }: Pick<MethodStep, 'kind' | 'participants'>, { fromOn, untilOn }: Standing): string => {
  const [from, until] = [fromOn ?? '', untilOn ?? ''];
  const lasting: readonly StepKind[] = ['discuss', 'publish', 'evaluate'];
  if (!lasting.includes(kind)) return from;
  return kind === 'discuss' && participants !== 'residents' ? until : daysAfter(until, 1);
};

/** Whether a step that decides came to nothing – no quorum, a vote declared void – and waits to be announced again. */
export const mustBeHeldAgain = (
  { kind }: Pick<MethodStep, 'kind'>,
  { state, way }: Pick<Standing, 'state'> & { readonly way: string | null },
): boolean => kind === 'decide' && state === 'running' && way === null;

/** Whether the text may be changed: in a draft, while it is proposed and while it is talked about. */
export const textOpen = (state: string, running: Pick<MethodStep, 'kind'> | null): boolean =>
  state === 'draft' || (state === 'running' && running !== null && (running.kind === 'propose' || talks(running.kind)));
