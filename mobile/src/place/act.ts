import type { FieldAct } from '#contract/activities/act.ts';
import { currentPosition } from './here.ts';

/**
 * What an act on the spot says of when and where: now, and where the phone is, measured this once. Without a position – refused, not found in time – the
 * act is as good as any; whoever needs one says so.
 * @param measured false for what is done from anywhere, such as a call
 */
export const actNow = async (measured = true): Promise<FieldAct> => {
  const position = measured ? await currentPosition().catch(() => null) : null;
  const at = new Date().toISOString();
  return { at, sentAt: at, point: position && { ...position.point, accuracy: position.accuracy } };
};
