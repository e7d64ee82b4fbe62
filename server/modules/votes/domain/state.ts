import type { VoteState } from '#contract/votes/shapes.ts';

/** Whether a vote is over, however it ended. */
export const isOver = ({ state }: { readonly state: VoteState }): boolean => state === 'closed' || state === 'void';
