import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endpoints } from '#client/endpoints.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Point } from '#contract/kernel/values.ts';
import { call, isOffline } from '../api.ts';
import { Icon } from '../parts/icons.tsx';
import { FormError } from '../parts/states.tsx';
import type { Place } from '../store/database.ts';
import { AreaPicker } from './area-picker.tsx';
import { allowedBefore, currentPoint } from './here.ts';
import { PlaceCandidates } from './place-candidates.tsx';

const MapPicker = lazy(() => import('./map-picker.tsx'));

interface PlaceFieldProps {
  place: Place | null;
  placeText: string;
  /** What has been written about the matter; it may name a place. */
  text: string;
  /** Where the newest photo was taken, when it tells. */
  photoPoint: Point | null;
  onPlace: (place: Place | null) => void;
  onPlaceText: (text: string) => void;
}

/** Where it is: this phone's position, the photo's, a point on the map, an area from the list, or words. Shows the area before sending. */
export const PlaceField = ({ place, placeText, text, photoPoint, onPlace, onPlaceText }: PlaceFieldProps) => {
  const { t } = useTranslation();
  const [finding, setFinding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<'map' | 'list' | null>(null);

  const take = useCallback(
    async (kind: 'here' | 'photo', point: Point) => {
      try {
        const found = await call(endpoints.territory.locatePoint, { query: point });
        onPlace({ kind, point, areaCode: null, name: found.name });
      } catch (cause) {
        // Without a network the point is still worth keeping: the server locates it when the report arrives.
        if (isOffline(cause)) onPlace({ kind, point, areaCode: null, name: t('place.unnamed') });
        else setError(cause);
      }
    },
    [onPlace, t],
  );
  const findHere = useCallback(async () => {
    setFinding(true);
    setError(null);
    try {
      await take('here', await currentPoint());
    } catch (cause) {
      setError(t(`place.failed.${(cause as GeolocationPositionError).code === 1 ? 'denied' : 'unknown'}`));
    }
    setFinding(false);
  }, [take, t]);

  const missing = place === null;
  // Who allowed it before does not have to ask for it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens
  useEffect(() => {
    if (missing) void allowedBefore().then((yes) => (yes ? findHere() : undefined));
  }, []);

  return (
    <div className="stack">
      {place ? (
        <div className="row">
          <Icon name="pin" />
          <span className="grow tight">
            <strong>{place.name}</strong>
            <span className="hint">{t(`place.by.${place.kind}`)}</span>
          </span>
          <button type="button" className="button bare" onClick={() => onPlace(null)}>
            {t('place.clear')}
          </button>
        </div>
      ) : (
        <>
          <button type="button" className="button wide" onClick={() => void findHere()} disabled={finding}>
            <Icon name="here" />
            {finding ? t('place.finding') : t('place.here')}
          </button>
          <p className="hint">{t('place.consent')}</p>
        </>
      )}
      <FormError error={error} />
      {photoPoint && place?.kind !== 'photo' && (
        <button type="button" className="button wide" onClick={() => void take('photo', photoPoint)}>
          <Icon name="camera" />
          {t('place.usePhoto')}
        </button>
      )}
      <div className="choice">
        <button type="button" className="button" onClick={() => setOpen('map')}>
          <Icon name="map" />
          {t('place.map')}
        </button>
        <button type="button" className="button" onClick={() => setOpen('list')}>
          <Icon name="list" />
          {t('place.list')}
        </button>
      </div>
      <div className="field">
        <label htmlFor="place-text">{t('place.words')}</label>
        <input
          id="place-text"
          className="input"
          value={placeText}
          maxLength={limits.placeMax}
          placeholder={t('place.wordsExample')}
          onChange={(event) => onPlaceText(event.target.value)}
        />
      </div>
      {!place && (
        <PlaceCandidates
          text={`${placeText} ${text}`}
          onChoose={(code, name) => {
            setError(null);
            onPlace({ kind: 'words', point: null, areaCode: code, name });
          }}
        />
      )}
      {open === 'list' && (
        <AreaPicker
          onClose={() => setOpen(null)}
          onChoose={(area) => {
            setError(null);
            onPlace({ kind: 'area', point: null, ...area });
            setOpen(null);
          }}
        />
      )}
      {open === 'map' && (
        <Suspense>
          <MapPicker
            start={place?.point ?? photoPoint}
            onClose={() => setOpen(null)}
            onChoose={(point, name) => {
              setError(null);
              onPlace({ kind: 'map', point, areaCode: null, name });
              setOpen(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
};
