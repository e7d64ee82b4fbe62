import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import { limits } from '#contract/cases/states.ts';
import { Icon } from '../parts/icons.tsx';
import { usePart } from '../parts/part.ts';
import { FormError } from '../parts/states.tsx';
import type { Place } from '../store/database.ts';
import { AreaPicker } from './area-picker.tsx';
import { useDistance } from './distance.ts';
import { currentPosition, type Position } from './here.ts';
import { namedElsewhere, PlaceChoice, useOffered } from './place-candidates.tsx';
import { placedAt } from './placed.ts';

/** A position that may be wrong by more than this is worth a word; metres. */
const rough = 50;

interface PlaceFieldProps {
  place: Place | null;
  placeText: string;
  /** What has been written about the matter; it may name a place. */
  text: string;
  /** Where the newest photo was taken, when it tells. */
  photo: Pick<UploadedPhoto, 'point' | 'accuracy'> | null;
  onPlace: (place: Place | null) => void;
  onPlaceText: (text: string) => void;
}

/** Where it is: this phone's position, the photo's, a point on the map, an area from the list, or words. Shows the area before sending. */
export const PlaceField = ({ place, placeText, text, photo, onPlace, onPlaceText }: PlaceFieldProps) => {
  const { t } = useTranslation();
  const distance = useDistance();
  const [finding, setFinding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [open, setOpen] = useState<'map' | 'list' | null>(null);
  const { Part: MapPicker, bring } = usePart(() => import('./map-picker.tsx'));
  const offered = useOffered(`${placeText} ${text}`);
  const elsewhere = namedElsewhere(offered, place?.foundCode ?? place?.areaCode ?? null);

  const choose = (next: Place) => {
    setError(null);
    onPlace(next);
    setOpen(null);
  };
  const take = async (kind: 'here' | 'photo', point: Position['point'], accuracy: number | null) => {
    try {
      choose(await placedAt(kind, point, accuracy));
    } catch (cause) {
      setError(cause);
    }
  };
  const findHere = async () => {
    setFinding(true);
    setError(null);
    await currentPosition().then(
      ({ point, accuracy }) => take('here', point, accuracy),
      (cause: GeolocationPositionError) => setError(t(`place.failed.${cause.code === 1 ? 'denied' : 'unknown'}`)),
    );
    setFinding(false);
  };
  const openMap = async () => {
    setError(null);
    if (await bring()) setOpen('map');
    else setError(t('map.failed'));
  };
  /** An area from the list or from words; it decides where a vague point does not, which is kept for the staff. */
  const chooseArea = (kind: 'area' | 'words', areaCode: string, name: string) => {
    const kept = place?.vague || place?.kind === 'area' || place?.kind === 'words' ? place : null;
    choose({ kind, point: kept?.point ?? null, accuracy: kept?.accuracy ?? null, areaCode, name });
  };
  const isRough = place?.areaCode === null && !place.vague && (place.accuracy ?? 0) > rough;

  return (
    <div className="stack">
      {place ? (
        <div className="row">
          <Icon name="pin" />
          <span className="grow tight">
            <strong>{place.name}</strong>
            <span className="hint">{t(`place.by.${place.kind}`)}</span>
            {place.vague && <span role="status">{t('place.vague')}</span>}
            {isRough && <span role="status">{t('place.rough', { distance: distance(place.accuracy ?? 0) })}</span>}
            {place.metres != null && <span role="status">{t('place.near', { distance: distance(place.metres) })}</span>}
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
      {elsewhere && (
        <PlaceChoice title="place.elsewhere" offered={[elsewhere]} onChoose={(code, name) => chooseArea('words', code, name)} />
      )}
      {photo?.point && place?.kind !== 'photo' && (
        <button
          type="button"
          className="button wide"
          onClick={() => photo.point && void take('photo', photo.point, photo.accuracy ?? null)}
        >
          <Icon name="camera" />
          {t('place.usePhoto')}
        </button>
      )}
      <div className="choice">
        <button type="button" className={isRough ? 'button main' : 'button'} onClick={() => void openMap()}>
          <Icon name="map" />
          {t('place.map')}
        </button>
        <button type="button" className={place?.vague ? 'button main' : 'button'} onClick={() => setOpen('list')}>
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
          onChange={(event) => {
            setError(null);
            onPlaceText(event.target.value);
          }}
        />
      </div>
      {(!place || place.vague) && (
        <PlaceChoice title="place.candidates" offered={offered} onChoose={(code, name) => chooseArea('words', code, name)} />
      )}
      {open === 'list' && (
        <AreaPicker onClose={() => setOpen(null)} onChoose={({ areaCode, name }) => chooseArea('area', areaCode, name)} />
      )}
      {open === 'map' && MapPicker && (
        <MapPicker
          start={place?.point ?? photo?.point ?? null}
          rough={place?.accuracy ?? null}
          named={offered[0]?.code ?? null}
          onClose={() => setOpen(null)}
          onChoose={(point, found) => choose({ kind: 'map', point, areaCode: null, ...found })}
        />
      )}
    </div>
  );
};
