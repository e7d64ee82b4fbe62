import { baseOf } from '#contract/kernel/kinds.ts';
import type { SubjectKind } from '#contract/scorecards/card.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Succession, TerritoryArea } from '#modules/territory/domain/index.ts';
import { readSuccessions, type Territory } from '#modules/territory/index.ts';
import type { Sources, Subject } from './sources.ts';

const kindsOf: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = { department: ['department'], company: ['property_company'] };

/**
 * Codes that were merged or moved into an area, back to the first. What an area was before it was split belongs to none of its parts, and to none of them is it
 * counted.
 */
const mergedInto = (all: readonly Succession[]) => {
  const before = Map.groupBy(
    all.filter(({ kind, from, to }) => kind !== 'split' && from !== to),
    ({ to }) => to,
  );
  return (code: string): string[] => {
    const found = new Set<string>();
    const walk = (at: string): void => {
      for (const { from } of before.get(at) ?? [])
        if (from !== code && !found.has(from)) {
          found.add(from);
          walk(from);
        }
    };
    walk(code);
    return [...found].sort();
  };
};

/** Areas and organisations as those who can be scored. */
export const addOwnSubjects = (sources: Sources, territory: Territory, organisations: Organisations): void => {
  for (const level of ['community', 'street'] as const)
    sources.addSubjects(level, async (tx, { jurisdictionId }) => {
      const snapshot = await territory.snapshot(jurisdictionId);
      const merged = mergedInto(await readSuccessions(tx));
      const found: TerritoryArea[] = [];
      const collect = (area: TerritoryArea): void => {
        if (area.level === level) found.push(area);
        else for (const child of snapshot.children(area)) collect(child);
      };
      collect(snapshot.root);
      return found.map((area): Subject => {
        // one that lives on, such as a street that gave a part away, is scored for itself
        const before = merged(area.code).filter((code) => snapshot.find(code)?.current !== true);
        const own = { key: area.code, name: area.shortName, areaPath: area.path, organisationId: null };
        return before.length === 0 ? own : { ...own, before };
      });
    });
  for (const [kind, wanted] of Object.entries(kindsOf) as [SubjectKind, readonly string[]][])
    sources.addSubjects(kind, async (_, { jurisdictionId }) => {
      const book = await organisations.of(jurisdictionId);
      return book
        .all()
        .filter((one) => wanted.includes(baseOf(one.kind)))
        .map((one): Subject => ({ key: one.id, name: one.name, areaPath: null, organisationId: one.id }));
    });
};
