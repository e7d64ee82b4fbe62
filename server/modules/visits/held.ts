import { wordOf } from '#kernel/words.ts';
import type { DataHolder } from '#modules/persons/index.ts';
import { openVisit } from './sealing.ts';
import { putSealed, visitsOfPerson } from './store/visits.ts';

const word = (key: string): string => wordOf('zh-CN', `visits.${key}`);

/** Visits to somebody, with what was answered: part of the copy of their data, and gone with them. */
export const heldVisits: DataHolder = {
  word: 'visits:holdings.visits',
  count: async (tx, { person }) => (person ? (await visitsOfPerson(tx, person.id)).length : 0),
  copy: async ({ ring }, tx, { person }) => {
    const rows = person ? await visitsOfPerson(tx, person.id) : [];
    if (rows.length === 0) return [];
    return [
      {
        title: word('holdings.visits'),
        head: [word('holdings.at'), word('holdings.result'), word('holdings.said')],
        rows: rows.map((v) => {
          const secret = openVisit(ring, v);
          const said = [
            ...(secret?.answers ?? []).flatMap(({ told }) => told.map(({ title, answer }) => `${title.zh}：${answer.zh}`)),
            secret?.note ?? '',
          ];
          return [v.actedAt.toISOString(), word(`results.${v.result.split('-')[0]}`), said.filter(Boolean).join('；')];
        }),
      },
    ];
  },
  keeps: async () => null,
  erase: async (tx, { person }) => {
    if (person) for (const { id, sealed } of await visitsOfPerson(tx, person.id)) if (sealed) await putSealed(tx, id, null, null);
  },
};
