import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { openSecret } from './sealing.ts';
import { placesHeld } from './store/participants.ts';

const word = (key: string): string => wordOf('zh-CN', `activities-console.holdings.${key}`);

/** In what somebody took part, with their answers: what activities hold of them. Kept for the hours that were certified. */
export const placeHolder: DataHolder = {
  word: 'activities-console:holdings.places',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await placesHeld(tx, accountId)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async ({ ring }, tx, { accountId }) => {
    const places = accountId === null ? [] : await placesHeld(tx, accountId);
    if (places.length === 0) return [];
    const rows = places.map((held) => [
      held.title,
      shanghaiDay(held.startsAt),
      wordOf('zh-CN', `activities.places.${held.state}`),
      held.minutes,
      (openSecret(ring, held)?.answers ?? []).map(({ title, answer }) => `${title.zh}：${answer.zh}`).join('；'),
    ]);
    return [{ title: word('places'), head: ['title', 'day', 'state', 'minutes', 'answers'].map(word), rows }];
  },
};
