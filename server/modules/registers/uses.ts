import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { seeAll, systemAccess } from '#kernel/db.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import type { Context } from './context.ts';
import { followLinks, rowsOfPersons } from './store/follow.ts';

/** Rows of registers that name a person: a fact about somebody hangs on the person, and moves along. */
export const rowUse = ({ kernel }: Pick<Context, 'kernel'>): PersonUse => ({
  name: 'registers.row',
  basis: 'duty',
  keepYears: 3,
  ties: async (_, tx, ids) =>
    (await rowsOfPersons(tx, ids)).map(({ personId, register, title, areaPath, endedAt }) => ({
      personId,
      kind: 'row',
      word: 'persons:uses.registers.row.one',
      at: `${register} · ${title}`,
      path: areaPath,
      current: endedAt === null,
      until: endedAt && shanghaiDay(endedAt),
    })),
  move: async (tx, from, to) => {
    // decided already, by whoever may merge: rows follow wherever they lie
    await seeAll(tx);
    return followLinks(tx, { kind: 'person', from, to }, kernel.clock.now());
  },
  moveBack: async (tx, ids, from, to) => {
    await seeAll(tx);
    await followLinks(tx, { kind: 'person', from, to }, kernel.clock.now(), ids);
  },
});

/** Lets rows lie in, and name, the area that takes another over. Harmless when repeated. */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void => {
  kernel.relay.on('registers.follow_areas', 'territory.areas_replaced', async (events, jurisdictionId) => {
    for (const { payload } of events) {
      const { from, to } = payload as Record<string, string | null | undefined>;
      if (!from || !to || from === to) continue;
      await kernel.db.write(systemAccess(jurisdictionId), (tx) =>
        followLinks(tx, { kind: 'area', from, to, paths: { from: pathOfCode(from), to: pathOfCode(to) } }, kernel.clock.now()),
      );
    }
  });
};
