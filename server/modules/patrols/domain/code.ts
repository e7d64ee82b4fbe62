import { createHash, timingSafeEqual } from 'node:crypto';
import { codePath, readCode } from '#modules/places/domain/index.ts';

/** How long a rotating code is shown, milliseconds. */
export const slotLong = 30_000;
const use = 'patrols.code';
/** Keyed digests of a jurisdiction: under the newest key, and under all that are still in use. */
export interface Digests {
  digest(kind: string, value: string): Buffer;
  digests(kind: string, value: string): Buffer[];
}
/** Characters of the proof in a rotating code: 60 bits that live half a minute. */
const length = 10;

/** Which rotating code is shown at a moment. */
export const slotAt = (at: Date): number => Math.floor(at.getTime() / slotLong);

const proofOf = (digest: Buffer): string => digest.toString('base64url').slice(0, length);
const said = (placeId: string, token: string, slot: number): string => `${placeId} ${token} ${slot}`;

/** What a screen shows at a moment: the address of the point with a proof that only the platform can make, and that is of no use later. */
export const rotatingPath = (keys: Digests, place: { id: string; token: string; jurisdiction: string }, slot: number): string =>
  `${codePath(place.jurisdiction, place.token)}?r=${slot.toString(36)}.${proofOf(keys.digest(use, said(place.id, place.token, slot)))}`;

/** What was read from a sign or screen. */
export interface ReadCode {
  readonly jurisdiction: string;
  readonly token: string;
  readonly rotating: { readonly slot: number; readonly proof: string } | null;
}

/**
 * Reads a code: the whole address, its end, or the letters alone as people type them.
 * @param jurisdiction whose letters they are where nobody says
 * @returns null for what is no code of any point
 */
export const readScanned = (text: string, jurisdiction: string): ReadCode | null => {
  const [, path = ''] = /(?:^|\/p\/)([0-9a-z-]+)(?:\?|$)/i.exec(text.trim().replaceAll(' ', '')) ?? [];
  const code = readCode(path) ?? readCode(`${jurisdiction}-${path}`);
  if (!code) return null;
  const [, slot, proof] = /[?&]r=([0-9a-z]{1,9})\.([\w-]{10})(?:&|$)/.exec(text) ?? [];
  return { ...code, rotating: slot && proof ? { slot: Number.parseInt(slot, 36), proof } : null };
};

/** Whether the proof of a rotating code is ours, under any key still in use. */
export const isOurs = (keys: Digests, place: { id: string; token: string }, { slot, proof }: { slot: number; proof: string }): boolean =>
  keys.digests(use, said(place.id, place.token, slot)).some((digest) => timingSafeEqual(Buffer.from(proofOf(digest)), Buffer.from(proof)));

/** What a phone is given to tell offline whether a code is that of a stop: nobody reads the code out of it. */
export const codeDigest = (jurisdiction: string, token: string): string =>
  createHash('sha256').update(`${jurisdiction}-${token}`).digest('hex');
