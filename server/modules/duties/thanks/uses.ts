import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { stateOf } from './present.ts';
import { openThanks } from './sealing.ts';
import { eraseThanks, moveThanks, moveThanksBack, thanksOf } from './store.ts';

/** Thanks follow a person who is merged; nobody's page shows them. */
export const thanksUse: PersonUse = {
  name: 'duties.thanks',
  basis: 'consent',
  keepYears: 0,
  discreet: true,
  ties: async () => [],
  move: moveThanks,
  moveBack: moveThanksBack,
};

const word = (key: string): string => wordOf('zh-CN', `duties.${key}`);
const most = 500;
/** Thanks somebody gave or was given: theirs to have, and to have erased. */
export const thanksHolder: DataHolder = {
  word: 'duties:holdings.thanks',
  count: async (tx, { person }) => (person === null ? 0 : (await thanksOf(tx, person.id, null, most)).length),
  keeps: async () => null,
  copy: async ({ ring }, tx, { person }) => {
    const all = person === null ? [] : await thanksOf(tx, person.id, null, most);
    if (all.length === 0) return [];
    const rows = all.map((t) => {
      const side = t.people.find(({ personId }) => personId === person?.id)?.side ?? 'to';
      return [t.title, shanghaiDay(t.writtenAt), word(`sides.${side}`), word(`thanksStates.${stateOf(t)}`), openThanks(ring, t)];
    });
    const head = ['title', 'day', 'side', 'state', 'words'].map((key) => word(`holdings.${key}`));
    return [{ title: word('holdings.thanks'), head, rows }];
  },
  erase: async (tx, { person }) => {
    if (person !== null) await eraseThanks(tx, person.id);
  },
};
