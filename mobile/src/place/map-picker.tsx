import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import { endpoints } from '#client/endpoints.ts';
import type { Point } from '#contract/kernel/values.ts';
import { call } from '../api.ts';
import { Icon } from '../parts/icons.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { FormError } from '../parts/states.tsx';
import { currentPoint } from './here.ts';

interface MapPickerProps {
  start: Point | null;
  onClose: () => void;
  onChoose: (point: Point, name: string) => void;
}
interface DrawnMap {
  goTo: (point: Point) => void;
  showGrids: (grids: unknown) => void;
  remove: () => void;
}

/** A map of our own boundaries: the pin stays in the middle, the map moves under it (finger, mouse or arrow keys). */
const MapPicker = ({ start, onClose, onChoose }: MapPickerProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<DrawnMap | null>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [community, setCommunity] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn once and moves by itself
  useEffect(() => {
    let here = true;
    void Promise.all([
      import('./map.ts'),
      call(endpoints.territory.getBoundaries, { query: { level: 'street' } }),
      call(endpoints.territory.getBoundaries, { query: { level: 'community' } }),
    ])
      .then(([{ drawMap }, streets, communities]) => {
        if (here && box.current)
          map.current = drawMap({ box: box.current, streets, communities, start, label: t('map.label'), onMove: setPoint });
      })
      .catch((cause: unknown) => here && setError(cause instanceof CallError ? cause : t('map.failed')));
    return () => {
      here = false;
      map.current?.remove();
    };
  }, []);

  useEffect(() => {
    if (!point) return;
    const stop = new AbortController();
    setName(null);
    const wait = setTimeout(() => {
      call(endpoints.territory.locatePoint, { query: point }, stop.signal)
        .then((found) => {
          setName(found.name);
          setCommunity(found.community?.code ?? null);
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
    call(endpoints.territory.getBoundaries, { query: { level: 'grid', within: community } }).then(
      (grids) => map.current?.showGrids(grids),
      () => undefined,
    );
  }, [community]);

  return (
    <Sheet full title={t('map.title')} onClose={onClose}>
      <div className="map-box">
        <div ref={box} className="map" />
        <span className="pin">
          <Icon name="pin" />
        </span>
      </div>
      <div className="map-foot">
        {error ? (
          <FormError error={error} />
        ) : (
          <p aria-live="polite">
            <strong>{name ?? t('map.looking')}</strong>
          </p>
        )}
        <div className="choice">
          <button
            type="button"
            className="button"
            onClick={() =>
              void currentPoint().then(
                (now) => map.current?.goTo(now),
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
            disabled={!point || name === null}
            onClick={() => point && name !== null && onChoose(point, name)}
          >
            {t('map.choose')}
          </button>
        </div>
      </div>
    </Sheet>
  );
};
export default MapPicker;
