import { fail } from '#kernel/errors.ts';
import type { Condition, TurningPoints } from './conditions.ts';
import { type EventRow, eventsOf } from './store/cases.ts';

type Holds = (events: readonly EventRow[], reporterId: string | null) => boolean;
const condition = (code: `cases.${string}`, refusal: Parameters<typeof fail>[0], holds: Holds): Condition => ({
  code,
  chosen: true,
  check: async (tx, { id, reporterId }) => {
    if (!holds(await eventsOf(tx, [id]), reporterId)) fail(refusal);
  },
});

/** Where the present round of handling began: whatever was shown before was for another answer. */
const round = (events: readonly EventRow[]): readonly EventRow[] =>
  events.slice(events.findLastIndex(({ action }) => action === 'reopen' || action === 'rework') + 1);

/** Somebody who handles or checks took a photo there. */
const spotPhoto: Holds = (events) =>
  round(events).some(({ action, attachments }) => ['verify', 'progress', 'answer', 'check'].includes(action) && attachments.length > 0);
/** The reporter was asked, or answered by themselves. */
const contactMade: Holds = (events) => round(events).some(({ action }) => action === 'call_back');
/** Somebody other than who answered has checked since the last answer. */
const reInspected: Holds = (events) => {
  const answered = events.findLastIndex(({ action }) => action === 'answer');
  return events.slice(answered + 1).some(({ action }) => action === 'check');
};

/** The conditions of the case loop itself, for types to choose from. */
export const addOwnConditions = ({ filing, closing }: TurningPoints): void => {
  filing.add(condition('cases.spot_photo', 'case.condition_spot_photo', spotPhoto));
  closing.add(condition('cases.spot_photo', 'case.condition_spot_photo', spotPhoto));
  closing.add(condition('cases.contact_made', 'case.condition_contact_made', contactMade));
  closing.add(condition('cases.re_inspected', 'case.condition_re_inspected', reInspected));
};
