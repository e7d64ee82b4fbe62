import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { RegisterContent } from '#contract/registers/content.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { jurisdictionOf, seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { PersonUse } from '#modules/persons/index.ts';
import { retitle } from './commands/titles.ts';
import type { Context } from './context.ts';
import { registerKind } from './kind.ts';
import { keptYears } from './own-data.ts';
import { followLinks, rowsOfPersons } from './store/follow.ts';

/** What registers hold, as they are in force, by their code. */
const contentsOf = async (
  { clock }: Pick<Kernel, 'clock'>,
  tx: Tx,
  codes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, RegisterContent>> => {
  const contents = new Map<string, RegisterContent>();
  for (const code of codes) {
    const found = await readInForce(tx, registerKind, jurisdictionOf(tx), clock.now(), code);
    if (found) contents.set(code, found.content);
  }
  return contents;
};

/** Rows of registers that name a person: a fact about somebody hangs on the person, and moves along. */
export const rowUse = ({ kernel }: Pick<Context, 'kernel'>): PersonUse => ({
  name: 'registers.row',
  basis: 'duty',
  keepYears: keptYears,
  ties: async (_, tx, ids) => {
    const rows = await rowsOfPersons(tx, ids);
    const contents = await contentsOf(kernel, tx, new Set(rows.map(({ code }) => code)));
    return rows.flatMap(({ personId, id, code, register, title, areaPath, endedAt }) => {
      const content = contents.get(code);
      return content
        ? [
            {
              personId,
              kind: 'row',
              word: 'persons:uses.registers.row.one',
              at: `${register} · ${title}`,
              path: areaPath,
              current: endedAt === null,
              until: endedAt && shanghaiDay(endedAt),
              needs: content.access.read as Permission,
              page: `/registers/row/${id}`,
              purposes: content.fields.flatMap(({ personal }) => (personal ? [personal.purpose] : [])),
            },
          ]
        : [];
    });
  },
  move: async (tx, from, to) => {
    // decided already, by whoever may merge: rows follow wherever they lie
    await seeAll(tx);
    const moved = await followLinks(tx, { kind: 'person', from, to }, kernel.clock.now());
    await retitle(tx, jurisdictionOf(tx), 'person', [to], kernel.clock.now());
    return moved;
  },
  moveBack: async (tx, ids, from, to) => {
    await seeAll(tx);
    await followLinks(tx, { kind: 'person', from, to }, kernel.clock.now(), ids);
    await retitle(tx, jurisdictionOf(tx), 'person', [to], kernel.clock.now());
  },
});

/** Lets rows that are called by a person or an organisation be called by the new name. Harmless when repeated. */
export const followNames = ({ kernel }: Pick<Context, 'kernel'>): void => {
  kernel.relay.on('registers.follow_persons', 'people.person_renamed', async (events, jurisdictionId) => {
    const ids = events.map(({ payload }) => (payload as { personId: string }).personId);
    await kernel.db.write(systemAccess(jurisdictionId), (tx) => retitle(tx, jurisdictionId, 'person', ids, kernel.clock.now()));
  });
  kernel.relay.on('registers.follow_names', 'people.organisations_changed', async (_, jurisdictionId) => {
    await kernel.db.write(systemAccess(jurisdictionId), (tx) => retitle(tx, jurisdictionId, 'organisation', null, kernel.clock.now()));
  });
};

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
