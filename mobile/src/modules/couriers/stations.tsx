import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '#contract/kernel/values.ts';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { metresBetween } from '../../place/here.ts';
import { useHere } from '../../place/use-here.ts';
import { usePlaceWords } from '../../place/words.ts';
import { PlaceCard } from '../places/place-card.tsx';
import { stationsQuery } from './queries.ts';
import '../../styles/place.css';

/** Stations shown before one asks for more. */
const first = 3;

/** Stations for couriers, the nearest first once the phone may say where it is; what they have, and the way to tell what is broken. */
export const Stations = () => {
  const { t } = useTranslation();
  const words = usePlaceWords();
  const { here, inexact, finding, error, find, forget } = useHere();
  const [all, setAll] = useState(false);
  const stations = useQuery(stationsQuery(here));
  const metres = (point: Point): number | null => here && metresBetween(here, point);
  const items = [...(stations.data?.items ?? [])].sort((a, b) => (metres(a.point) ?? 0) - (metres(b.point) ?? 0));
  return (
    <section className="stack" aria-label={t('courier.stations')}>
      <h2>{t('courier.stations')}</h2>
      <div className="wrap">
        <button
          type="button"
          className="chip"
          aria-pressed={here !== null}
          disabled={finding}
          onClick={() => void (here ? forget() : find())}
        >
          {t(finding ? 'place.finding' : 'courier.near')}
        </button>
      </div>
      <p className="hint">
        {inexact} {t('places.privacy')}
      </p>
      <FormError error={error} />
      {stations.isError && !stations.data ? (
        <Failure error={stations.error} onRetry={() => void stations.refetch()} />
      ) : !stations.data || !words.data ? (
        <Loading rows={2} />
      ) : items.length === 0 ? (
        <p className="soft">{t('courier.noStations')}</p>
      ) : (
        <ul className="stack">
          {(all ? items : items.slice(0, first)).map((place) => (
            <li key={place.path} className="stack">
              <PlaceCard place={place} metres={metres(place.point)} />
              <details>
                <summary className="button wide">
                  {t('courier.has', { count: place.facilities.length })} · {t('courier.broken')}
                </summary>
                <ul className="wrap">
                  {place.facilities.map((facility) => (
                    <li key={facility}>
                      <Link
                        to="/snap"
                        search={{
                          station: place.path.slice('/p/'.length),
                          facility: t(`places:facilities.${facility}`, { defaultValue: facility }),
                        }}
                        className="chip"
                      >
                        {t(`places:facilities.${facility}`, { defaultValue: facility })}
                      </Link>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
      {items.length > first && !all && (
        <button type="button" className="button wide" onClick={() => setAll(true)}>
          {t('courier.more')}
        </button>
      )}
    </section>
  );
};
