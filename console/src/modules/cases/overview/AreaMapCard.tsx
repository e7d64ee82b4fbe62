import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { AreaMap } from '../../../components/map/AreaMap.tsx';

/** The next level down coloured by open cases: darker is more, by the square root, so that small figures still show. A click drills down. */
export const AreaMapCard = ({ data, area, onArea }: { data: Overview; area: string | undefined; onArea: (code: string) => void }) => {
  const { t } = useTranslation('cases-console');
  const level = !area || area.length <= 6 ? 'street' : area.length <= 9 ? 'community' : 'grid';
  const { data: found } = useQuery(boundariesQuery(area, level));
  // what is no area any more has no place on the map of today
  const areas = useMemo(() => data.areas.filter((one) => one.standing === 'present'), [data.areas]);
  const most = Math.max(1, ...areas.map((one) => one.open));
  const shares = useMemo(() => new Map(areas.map((one) => [one.code, Math.sqrt(one.open / most)])), [areas, most]);
  return (
    <section className="card" aria-labelledby="map-title">
      <div className="card-head">
        <h2 id="map-title">{t('overview.map')}</h2>
        <span className="legend">
          <span className="num">0</span>
          <i className="legend-scale" />
          <span className="num">{most < 4 ? '' : Math.round(most / 4)}</span>
          <i className="legend-scale legend-scale-high" />
          <span className="num">
            {most}
            {t('overview.unit')}
          </span>
        </span>
      </div>
      <AreaMap
        areas={(found as BoundaryCollection | undefined) ?? noBoundaries}
        shares={shares}
        height={360}
        label={t('map.of', { name: t('overview.map') })}
        onArea={(code) => level !== 'grid' && onArea(code)}
      />
    </section>
  );
};
