import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { listPublicPlaces } from '#contract/places/public-places.ts';
import { Icon } from '../../parts/icons.tsx';
import { useDistance } from '../../place/distance.ts';
import { useKindName } from '../../place/kind-name.ts';
import { Opening } from '../../place/opening.tsx';

export type ListedPlace = z.output<typeof listPublicPlaces.response>['items'][number];

const isApple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
/** Opens the phone's own map. By words: maps in China read coordinates in systems of their own, hundreds of metres apart. */
const wayTo = ({ address, areaName, name }: ListedPlace): string =>
  `${isApple ? 'maps:?q=' : 'geo:0,0?q='}${encodeURIComponent(address ?? `${areaName.replaceAll(' · ', '')}${name}`)}`;

/** One place in the list: what it is, whether it is open, how far, and how to call or get there. */
export const PlaceCard = ({ place, metres }: { place: ListedPlace; metres: number | null }) => {
  const { t } = useTranslation();
  const distance = useDistance();
  const kindName = useKindName();
  return (
    <article className="card tight">
      <Link to="/p/$code" params={{ code: place.path.slice('/p/'.length) }} className="row link">
        <span className="grow tight">
          <strong>{place.name}</strong>
          <span className="small soft">
            {kindName(place)} · {place.areaName}
            {metres !== null && <> · {distance(metres)}</>}
          </span>
        </span>
        <Icon name="next" />
      </Link>
      {place.open === null ? <p className="small soft">{t('places:hours.unknown')}</p> : <Opening of={place} small />}
      {place.makeUpToday && <p className="small soft">{t(`places:makeUpToday.${place.makeUpToday}`)}</p>}
      {place.address && <p className="small">{place.address}</p>}
      <div className="choice">
        {place.phone && (
          <a className="button" href={`tel:${place.phone.replaceAll(/[^0-9+]/g, '')}`} aria-label={`${t('places.call')} ${place.phone}`}>
            <Icon name="phone" />
            {t('places.call')}
          </a>
        )}
        <a className="button" href={wayTo(place)} aria-label={t('places.wayTo', { name: place.name })}>
          <Icon name="map" />
          {t('places.way')}
        </a>
      </div>
    </article>
  );
};
