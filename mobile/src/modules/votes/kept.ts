import type { Marks } from '#contract/votes/model.ts';

/** A ballot on its way: sent again as it was, under the same id, it takes effect once. */
export interface Attempt {
  readonly id: string;
  readonly body: { readonly key: string; readonly marks: Marks; readonly receipt: string; readonly was: string | null };
}
/** What this phone keeps of an entry's ballot: until an answer has come the attempt, then the receipt until its voter has written it down. */
export type Kept = Attempt | { readonly receipt: string };

const under = (voteId: string, key: string): string => `linli.ballot ${voteId} ${key}`;
export const keptOf = (voteId: string, key: string): Kept | null => {
  try {
    return JSON.parse(localStorage.getItem(under(voteId, key)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};
/** Where the browser keeps nothing the page alone has it. */
export const keep = (voteId: string, key: string, kept: Kept | null): void => {
  try {
    if (kept === null) localStorage.removeItem(under(voteId, key));
    else localStorage.setItem(under(voteId, key), JSON.stringify(kept));
  } catch {
    return;
  }
};
