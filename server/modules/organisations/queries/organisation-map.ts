import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { getOrganisationMap } from '#contract/organisations/organisations.ts';
import { accessOf } from '#kernel/db.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import type { Context } from '../context.ts';
import { maskOrganisationName } from '../domain/names.ts';
import { drawMap, type MapArea } from '../domain/organisation-map.ts';
import { seesNames } from '../policy.ts';
import { readMap } from '../store/organisation-map.ts';
import { areaOf, eyeOf } from './eye.ts';
import { type Eye, presentArea } from './present-people.ts';

/** Areas of the map: the area and those directly below; from the community down everything, micro-grids too. */
const areasOfMap = (eye: Eye, area: ReturnType<typeof areaOf>, deep: boolean): MapArea => ({
  id: area.id,
  code: area.code,
  level: area.level,
  name: area.shortName,
  children: eye.territory
    .children(area)
    .map((child) => (deep ? areasOfMap(eye, child, true) : { ...child, name: child.shortName, children: [] })),
});
const idsOf = (area: MapArea): string[] => [area.id, ...area.children.flatMap(idsOf)];

type Content = Awaited<ReturnType<typeof readMap>>;
/** Without names of people, neither of those who hold office nor inside names of organisations. */
const masked = ({ organisations, offices, units }: Content): Content => {
  const holders = Map.groupBy(offices, (f) => f.organisationId);
  return {
    organisations: organisations.map((o) => ({
      ...o,
      name: maskOrganisationName(
        o.kind,
        o.name,
        (holders.get(o.id) ?? []).map((f) => f.name),
      ),
    })),
    offices: offices.map((f) => ({ ...f, name: maskName(f.name) })),
    units,
  };
};

/** The organisation map of an area as it is today. Holders of office are named to whoever works there or around; phones are never in it. */
export const organisationMap = async (
  context: Context,
  viewer: Viewer,
  query: { area: string },
): Promise<z.input<(typeof getOrganisationMap)['response']>> => {
  const eye = await eyeOf(context, viewer);
  const area = areaOf(eye, query.area);
  const drawn = areasOfMap(eye, area, ['community', 'grid', 'micro_grid'].includes(area.level));
  const content = await context.kernel.db.read(accessOf(viewer), (tx) => readMap(tx, idsOf(drawn), eye.today));
  return {
    area: presentArea(eye, area.id, area.path),
    on: eye.today,
    root: drawMap(drawn, seesNames(viewer, area.path, null) ? content : masked(content)),
  };
};
