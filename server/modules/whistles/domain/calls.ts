import { type CallStage, callStages } from '#contract/whistles/kinds.ts';

/** When each step of a called organisation is due; null where it is not asked. */
export type Dues = Readonly<Record<CallStage, Date | null>>;

/** What a called organisation has done of its steps. */
export interface Steps {
  readonly answeredAt: Date | null;
  readonly coming: boolean | null;
  readonly contactedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly fedBackAt: Date | null;
}

/** When a step was done; being there answers the call, and being there or telling what was done is contact. Null while it is open. */
export const doneAt = (c: Steps, stage: CallStage): Date | null => {
  if (stage === 'answer') return c.answeredAt;
  if (stage === 'contact') return c.contactedAt ?? c.arrivedAt ?? c.fedBackAt;
  return stage === 'arrive' ? c.arrivedAt : c.fedBackAt;
};

/** The step that is due next: the answer first, then what is due earliest; null when nothing is – nobody comes, or all is done. */
export const pendingOf = (c: Steps & { readonly due: Dues }): { stage: CallStage; dueAt: Date } | null => {
  if (c.answeredAt === null) return c.due.answer && { stage: 'answer', dueAt: c.due.answer };
  if (!c.coming) return null;
  const open = callStages.flatMap((stage) => {
    const dueAt = c.due[stage];
    return dueAt && doneAt(c, stage) === null ? [{ stage, dueAt }] : [];
  });
  return open.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0] ?? null;
};

/** Whether a step was or is late; null while that is open, not asked, or nobody comes. */
export const isLate = (c: Steps & { readonly due: Dues }, stage: CallStage, now: Date): boolean | null => {
  const [due, done] = [c.due[stage], doneAt(c, stage)];
  if (due === null) return null;
  if (done) return done > due;
  if (stage !== 'answer' && c.coming === false) return null;
  return now > due ? true : null;
};

/** The light of something that is due; both moments null: nothing is. */
export const lightAt = (dueAt: Date | null, yellowAt: Date | null, now: Date): 'green' | 'yellow' | 'red' | 'none' => {
  if (dueAt === null) return 'none';
  if (now > dueAt) return 'red';
  return yellowAt !== null && now > yellowAt ? 'yellow' : 'green';
};

const radius = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;
/** Metres between two points, rounded. */
export const metresBetween = (a: { lon: number; lat: number }, b: { lon: number; lat: number }): number => {
  const x = rad(b.lon - a.lon) * Math.cos(rad((a.lat + b.lat) / 2));
  return Math.round(radius * Math.hypot(x, rad(b.lat - a.lat)));
};
