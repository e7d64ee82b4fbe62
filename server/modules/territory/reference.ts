import type { Choice } from '#contract/forms/api.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import type { TerritoryArea, TerritorySnapshot } from './domain/index.ts';
import type { Territory } from './territory.ts';

const asChoice = (territory: TerritorySnapshot, area: TerritoryArea): Choice => ({
  id: area.code,
  name: territory.describe(area),
  note: null,
});

/** Areas as answers, by their codes; for everybody. */
export const areaReference = ({ snapshot }: Territory): ReferenceSource => ({
  find: async (viewer, words, most) => {
    const territory = await snapshot(viewer.jurisdictionId);
    const named = territory.within(territory.root).filter(({ name }) => name.includes(words));
    return named.slice(0, most).map((area) => asChoice(territory, area));
  },
  one: async (viewer, code) => {
    const territory = await snapshot(viewer.jurisdictionId);
    const area = territory.find(code);
    return area?.current ? asChoice(territory, area) : null;
  },
});
