import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Choice } from '#contract/forms/api.ts';
import { hasOpening } from '#contract/places/kinds.ts';
import type { ReferenceSource } from '#kernel/references.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import type { PlaceContext } from './queries/list-places.ts';
import type { PlaceRef } from './store/places.ts';

/** Who works here may name any place, others those that people can enter. */
const mayName = (viewer: Viewer, { kind }: PlaceRef): boolean => viewer.posts.length > 0 || hasOpening(kind);
const asChoice = (territory: TerritorySnapshot, { id, name, areaId }: PlaceRef): Choice => {
  const area = territory.find(areaId);
  return { id, name, note: area && territory.describe(area) };
};

/** Places as answers. */
export const placeReference = ({ territory, places }: Pick<PlaceContext, 'territory' | 'places'>): ReferenceSource => {
  const known = async (viewer: Viewer) => {
    const [book, snapshot] = await Promise.all([places.of(viewer.jurisdictionId), territory.snapshot(viewer.jurisdictionId)]);
    return { places: book.filter((place) => mayName(viewer, place)), snapshot };
  };
  return {
    find: async (viewer, words, most) => {
      const { places: all, snapshot } = await known(viewer);
      const named = all.filter(({ name }) => name.includes(words));
      return named.slice(0, most).map((one) => asChoice(snapshot, one));
    },
    one: async (viewer, id) => {
      const { places: all, snapshot } = await known(viewer);
      const found = all.find((one) => one.id === id);
      return found ? asChoice(snapshot, found) : null;
    },
  };
};
