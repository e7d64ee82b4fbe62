import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as placesApi from '#client/endpoints/places.ts';
import type { Point } from '#contract/kernel/values.ts';
import { call } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { AreaPicker } from '../../place/area-picker.tsx';
import { currentPosition, metresBetween } from '../../place/here.ts';
import { usePlaceWords } from '../../place/words.ts';
import { type ListedPlace, PlaceCard } from './place-card.tsx';
import '../../styles/place.css';

/** About a kilometre: the server learns no more of where somebody stands. */
const rounded = (degrees: number): number => Number(degrees.toFixed(2));

const placesQuery = (area: string | null, here: Point | null) => ({
  queryKey: ['public-places', area, here && [rounded(here.lon), rounded(here.lat)]],
  staleTime: 60_000,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(
      placesApi.listPublicPlaces,
      { query: { area: area ?? undefined, ...(here ? { lon: rounded(here.lon), lat: rounded(here.lat) } : {}) } },
      signal,
    ),
});

/** Places people can go to, for everybody: near by or of a community, with what is open now, the telephone and the way there. */
export const PlacesPage = () => {
  const { t } = useTranslation();
  const words = usePlaceWords();
  const [area, setArea] = useState<{ areaCode: string; name: string } | null>(null);
  const [here, setHere] = useState<Point | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [finding, setFinding] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const places = useQuery(placesQuery(area?.areaCode ?? null, here));
  const near = async () => {
    if (here) return setHere(null);
    setFinding(true);
    setError(null);
    await currentPosition().then(
      ({ point }) => setHere(point),
      (cause: GeolocationPositionError) => setError(t(`places.${cause.code === 1 ? 'denied' : 'unknown'}`)),
    );
    setFinding(false);
  };
  const metres = (place: ListedPlace): number | null => here && metresBetween(here, place.point);
  const shown = (places.data?.items ?? [])
    .filter((place) => !openOnly || place.open === true)
    .sort((a, b) => (metres(a) ?? 0) - (metres(b) ?? 0));
  return (
    <Page title={t('places.title')} back>
      <fieldset className="wrap" aria-label={t('places.filter')}>
        <button type="button" className="chip" aria-pressed={here !== null} disabled={finding} onClick={() => void near()}>
          {t(finding ? 'place.finding' : 'places.near')}
        </button>
        <button
          type="button"
          className="chip"
          aria-pressed={area !== null}
          onClick={() => (area ? setArea(null) : setChoosing(true))}
          aria-label={area ? t('places.everywhere', { name: area.name }) : undefined}
        >
          {area?.name ?? t('places.area')}
        </button>
        <button type="button" className="chip" aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
          {t('places.openNow')}
        </button>
      </fieldset>
      <p className="hint">{t('places.privacy')}</p>
      <FormError error={error} />
      {places.isError && !places.data ? (
        <Failure error={places.error} onRetry={() => void places.refetch()} />
      ) : !places.data || !words.data ? (
        <Loading rows={4} />
      ) : shown.length === 0 ? (
        <Empty icon="house" title={t('places.none')} text={t('places.noneText')} />
      ) : (
        <ul className="stack">
          {shown.map((place) => (
            <li key={place.path}>
              <PlaceCard place={place} metres={metres(place)} />
            </li>
          ))}
        </ul>
      )}
      {(places.data?.more ?? 0) > 0 && (
        <p className="hint row">
          <Icon name="list" />
          {t('places.more', { count: places.data?.more })}
        </p>
      )}
      {choosing && (
        <AreaPicker
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setArea(chosen);
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};
