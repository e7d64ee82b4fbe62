import { pathOfCode } from '#contract/territory/levels.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import type { DataHolder, PersonUse } from '#modules/persons/index.ts';
import { openReport } from './sealing.ts';
import { dutiesById } from './store/duties.ts';
import { dutyWithin, movePlaces, movePlacesBack, placesOf, tiesOf } from './store/holders.ts';
import { reportsOf } from './store/reports.ts';

/** Duties hang on persons; having one gives nobody a right. */
export const dutyUse: PersonUse = {
  name: 'duties.holder',
  basis: 'duty',
  keepYears: 3,
  within: dutyWithin,
  move: async (tx, from, to) => {
    try {
      return await movePlaces(tx, from, to);
    } catch (error) {
      if (isViolation(error, 'duty_holders_once')) fail('persons.merge_conflict');
      throw error;
    }
  },
  moveBack: movePlacesBack,
  ties: async ({ today }, tx, ids) =>
    (await tiesOf(tx, ids)).map(({ personId, title, areaCode, state, untilOn }) => ({
      personId,
      kind: 'holder',
      word: 'duties:ties.holder',
      at: title,
      path: pathOfCode(areaCode),
      current: state !== 'ended' && (untilOn === null || untilOn >= today),
      until: untilOn,
    })),
};

const word = (key: string): string => wordOf('zh-CN', `duties.${key}`);
const mostCopied = 500;

/** What somebody told in reports of their duties; that they have duties is told by what hangs on the person. */
export const reportHolder: DataHolder = {
  word: 'duties:holdings.reports',
  count: async (tx, { person }) => (person === null ? 0 : (await placesOf(tx, person.id, null, mostCopied)).length),
  keeps: async () => ({ basis: 'duty', until: null }),
  copy: async ({ ring }, tx, { person }) => {
    const places = person === null ? [] : await placesOf(tx, person.id, null, mostCopied);
    if (places.length === 0) return [];
    const duties = await dutiesById(tx, [...new Set(places.map(({ dutyId }) => dutyId))]);
    const rows: (string | number | null)[][] = [];
    for (const h of places) {
      const title = duties.get(h.dutyId)?.title ?? '';
      rows.push([title, h.fromOn, h.untilOn, word(`states.${h.state}`), h.rating === null ? null : word(`ratings.${h.rating}`), null]);
      for (const r of await reportsOf(tx, h.id, null, mostCopied)) rows.push([title, r.day, null, null, r.minutes, openReport(ring, r)]);
    }
    return [
      {
        title: word('holdings.reports'),
        head: ['title', 'from', 'until', 'state', 'rating', 'words'].map((key) => word(`holdings.${key}`)),
        rows,
      },
    ];
  },
};
