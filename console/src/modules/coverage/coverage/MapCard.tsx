import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '#contract/coverage/api.ts';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { MapWait } from '../../../components/map/MapWait.tsx';
import { said } from '../words.ts';
import type { Look } from './CoverageCanvas.tsx';

const CoverageCanvas = lazy(() => import('./CoverageCanvas.tsx'));

const levels = ['street', 'community', 'grid'] as const;
type Level = (typeof levels)[number];
/** Levels that lie below an area, the area's own where there is none: 6 digits county, 9 street, 12 community, 15 grid. */
const levelsBelow = (code: string): readonly Level[] => (code.length >= 12 ? levels.slice(2) : code.length >= 9 ? levels.slice(1) : levels);

interface Props {
  row: Coverage['rules'][number];
  areas: Coverage['areas'];
  area: string | undefined;
  onArea: (code: string) => void;
}

/** Where a rule is broken: hatched areas with the number of breaches, dotted ones without data; the same as a list below. */
export const MapCard = ({ row, areas, area, onArea }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const root = areas[0]?.code ?? '';
  const offered = levelsBelow(root);
  const [wanted, setWanted] = useState<Level | null>(null);
  const level = wanted && offered.includes(wanted) ? wanted : (offered[0] ?? 'grid');
  // several areas have only the jurisdiction in common; what is not theirs gets no look and stays blank
  const { data: found } = useQuery(boundariesQuery(areas.length === 1 ? root : undefined, level));
  const { data } = useQuery({
    queryKey: ['coverage', 'areas', row.rule.code, area, level],
    queryFn: ({ signal }) =>
      call(endpoints.coverage.getCoverageByArea, { params: { code: row.rule.code }, query: { area, level } }, signal),
  });
  const items = useMemo(() => data?.items ?? [], [data]);
  const looks = useMemo(
    () =>
      new Map(
        items.map((one): [string, Look] => [
          one.code,
          {
            kind: one.broken > 0 ? 'broken' : one.checked > 0 ? 'fine' : one.noData > 0 ? 'no_data' : 'none',
            share: one.checked > 0 ? one.broken / one.checked : 0,
            mark: one.broken > 0 ? `▲ ${one.broken}` : '',
          },
        ]),
      ),
    [items],
  );
  const listed = items.filter((one) => one.broken > 0 || one.noData > 0).sort((a, b) => b.broken - a.broken || (a.code < b.code ? -1 : 1));
  return (
    <section className="card" aria-labelledby="coverage-map-title">
      <div className="card-head">
        <h2 id="coverage-map-title">{t('coverage:map.title')}</h2>
        {offered.length > 1 && (
          <Segmented<Level>
            size="small"
            aria-label={t('coverage:map.level')}
            value={level}
            onChange={setWanted}
            options={offered.map((value) => ({ value, label: t(`territory:levels.${value}`) }))}
          />
        )}
      </div>
      <ul className="coverage-legend soft">
        {(['broken', 'no_data', 'fine'] as const).map((kind) => (
          <li key={kind}>
            <i className={`coverage-swatch coverage-swatch-${kind}`} aria-hidden="true" /> {t(`coverage:verdicts.${kind}`)}
          </li>
        ))}
      </ul>
      <Suspense fallback={<MapWait height={380} />}>
        <CoverageCanvas
          areas={(found as BoundaryCollection | undefined) ?? noBoundaries}
          looks={looks}
          height={380}
          label={t('coverage:map.label', { rule: said(row.rule.name, locale) })}
          onArea={onArea}
        />
      </Suspense>
      {listed.length > 0 && (
        <details className="coverage-areas">
          <summary>{t('coverage:map.asList')}</summary>
          <ul>
            {listed.map((one) => (
              <li key={one.code}>
                <button type="button" className="plain-link" onClick={() => onArea(one.code)}>
                  {one.name}
                </button>
                <span className="soft num">
                  {t('coverage:map.counts', { broken: one.broken, checked: one.checked })}
                  {one.noData > 0 && ` · ${t('coverage:noData', { count: one.noData })}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
