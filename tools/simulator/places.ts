import * as territoryApi from '#client/endpoints/territory.ts';
import type { Area } from '#contract/territory/api.ts';
import type { Person } from './person.ts';
import { hashOfText } from './random.ts';

/** The demo's areas as the mapping needs them. */
export interface Places {
  readonly streets: readonly Area[];
  communities(streetId: string): readonly Area[];
  grids(communityId: string): readonly Area[];
}

/** Reads the whole area tree through the public API. */
export const readPlaces = async (who: Person): Promise<Places> => {
  const children = async (parent?: string): Promise<Area[]> =>
    (await who.call(territoryApi.listAreas, { query: parent ? { parent } : {} })).items;
  const root = (await children())[0];
  const top = root?.level === 'county' ? await children(root.code) : await children();
  const communities = new Map<string, Area[]>();
  const grids = new Map<string, Area[]>();
  for (const street of top) {
    const own = await children(street.code);
    communities.set(street.id, own);
    for (const c of own) grids.set(c.id, await children(c.code));
  }
  return { streets: top, communities: (id) => communities.get(id) ?? [], grids: (id) => grids.get(id) ?? [] };
};

const district = /[A-Z]\d*[市区县]|西地省/;
const finer = /[\u4e00-\u9fa5A-Za-z0-9]{2,8}?(?:小区|花园|社区|街道|大道|公寓|广场|嘉园|名都|国际|路|街|镇|村|苑|城)/;

/** Where a message is put: a point when it names something as fine as an estate or road, else the community. */
export interface Placement {
  readonly point: { lon: number; lat: number } | null;
  readonly areaCode: string | null;
  readonly words: string | null;
}

const at = <T>(list: readonly T[], key: string): T | undefined => list[hashOfText(key) % Math.max(1, list.length)];

/**
 * The stated, deterministic mapping of place words to areas. The messages' places are anonymised (A市, A3区 …), so they cannot be located
 * but must be put somewhere, always the same: the first district word (A3区; 西地省 or none counts as a word too) chooses the street, the
 * first finer word (…小区, …路, …村) chooses the community within it and, by its own hash, the grid whose centre becomes the point. Without
 * a finer word the title chooses the community and there is no point. Same words, same place.
 */
export const placeOf = (places: Places, message: { title: string; text: string }): Placement => {
  const all = `${message.title} ${message.text}`;
  const district1 = district.exec(all)?.[0] ?? '?';
  // A市 alone names the whole city: there the finer word decides the street as well, as otherwise half of all would fall into one
  const word = finer.exec(all.replace(/[A-Z]\d*[市区县]/g, ' '))?.[0] ?? null;
  const street = at(places.streets, /\d/.test(district1) ? district1 : `${district1}${word ?? message.title}`);
  const communities = places.communities(street?.id ?? '');
  const community = at(communities, `${word ?? message.title} community`);
  const grids = places.grids(community?.id ?? '').filter((g) => g.center !== null);
  const grid = word === null ? undefined : at(grids, `${word} grid`);
  return grid
    ? { point: grid.center, areaCode: null, words: word }
    : { point: null, areaCode: community?.code ?? street?.code ?? null, words: word };
};
