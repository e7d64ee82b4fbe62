import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as placesApi from '#client/endpoints/places.ts';
import type { PublicPlace } from '#contract/places/api.ts';
import { hasOpening, isAlwaysOpen } from '#contract/places/kinds.ts';
import { hoursRows } from '#ui/opening.ts';
import { call, hasCode, wordsOf } from '../../api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { useKindName } from '../../place/kind-name.ts';
import { Opening } from '../../place/opening.tsx';
import { usePlaceWords } from '../../place/words.ts';
import { beginAt } from '../../store/draft.ts';
import '../../styles/place.css';

/** What a QR code leads to: the place, whether it is open, what it offers, and the way to report something here. */
export const PlacePage = () => {
  const { t } = useTranslation();
  const { code } = useParams({ from: '/p/$code' });
  const words = usePlaceWords();
  const place = useQuery({
    queryKey: ['place', code],
    queryFn: ({ signal }) => call(placesApi.getPublicPlace, { params: { code } }, signal),
  });
  if (place.data && words.data) return <Shown place={place.data} />;
  return (
    <Page title={t('app')} back>
      {hasCode(place.error, 'places.place_code_unknown') ? (
        <Empty icon="unsure" title={t('place.codeGone')} text={wordsOf(place.error)}>
          <Link to="/report" className="button main">
            {t('tabs.snap')}
          </Link>
        </Empty>
      ) : place.isError || words.isError ? (
        <Failure error={place.error ?? words.error} onRetry={() => void (place.isError ? place : words).refetch()} />
      ) : (
        <Loading rows={2} />
      )}
    </Page>
  );
};

const Shown = ({ place }: { place: PublicPlace }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kindName = useKindName();
  const days = t('places:weekdays', { returnObjects: true }) as string[];
  const report = (): void => {
    beginAt({ kind: 'code', point: place.point, areaCode: null, name: place.areaName }, place.name);
    void navigate({ to: '/report' });
  };
  return (
    <Page title={place.name} back>
      <p className="soft">
        {kindName(place)} · {place.areaName}
      </p>
      {place.closed ? <p className="place-state">{t('places:phone.closed')}</p> : place.open !== null && <Opening of={place} />}
      {place.makeUpToday && <p className="soft">{t(`places:makeUpToday.${place.makeUpToday}`)}</p>}
      {!place.closed && hasOpening(place.kind) && place.hours === null && <p className="place-state">{t('places:hours.unknown')}</p>}
      <button type="button" className="button main wide" onClick={report}>
        <Icon name="camera" />
        {t('places:phone.report')}
      </button>
      {place.open !== null && place.hours !== null && (
        <section className="card tight">
          <h2>{t('places:hours.label')}</h2>
          {isAlwaysOpen(place.hours) ? (
            <p>{t('places:hours.always')}</p>
          ) : (
            <dl className="place-hours">
              {hoursRows(place.hours).map(({ from, to, times }) => (
                <div key={from}>
                  <dt>{to > from ? t('places:hours.days', { from: days[from], to: days[to] }) : days[from]}</dt>
                  <dd>
                    {times.length === 0 && t('places:hours.never')}
                    {times.map((one) => (
                      <span key={one}>{one}</span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {place.closedOnHolidays && <p>{t('places:hours.holidays')}</p>}
          {place.hoursNote && <p className="soft">{place.hoursNote}</p>}
        </section>
      )}
      {place.facilities.length > 0 && (
        <section className="card tight">
          <h2>{t('places:facility')}</h2>
          <ul className="place-facilities">
            {place.facilities.map((one) => (
              <li key={one}>{t(`places:facilities.${one}`, { defaultValue: one })}</li>
            ))}
          </ul>
        </section>
      )}
      {(place.address || place.phone) && (
        <section className="card tight">
          {place.address && (
            <p>
              <span className="soft">{t('places:address')}</span> {place.address}
            </p>
          )}
          {place.phone && (
            <a className="button wide" href={`tel:${place.phone.replaceAll(/[^0-9+]/g, '')}`}>
              <Icon name="phone" />
              {t('places:phone.call', { number: place.phone })}
            </a>
          )}
        </section>
      )}
    </Page>
  );
};
