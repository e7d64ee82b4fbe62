import type { FieldAct } from '#contract/activities/act.ts';
import type { Doubt } from '#contract/activities/act-values.ts';
import { codeSeconds, codesTaken } from '#contract/activities/kind-values.ts';
import { fail } from '#kernel/errors.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { codeSlot } from './domain/place.ts';

const kind = 'activities.check_in';
const markOf = (digest: Buffer): string => digest.subarray(0, 12).toString('base64url');

/** The code shown on the spot of an activity at a moment, and until when it is shown. */
export const codeAt = (ring: Ring, activityId: string, at: Date): { code: string; until: Date } => {
  const slot = codeSlot(at);
  const code = `${activityId}.${slot.toString(36)}.${markOf(ring.digest(kind, `${activityId} ${slot}`))}`;
  return { code, until: new Date((slot + 1) * codeSeconds * 1_000) };
};

/**
 * Reads a code that somebody read on the spot. One that was shown earlier than they say they were there is kept in doubt: it may have been photographed.
 * @throws activities.code_wrong, activities.code_elsewhere
 */
export const readCode = (
  ring: Ring,
  activityId: string,
  code: string,
  act: { readonly actedAt: Date; readonly act: FieldAct },
): Doubt[] => {
  const [id = '', base36 = '', mark = ''] = code.trim().split('.');
  const slot = Number.parseInt(base36, 36);
  if (!Number.isSafeInteger(slot) || mark === '') fail('activities.code_wrong');
  if (!ring.digests(kind, `${id} ${slot}`).some((digest) => markOf(digest) === mark)) fail('activities.code_wrong');
  if (id !== activityId) fail('activities.code_elsewhere');
  const age = (codeSlot(act.actedAt) - slot) * codeSeconds;
  // a phone whose clock is a little behind reads a code of the future
  return Math.abs(age) > codesTaken * codeSeconds ? [{ kind: 'code_old', value: age, limit: codesTaken * codeSeconds }] : [];
};
