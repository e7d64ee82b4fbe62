import type { FieldAct } from '#contract/activities/act.ts';
import { type Doubt, usualMetres, vagueMetres } from '#contract/activities/act-values.ts';
import { metresBetween } from '#contract/kernel/distance.ts';
import type { Point } from '#contract/kernel/values.ts';

const minute = 60_000;
const minutesBetween = (from: number, to: number): number => Math.round((to - from) / minute);

/**
 * When an act took place by the clock of the platform: as long before it arrived as the phone says it was before it was sent, so that a wrong clock
 * does no harm; never after it arrived. The clock itself is doubted when it differs by more than `clockMinutes`; the value has its sign.
 */
export const timeOfAct = (act: FieldAct, receivedAt: Date, clockMinutes: number): { actedAt: Date; doubts: Doubt[] } => {
  const received = receivedAt.getTime();
  const skew = received - Date.parse(act.sentAt);
  const actedAt = new Date(Math.min(Date.parse(act.at) + skew, received));
  const off = minutesBetween(0, -skew);
  return { actedAt, doubts: Math.abs(skew) > clockMinutes * minute ? [{ kind: 'clock', value: off, limit: clockMinutes }] : [] };
};

/** What is doubtful about the moment of an act that belongs into a window; either end may be open. */
export const doubtsOfTime = (actedAt: Date, window: { readonly from: Date | null; readonly until: Date | null }): Doubt[] => {
  if (window.from && actedAt < window.from) return [{ kind: 'early', value: minutesBetween(+actedAt, +window.from), limit: 0 }];
  if (window.until && actedAt > window.until) return [{ kind: 'late', value: minutesBetween(+window.until, +actedAt), limit: 0 }];
  return [];
};

/**
 * What is doubtful about the place of an act that belongs to a point. A position counts in favour of whoever measured it: it is far away only where even
 * the nearest place it may mean is. One that is too vague proves nothing.
 */
export const doubtsOfPlace = (
  measured: FieldAct['point'],
  belongs: Point,
  { metres = usualMetres, vague = vagueMetres }: { readonly metres?: number; readonly vague?: number } = {},
): Doubt[] => {
  if (measured === null) return [{ kind: 'no_position', value: null, limit: null }];
  const away = metresBetween(measured, belongs);
  if (away - measured.accuracy > metres) return [{ kind: 'far', value: Math.round(away), limit: metres }];
  return measured.accuracy > vague ? [{ kind: 'vague', value: Math.round(measured.accuracy), limit: vague }] : [];
};
