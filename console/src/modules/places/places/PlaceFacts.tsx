import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlaceDetail } from '#contract/places/api.ts';
import { hasOpening, isAlwaysOpen, makesUp, placeAttributes } from '#contract/places/kinds.ts';
import type { BoundaryCollection } from '#ui/map.ts';
import { noBoundaries } from '#ui/map.ts';
import { hoursRows } from '#ui/opening.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { KindName } from './kinds.tsx';
import { Met, OpenMark } from './Marks.tsx';
import { PlacesMap } from './PlacesMap.tsx';

/** Weekly hours in words, days with the same times together. */
export const HoursWords = ({
  kind,
  hours,
  closedOnHolidays,
  makeUpDays,
}: Pick<PlaceDetail, 'kind' | 'hours' | 'closedOnHolidays' | 'makeUpDays'>) => {
  const { t } = useTranslation();
  const days = t('places:weekdays', { returnObjects: true }) as string[];
  return (
    <ul className="num">
      {hours === null && <li className="soft">{t('places:hours.unknown')}</li>}
      {isAlwaysOpen(hours) && <li>{t('places:hours.always')}</li>}
      {(isAlwaysOpen(hours) ? [] : hoursRows(hours ?? [])).map(({ from, to, times }) => (
        <li key={from}>
          {to > from ? t('places:hours.days', { from: days[from], to: days[to] }) : days[from]}{' '}
          {times.length > 0 ? times.join(' ') : <span className="soft">{t('places:hours.never')}</span>}
        </li>
      ))}
      {hours !== null && closedOnHolidays && <li>{t('places:hours.holidays')}</li>}
      {hours !== null && !isAlwaysOpen(hours) && <li>{t(makesUp(kind, makeUpDays) ? 'places:hours.madeUp' : 'places:hours.notMadeUp')}</li>}
    </ul>
  );
};

/** Everything about a place, in words and on a small map. */
export const PlaceFacts = ({ place }: { place: PlaceDetail }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: areas } = useQuery(boundariesQuery(place.area.code.slice(0, 12), 'grid'));
  const rows: [string, React.ReactNode][] = [
    [t('places:kind'), <KindName key="kind" kind={place.kind} />],
    [t('console:area'), place.area.name],
  ];
  if (hasOpening(place.kind) || place.closedOn !== null)
    rows.push([
      t('places:now'),
      <span key="now">
        <OpenMark {...place} />
        {place.changesAt && (
          <span className="soft">
            {' '}
            {t(place.open ? 'places:opening.closesAt' : 'places:opening.opensAt', { moment: shortTime(place.changesAt, locale) })}
          </span>
        )}
        {place.makeUpToday && <div className="soft">{t(`places:makeUpToday.${place.makeUpToday}`)}</div>}
      </span>,
    ]);
  if (place.closeReason) rows.push([t('places:close.reason'), place.closeReason]);
  if (place.address) rows.push([t('places:address'), place.address]);
  if (place.phone)
    rows.push([
      t('places:telephone'),
      <span key="phone" className="num">
        {place.phone}
      </span>,
    ]);
  if (place.organisation) rows.push([t('places:organisation'), place.organisation.name]);
  if (place.floorArea)
    rows.push([
      t('places:floorArea'),
      <span key="floor" className="num">
        {place.floorArea} ㎡
      </span>,
    ]);
  if (hasOpening(place.kind)) rows.push([t('places:hours.label'), <HoursWords key="hours" {...place} />]);
  if (place.hoursNote) rows.push([t('places:hours.note'), place.hoursNote]);
  if (place.facilities.length > 0)
    rows.push([
      t('places:facility'),
      <span key="facilities" className="places-tags">
        {place.facilities.map((code) => (
          <span key={code} className="flag">
            {t(`places:facilities.${code}`, { defaultValue: code })}
          </span>
        ))}
      </span>,
    ]);
  if (place.note) rows.push([t('places:note'), place.note]);
  return (
    <>
      <dl className="places-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {place.attributesMet !== null && (
        <section aria-labelledby="attributes-title">
          <h2 id="attributes-title">
            {t('places:attributesTitle')} <Met met={place.attributesMet} />
          </h2>
          <ul className="places-attributes">
            {placeAttributes.map((code) => {
              const one = place.attributes[code];
              return (
                <li key={code}>
                  <span aria-hidden="true">{one?.met ? '✓' : one ? '✗' : '?'}</span>
                  <span>
                    {t(`places:attributes.${code}`)}
                    {!one?.met && <span className="soft"> {t(one ? 'places:unmet' : 'places:unseen')}</span>}
                    {one?.note && <div className="soft">{one.note}</div>}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <PlacesMap
        areas={(areas as BoundaryCollection | undefined) ?? noBoundaries}
        point={place.point}
        height={220}
        label={t('places:mapOf', { name: place.name })}
      />
    </>
  );
};
