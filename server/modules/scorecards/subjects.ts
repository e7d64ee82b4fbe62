import { baseOf } from '#contract/kernel/kinds.ts';
import type { SubjectKind } from '#contract/scorecards/card.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { TerritoryArea } from '#modules/territory/domain/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Sources, Subject } from './sources.ts';

const kindsOf: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = { department: ['department'], company: ['property_company'] };

/** Areas and organisations as those who can be scored. */
export const addOwnSubjects = (sources: Sources, territory: Territory, organisations: Organisations): void => {
  for (const level of ['community', 'street'] as const)
    sources.addSubjects(level, async (_, { jurisdictionId }) => {
      const snapshot = await territory.snapshot(jurisdictionId);
      const found: TerritoryArea[] = [];
      const collect = (area: TerritoryArea): void => {
        if (area.level === level) found.push(area);
        else for (const child of snapshot.children(area)) collect(child);
      };
      collect(snapshot.root);
      return found.map((area): Subject => ({ key: area.code, name: area.shortName, areaPath: area.path, organisationId: null }));
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
