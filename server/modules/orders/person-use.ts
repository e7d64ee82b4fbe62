import { shanghaiDay } from '#contract/kernel/day.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { askedOrTaken } from './store/own-data.ts';
import { movePerson, movePersonBack } from './store/shares.ts';

const word = (key: string): string => wordOf('zh-CN', `orders.${key}`);
const own = (key: string): string => wordOf('zh-CN', `orders-own.${key}`);

/** That somebody asks for help or gives it is theirs to tell: it makes nobody found and gives nobody a right. */
export const orderUse: PersonUse = {
  name: 'orders.order',
  basis: 'duty',
  keepYears: 3,
  discreet: true,
  ties: async (_, tx, ids) =>
    (await askedOrTaken(tx, { accountId: null, personIds: ids })).map(({ personId, at, open }) => ({
      personId: personId ?? '',
      kind: 'order',
      word: 'orders:uses.order',
      at: '',
      path: null,
      current: open,
      until: open ? null : shanghaiDay(at),
    })),
  move: movePerson,
  moveBack: movePersonBack,
};

/** What somebody asked for and took on. */
export const orderHolder: DataHolder = {
  word: 'orders:holdings.orders',
  count: async (tx, { accountId, person }) => (await askedOrTaken(tx, { accountId, personIds: person ? [person.id] : [] })).length,
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async (_, tx, { accountId, person }) => {
    const held = await askedOrTaken(tx, { accountId, personIds: person ? [person.id] : [] });
    if (held.length === 0) return [];
    return [
      {
        title: word('holdings.orders'),
        head: ['number', 'role', 'day', 'kind', 'words'].map((key) => word(`holdings.${key}`)),
        rows: held.map((one) => [
          one.number,
          word(`holdings.${one.role}`),
          shanghaiDay(one.at),
          `${own(`whats.${one.what}`)} · ${own(`kinds.${one.kind}`)}`,
          one.words,
        ]),
      },
    ];
  },
};
