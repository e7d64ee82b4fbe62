import { shanghaiDay } from '#contract/kernel/day.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { openHelp } from './sealing.ts';
import { couriersOf, dropCourier, moveCourier, moveCourierBack } from './store/couriers.ts';
import { findsOfAccount, forgetFinds } from './store/finds.ts';
import { dropHelps, helpsOf } from './store/helps.ts';

const word = (key: string): string => wordOf('zh-CN', `couriers.${key}`);
/** Finds a copy of one's own data holds at most. */
const most = 5_000;

/** What somebody said of their own work hangs on them, shown to nobody else. */
export const courierUse: PersonUse = {
  name: 'couriers.courier',
  basis: 'consent',
  keepYears: 0,
  discreet: true,
  ties: async ({ today, territory }, tx, ids) =>
    (await couriersOf(tx, ids)).map(({ personId, until }) => ({
      personId,
      kind: 'courier',
      word: 'persons:uses.couriers.courier.one',
      at: territory.root.name,
      path: null,
      current: until >= today,
      until,
    })),
  move: async (tx, from, to) => {
    try {
      return await moveCourier(tx, from, to);
    } catch (error) {
      if (isViolation(error, 'couriers_jurisdiction_id_person_id_key')) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: moveCourierBack,
};

/** What somebody said, and what came of their reports of things and places. */
export const courierHolder = ({ clock }: Pick<Kernel, 'clock'>): DataHolder => ({
  word: 'couriers:holdings.title',
  count: async (tx, { person, accountId }) =>
    (person ? (await couriersOf(tx, [person.id])).length : 0) +
    (accountId === null ? 0 : (await findsOfAccount(tx, accountId, null, most)).length),
  keeps: async () => null,
  copy: async (_, tx, { person, accountId }) => {
    const said = person ? await couriersOf(tx, [person.id]) : [];
    const finds = accountId === null ? [] : await findsOfAccount(tx, accountId, null, most);
    const today = shanghaiDay(clock.now());
    return [
      {
        title: word('holdings.title'),
        head: ['kind', 'since', 'until', 'state'].map((key) => word(`holdings.${key}`)),
        rows: said.map((one) => [
          word(`kinds.${one.kind.split('-')[0]}`),
          one.since,
          one.until,
          word(`holdings.${one.until >= today ? 'holds' : 'over'}`),
        ]),
      },
      {
        title: word('holdings.finds'),
        head: ['number', 'day', 'outcome', 'points'].map((key) => word(`holdings.${key}`)),
        rows: finds.map((one) => [one.number, one.day, wordOf('zh-CN', `couriers-own.outcomes.${one.outcome}`), one.points]),
      },
    ].filter(({ rows }) => rows.length > 0);
  },
  erase: async (tx, { person, accountId }) => {
    if (person) await dropCourier(tx, person.id);
    if (accountId !== null) await forgetFinds(tx, accountId);
  },
});

/** Help somebody asked for quietly. */
export const helpHolder: DataHolder = {
  word: 'couriers:holdings.helps',
  count: async (tx, { accountId }) => (accountId === null ? 0 : (await helpsOf(tx, accountId, most)).length),
  keeps: async () => null,
  copy: async ({ ring }, tx, { accountId }) => {
    const asked = accountId === null ? [] : await helpsOf(tx, accountId, most);
    if (asked.length === 0) return [];
    return [
      {
        title: word('holdings.helps'),
        head: ['day', 'kind', 'until', 'name', 'words', 'answer'].map((key) => word(`holdings.${key}`)),
        rows: asked.map((one) => {
          const secret = openHelp(ring, one);
          const told = [secret?.name, secret?.words, secret?.answer].map((said) => said || null);
          return [shanghaiDay(one.askedAt), wordOf('zh-CN', `couriers-own.helpKinds.${one.kind}`), one.until, ...told];
        }),
      },
    ];
  },
  erase: async (tx, { accountId }) => {
    if (accountId !== null) await dropHelps(tx, accountId);
  },
};
