import { hash } from 'node:crypto';
import type { HolderType } from '#contract/points/values.ts';

/** Whose points they are. Issuer, expired and settled have the id of their jurisdiction. */
export interface Holder {
  readonly type: HolderType;
  readonly id: string;
}

/** The id of a holder's account: it follows from the holder, so that nobody need look it up and no holder has two. */
export const accountIdOf = (jurisdictionId: string, { type, id }: Holder): string => {
  const hex = hash('sha256', `points ${jurisdictionId} ${type} ${id}`, 'hex').slice(0, 32);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};
