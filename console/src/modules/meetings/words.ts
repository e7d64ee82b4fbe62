import type { TFunction } from 'i18next';
import type { MeetingItem } from '#contract/meetings/api.ts';

const parts = (moment: string): string[] => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).split('T');
/** From when to when in Shanghai: 2026-11-28 09:00–11:30. */
export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string => {
  const [day = '', from = ''] = parts(startsAt);
  const [last = '', until = ''] = parts(endsAt);
  return `${day} ${from}–${day === last ? '' : `${last} `}${until}`;
};
/** A moment in Shanghai for a field of date and time, and back. */
export const fieldOf = (moment: string): string => parts(moment).join('T');
export const momentOf = (field: string): string => new Date(`${field}:00+08:00`).toISOString();

/** How a formal vote on an item stands, or what it came to. */
export const voteWords = (t: TFunction, vote: NonNullable<MeetingItem['vote']>): string => {
  if (vote.state === 'void') return t('meetings-console:voteVoid');
  if (vote.passed === null) return t('meetings-console:voteOpen', { cast: vote.cast, entries: vote.entries });
  const sides = { for: vote.yes, against: vote.no, abstain: vote.abstain };
  return t(vote.passed ? 'meetings-console:votePassed' : 'meetings-console:voteNot', sides);
};
