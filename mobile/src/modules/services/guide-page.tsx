import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceGuide } from '#contract/services/catalogue.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { useMe } from '../../session/session.ts';
import { AskSheet } from './ask-sheet.tsx';
import { catalogueQuery, guideQuery } from './queries.ts';

const Materials = ({ materials }: Pick<ServiceGuide, 'materials'>) => {
  const { t } = useTranslation();
  const { data } = useQuery(catalogueQuery);
  const word = (field: string, code: string): string => {
    const label = data?.words[field]?.[code];
    return label ? labelOf(label) : '';
  };
  return (
    <section className="card stack" aria-labelledby="materials">
      <h2 id="materials">{t('services.materials', { count: materials.length })}</h2>
      {materials.length === 0 && <p className="soft">{t('services.noMaterials')}</p>}
      <ol className="stack">
        {materials.map((one) => (
          <li key={one.id} className="tight">
            <strong>{one.name}</strong>
            <span className="small soft">
              {[
                word('necessity', one.necessity),
                word('materialForm', one.form),
                one.copies === null ? '' : t('services.copies', { count: one.copies }),
                word('source', one.source),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {one.note && <span className="small">{one.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The guide to one item: what to bring, where to go, how long it takes; and the way to apply. */
export const GuidePage = ({ itemId }: { itemId: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(guideQuery(itemId));
  const [asking, setAsking] = useState(false);
  return (
    <Page title={data?.name ?? t('services.guide')} back>
      {error && !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={4} />
      ) : (
        <>
          <section className="card stack">
            <p className="soft">{data.body}</p>
            <p className="row">
              <Icon name="clock" />
              <span className="grow">
                {t('services.limit')}
                <strong>{labelOf(data.limit)}</strong>
              </span>
            </p>
            <p>{t(data.trips === 0 ? 'services.noTripLong' : 'services.trips', { count: data.trips })}</p>
            {data.opens && (
              <Link to="/services/$" params={{ _splat: `${itemId}/apply` }} className="button main wide">
                {t('services.apply')}
              </Link>
            )}
            {!data.opens && <p className="soft">{t('services.goThere')}</p>}
            {data.opens && me && (
              <button type="button" className="button wide" onClick={() => setAsking(true)}>
                {t('services.askProxy')}
              </button>
            )}
          </section>
          <Materials materials={data.materials} />
          {data.place && (
            <Link to={data.place.path} className="card link">
              <span className="row">
                <Icon name="pin" />
                <span className="grow tight">
                  <strong>{t('services.where')}</strong>
                  <span className="small soft">{data.place.name}</span>
                </span>
                <Icon name="next" />
              </span>
            </Link>
          )}
          <section className="card" aria-labelledby="facts">
            <h2 id="facts">{t('services.facts')}</h2>
            <dl className="told">
              {data.facts.map(({ key, title, value }) => (
                <div key={key}>
                  <dt>{labelOf(title)}</dt>
                  <dd className="plain">{labelOf(value)}</dd>
                </div>
              ))}
            </dl>
          </section>
          {asking && <AskSheet guide={data} onClose={() => setAsking(false)} />}
        </>
      )}
    </Page>
  );
};
