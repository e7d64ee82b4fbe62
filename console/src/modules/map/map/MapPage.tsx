import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapCounts, MapSetup } from '#contract/map/api.ts';
import type { CityMap } from '#ui/city-map.ts';
import { useLocale, useMedia, useMode, useTitle } from '../../../app/hooks.ts';
import { useKeys } from '../../../app/keys.ts';
import { Broken } from '../../../components/Broken.tsx';
import { AreaSearch } from './AreaSearch.tsx';
import { Card } from './Card.tsx';
import type { CityHandle, Near } from './CityCanvas.tsx';
import { figureOf, type Metric } from './figures.ts';
import { LayerBox } from './LayerBox.tsx';
import { Panel } from './Panel.tsx';
import type { Picked } from './picked.ts';
import { mapCountsQuery, mapSetupQuery, outlinesQuery } from './queries.ts';
import { filtersOf, type MapSearch } from './search.ts';
import { useLiveCases } from './useLiveCases.ts';
import '../../../styles/map.css';
import { MapWait } from '../../../components/map/MapWait.tsx';

const CityCanvas = lazy(() => import('./CityCanvas.tsx'));

/** One map (一幅图): the territory level by level, what stands and happens on it, and the figures of each area. */
export const MapPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/map' });
  const setup = useQuery(mapSetupQuery);
  const counts = useQuery(mapCountsQuery(search.area));
  useTitle(counts.data ? `${t('map:nav.map')} · ${counts.data.area.name}` : t('map:nav.map'));
  const error = setup.error ?? counts.error;
  if (error && (!setup.data || !counts.data))
    return <Broken error={error} reset={() => void Promise.all([setup.refetch(), counts.refetch()])} />;
  if (!setup.data || !counts.data) return <Skeleton active className="city-wait" />;
  return <Loaded setup={setup.data} counts={counts.data} search={search} />;
};

const Loaded = ({ setup, counts, search }: { setup: MapSetup; counts: MapCounts; search: MapSearch }) => {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/map' });
  const mode = useMode();
  const locale = useLocale();
  const narrow = useMedia('(max-width: 899px)');
  const [metric, setMetric] = useState<Metric>('cases');
  const [picked, setPicked] = useState<Picked | null>(null);
  const [box, setBox] = useState(!narrow);
  const [sheet, setSheet] = useState(true);
  const handle = useRef<CityHandle>(null);
  const fresh = useLiveCases(handle);

  const change = (changes: Partial<Record<keyof MapSearch, unknown>>, replace = true): void =>
    void navigate({ to: '/map', search: (before) => ({ ...before, ...changes }) as MapSearch, replace });
  const go = (area: string): void => {
    setPicked(null);
    change({ area }, false);
  };
  const above = counts.trail.at(-2);
  const up = (): void => {
    if (picked) setPicked(null);
    else if (above) go(above.code);
  };
  useKeys({ Escape: up, Backspace: up });

  const on = useMemo(() => setup.layers.filter((layer) => (search.layers ?? ['cases']).includes(layer)), [setup.layers, search.layers]);
  const [near, setNear] = useState<Near | null>(null);
  const { data: outlines } = useQuery(outlinesQuery(on, near));
  const shares = useMemo(() => {
    const figures = counts.children.map((child) => [child.code, figureOf(child, metric) ?? 0] as const);
    const most = Math.max(1, ...figures.map(([, figure]) => figure));
    return new Map(figures.map(([code, figure]) => [code, figure / most]));
  }, [counts.children, metric]);
  const view = useMemo(
    (): CityMap => ({
      mode,
      origin: location.origin,
      version: setup.version,
      area: counts.area.code,
      level: counts.area.level,
      below: counts.children.flatMap((child) =>
        child.middle ? [{ ...child.middle, name: child.name, figure: String(figureOf(child, metric) ?? '') }] : [],
      ),
      offered: setup.layers,
      layers: on,
      outlines: outlines ?? [],
      filters: filtersOf(search),
      heat: search.heat ?? false,
      basemap: setup.basemap,
      chinese: locale !== 'en',
    }),
    [mode, setup, counts.area.code, counts.area.level, counts.children, metric, on, outlines, search, locale],
  );

  return (
    <div className="city">
      <h1 className="city-hidden">{t('map:nav.map')}</h1>
      <section className={`city-side ${sheet ? '' : 'city-side-low'}`} aria-label={t('map:panel')}>
        <button type="button" className="city-handle" aria-expanded={sheet} onClick={() => setSheet(!sheet)}>
          <span aria-hidden="true" /> {t(sheet ? 'map:fold' : 'map:unfold')}
        </button>
        <nav className="city-trail" aria-label={t('map:trail')}>
          {counts.trail.map((step, i) =>
            i === counts.trail.length - 1 ? (
              <strong key={step.code} aria-current="page">
                {step.name}
              </strong>
            ) : (
              <span key={step.code}>
                <button type="button" className="plain-link" onClick={() => go(step.code)}>
                  {step.name}
                </button>
                <span className="soft" aria-hidden="true">
                  {' / '}
                </span>
              </span>
            ),
          )}
        </nav>
        <div className="city-side-body">
          <AreaSearch onArea={go} />
          <Panel counts={counts} metric={metric} onMetric={setMetric} onArea={go} />
        </div>
      </section>
      <div className="city-map">
        <Suspense fallback={<MapWait className="city-canvas" />}>
          <CityCanvas
            ref={handle}
            view={view}
            area={counts.area}
            shares={shares}
            onArea={go}
            onPick={setPicked}
            onNear={setNear}
            covered={box && !narrow ? 250 : 36}
            label={t('map.of', { name: counts.area.name })}
          />
        </Suspense>
        <div className="city-box">
          <Button size="small" aria-expanded={box} onClick={() => setBox(!box)}>
            {t('map:layersTitle')}
          </Button>
          {box && <LayerBox offered={setup.layers} on={on} search={search} onChange={(changes) => change(changes)} />}
        </div>
        {picked && <Card picked={picked} onClose={() => setPicked(null)} />}
        {counts.area.around && <p className="city-note">{t('map:noBoundary', { name: counts.area.name })}</p>}
      </div>
      <p className="city-hidden" role="status">
        {fresh ? t('map:fresh', { title: fresh.title }) : ''}
      </p>
    </div>
  );
};
