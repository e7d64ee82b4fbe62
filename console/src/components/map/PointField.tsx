import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { boundariesQuery } from '../../app/queries.ts';
import '../../styles/places.css';
import { NumberInput } from '../NumberInput.tsx';
import { AreaMap } from './AreaMap.tsx';

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The level shown below an area, from the length of its code: streets of a county, communities of a street, else grids. */
export const levelBelow = (area: string | undefined): 'street' | 'community' | 'grid' =>
  !area || area.length <= 6 ? 'street' : area.length <= 9 ? 'community' : 'grid';

/** Where something is: by a click on the map, or by its coordinates. Says at once in which area the point lies. */
export const PointField = ({
  value,
  onChange,
  area,
  id,
}: {
  value?: Point | null;
  onChange?: (point: Point) => void;
  area?: string | undefined;
  id?: string;
}) => {
  const { t } = useTranslation();
  const { data: areas } = useQuery(boundariesQuery(area, levelBelow(area)));
  const complete = value && Number.isFinite(value.lon) && Number.isFinite(value.lat) ? value : null;
  const { data: found, error } = useQuery({
    queryKey: ['locate', complete?.lon, complete?.lat],
    enabled: complete !== null,
    queryFn: ({ signal }) => call(endpoints.territory.locatePoint, { query: complete as Point }, signal),
    retry: false,
  });
  const set = (part: Partial<Point>): void => onChange?.({ lon: value?.lon ?? Number.NaN, lat: value?.lat ?? Number.NaN, ...part });
  return (
    <div>
      <AreaMap
        areas={(areas as BoundaryCollection | undefined) ?? noBoundaries}
        point={complete}
        height={260}
        label={t('places:form.map')}
        onPick={({ lon, lat }) => onChange?.({ lon: rounded(lon), lat: rounded(lat) })}
      />
      <div className="places-point">
        <NumberInput
          id={id}
          aria-label={t('places:form.lon')}
          prefix={t('places:form.lon')}
          min={-180}
          max={180}
          step={0.0001}
          value={Number.isFinite(value?.lon) ? (value?.lon ?? null) : null}
          onChange={(lon) => lon !== null && set({ lon })}
        />
        <NumberInput
          aria-label={t('places:form.lat')}
          prefix={t('places:form.lat')}
          min={-90}
          max={90}
          step={0.0001}
          value={Number.isFinite(value?.lat) ? (value?.lat ?? null) : null}
          onChange={(lat) => lat !== null && set({ lat })}
        />
      </div>
      <p className={error ? 'field-problem' : 'soft'} role="status">
        {complete ? (error ? wordsFor(error) : (found?.name ?? '…')) : t('places:form.pick')}
      </p>
    </div>
  );
};
