import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import * as territoryApi from '#client/endpoints/territory.ts';
import type { Point } from '#contract/kernel/values.ts';
import type { Location } from '#contract/territory/api.ts';
import { call } from '../api.ts';
import { Icon } from '../parts/icons.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { FormError } from '../parts/states.tsx';
import type { Place } from '../store/database.ts';
import { useDistance } from './distance.ts';
import { currentPosition } from './here.ts';
import { PlaceChoice, useOffered } from './place-candidates.tsx';

interface MapPickerProps {
  start: Point | null;
  /** Metres by which `start` may be wrong; null when it is exact. */
  rough: number | null;
  /** Code of the area that the words name: the map opens there when there is no point. */
  named: string | null;
  onClose: () => void;
  onChoose: (point: Point, found: Pick<Place, 'name' | 'metres' | 'foundCode' | 'vague'>) => void;
}
interface DrawnMap {
  goTo: (point: Point) => void;
  goToArea: (code: string) => void;
  showGrids: (grids: unknown) => void;
  remove: () => void;
}

/** Outlines of the streets, or of the county where no street is drawn. */
const outlines = async () => {
  const streets = await call(territoryApi.getBoundaries, { query: { level: 'street' } });
  return streets.features.length > 0 ? streets : call(territoryApi.getBoundaries, { query: { level: 'county' } });
};

const codeOf = (found: Location): string | null => (found.microGrid ?? found.grid ?? found.community ?? found.street)?.code ?? null;

/** A map of our own boundaries: the pin stays in the middle, the map moves under it (finger, mouse or arrow keys). */
const MapPicker = ({ start, rough, named, onClose, onChoose }: MapPickerProps) => {
  const { t } = useTranslation();
  const distance = useDistance();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<DrawnMap | null>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const [found, setFound] = useState<Location | null>(null);
  const [drawn, setDrawn] = useState(false);
  const [off, setOff] = useState(rough);
  const [find, setFind] = useState('');
  const offered = useOffered(find);
  const [community, setCommunity] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const vague = error instanceof CallError && error.code === 'territory.undrawn';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn once and moves by itself
  useEffect(() => {
    let here = true;
    void Promise.all([import('./map.ts'), outlines(), call(territoryApi.getBoundaries, { query: { level: 'community' } })])
      .then(([{ drawMap }, streets, communities]) => {
        if (!here || !box.current) return;
        map.current = drawMap({ box: box.current, streets, communities, start, label: t('map.label'), onMove: setPoint });
        setDrawn(true);
      })
      .catch((cause: unknown) => here && setError(cause instanceof CallError ? cause : t('map.failed')));
    return () => {
      here = false;
      map.current?.remove();
    };
  }, []);

  // On a slow network what the words name is known only after the map.
  useEffect(() => {
    if (drawn && !start && named) map.current?.goToArea(named);
  }, [drawn, start, named]);

  useEffect(() => {
    if (!point) return;
    const stop = new AbortController();
    setFound(null);
    const wait = setTimeout(() => {
      call(territoryApi.locatePoint, { query: point }, stop.signal)
        .then((location) => {
          setFound(location);
          setCommunity(location.community?.code ?? null);
          setError(null);
        })
        .catch((cause: unknown) => !stop.signal.aborted && setError(cause));
    }, 250);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [point]);

  useEffect(() => {
    if (!community) return;
    // Grids only help the eye: without them the pin still says where it stands.
    call(territoryApi.getBoundaries, { query: { level: 'grid', within: community } }).then(
      (grids) => map.current?.showGrids(grids),
      () => undefined,
    );
  }, [community]);

  return (
    <Sheet full title={t('map.title')} onClose={onClose}>
      <div className="map-find">
        <input
          className="input"
          type="search"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          placeholder={t('map.find')}
          aria-label={t('map.find')}
        />
        {find.trim() !== '' && (
          <PlaceChoice
            title="map.found"
            offered={offered}
            onChoose={(code) => {
              setFind('');
              setOff(null);
              map.current?.goToArea(code);
            }}
          />
        )}
      </div>
      <div className="map-box" aria-busy={!drawn}>
        <div ref={box} className="map" />
        {drawn ? (
          <span className="pin">
            <Icon name="pin" />
          </span>
        ) : (
          !error && <p className="map-wait">{t('map.loading')}</p>
        )}
      </div>
      <div className="map-foot">
        {off !== null && off > 50 && <p className="hint">{t('place.rough', { distance: distance(off) })}</p>}
        {vague ? (
          <p aria-live="polite">{t('place.vague')}</p>
        ) : error ? (
          <FormError error={error} />
        ) : (
          <p aria-live="polite">
            <strong>{found?.name ?? t('map.looking')}</strong>
            {found?.metres != null && <span className="hint"> {t('place.near', { distance: distance(found.metres) })}</span>}
          </p>
        )}
        <div className="choice">
          <button
            type="button"
            className="button"
            onClick={() =>
              void currentPosition().then(
                ({ point: now, accuracy }) => {
                  setOff(accuracy);
                  map.current?.goTo(now);
                },
                () => setError(t('place.failed.unknown')),
              )
            }
          >
            <Icon name="here" />
            {t('map.here')}
          </button>
          <button
            type="button"
            className="button main"
            disabled={!point || !(found || vague)}
            onClick={() =>
              point &&
              onChoose(
                point,
                found ? { name: found.name, metres: found.metres, foundCode: codeOf(found) } : { name: t('place.undrawn'), vague },
              )
            }
          >
            {t('map.choose')}
          </button>
        </div>
      </div>
    </Sheet>
  );
};
export default MapPicker;
