import type { MyStop } from '#contract/patrols/rounds.ts';

/** What a code read on the spot is worth: of this stop, of another, or of none that this phone knows. Letters that were typed are judged by the server. */
export type Read = { readonly of: 'this' | 'unknown' } | { readonly of: 'other'; readonly name: string };

/** Tells by its digest which stop a code belongs to; works without a network. */
export const whose = async (text: string, stop: MyStop, others: readonly MyStop[]): Promise<Read> => {
  const [, code] = /\/p\/(\d{2,17}-[0-9a-z]{10,20})/i.exec(text) ?? [];
  if (!code || !('subtle' in crypto)) return { of: code ? 'this' : 'unknown' };
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code.toLowerCase())));
  const digest = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (digest === stop.codeDigest) return { of: 'this' };
  const other = others.find(({ codeDigest }) => codeDigest === digest);
  return other ? { of: 'other', name: other.name } : { of: 'unknown' };
};
