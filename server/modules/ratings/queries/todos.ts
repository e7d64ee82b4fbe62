import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { maskNumbers } from '#modules/cases/index.ts';
import { decideAreas, inspectAreas, isOwnRequest, mayInspect, ruleAreas } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { pageOfExclusions } from '../store/exclusions.ts';
import { openRulings } from '../store/rulings.ts';
import { pageOpenChecks } from '../store/spot-checks.ts';
import { endOfDay, lightOf } from './lights.ts';
import { wordsIn } from './words.ts';

/** To-dos of a kind that are listed; whoever has more sees them on the page. */
const most = 200;

/** Cases that wait for the district's ruling. */
export const rulingTodos = ({ kernel, territory }: Ratings): TodoSource => ({
  kinds: ['ratings.rule'],
  of: async (viewer, asked) => {
    const codes = ruleAreas(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const snapshot = await territory.snapshot(viewer.jurisdictionId);
    const rows = await kernel.db.read(accessOf(viewer), (tx) => openRulings(tx, codes));
    return todosOf(
      rows.map((row) => {
        const area = snapshot.find(row.areaCode);
        return {
          kind: 'ratings.rule',
          id: row.caseId,
          title: maskNumbers(row.title),
          area: area ? snapshot.describe(area) : row.areaCode,
          dueAt: endOfDay(row.dueOn),
          light: lightOf(row.dueOn, kernel.clock.now()),
          data: { number: row.number, count: row.round },
        };
      }),
      asked,
    );
  },
});

/** Exclusions that wait for the viewer's level. */
export const exclusionTodos = (ratings: Ratings): TodoSource => ({
  kinds: ['ratings.decide_exclusion'],
  of: async (viewer, asked) => {
    const codes = decideAreas(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const words = await wordsIn(ratings, viewer.jurisdictionId);
    const filter = { waitsFor: codes, organisations: null, within: null, state: null };
    const rows = await ratings.kernel.db.read(accessOf(viewer), (tx) => pageOfExclusions(tx, filter, null, most));
    return todosOf(
      rows
        .filter((row) => !isOwnRequest(viewer, row))
        .map((row) => ({
          kind: 'ratings.decide_exclusion',
          id: row.id,
          title: maskNumbers(row.title),
          area: words.organisation(row.organisationId),
          dueAt: endOfDay(row.dueOn),
          light: lightOf(row.dueOn, ratings.kernel.clock.now()),
          data: { number: row.number, kind: row.kind },
        })),
      asked,
    );
  },
});

/** Closed cases the viewer may look at again. */
export const spotCheckTodos = (ratings: Ratings): TodoSource => ({
  kinds: ['ratings.inspect'],
  of: async (viewer, asked) => {
    const codes = inspectAreas(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const words = await wordsIn(ratings, viewer.jurisdictionId);
    const rows = await ratings.kernel.db.read(accessOf(viewer), (tx) => pageOpenChecks(tx, codes, null, most));
    return todosOf(
      rows
        .filter((row) => mayInspect(viewer, row))
        .map((row) => ({
          kind: 'ratings.inspect',
          id: row.id,
          title: maskNumbers(row.title),
          area: words.area(row.areaCode),
          dueAt: endOfDay(row.dueOn),
          light: lightOf(row.dueOn, ratings.kernel.clock.now()),
          data: { number: row.number },
        })),
      asked,
    );
  },
});
