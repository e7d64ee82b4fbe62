import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { AreaMap } from '../../../components/map/AreaMap.tsx';

/** A small map: the grids of the case's community with its own grid brought out and the point marked. */
export const PlaceMap = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('cases-console');
  const at = (level: string) => data.path.find((area) => area.level === level)?.code;
  const street = at('street');
  const community = at('community');
  const near = useQuery(boundariesQuery(community ?? street, community ? 'grid' : street ? 'community' : 'street'));
  const around = useQuery({ ...boundariesQuery(street, 'community'), enabled: street !== undefined });
  // where nothing smaller is drawn, the outline of the county says at least whereabouts
  const undrawn = near.data?.features.length === 0 && !around.data?.features.length;
  const county = useQuery({ ...boundariesQuery(undefined, 'county'), enabled: undrawn });
  return (
    <AreaMap
      areas={(near.data as BoundaryCollection | undefined) ?? noBoundaries}
      context={(undrawn ? county.data : around.data) as BoundaryCollection | undefined}
      chosen={data.path.at(-1)?.code}
      point={data.point}
      height={200}
      label={t('map.of', { name: data.area.name })}
    />
  );
};
