import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceItem } from '#contract/services/catalogue.ts';
import { labelOf } from '#ui/i18n.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { catalogueQuery } from './queries.ts';

/** Items whose name, pinyin, code or class has what is looked for. */
const found = (items: readonly ServiceItem[], words: string, event: string | undefined): readonly ServiceItem[] => {
  const sought = words.trim().toLowerCase();
  return items.filter(
    (one) =>
      (event === undefined || one.events.includes(event)) &&
      (sought === '' || [one.name, one.pinyin, one.initials, one.code, one.class].some((text) => text.toLowerCase().includes(sought))),
  );
};

const Item = ({ item }: { item: ServiceItem }) => {
  const { t } = useTranslation();
  return (
    <Link to="/services/$" params={{ _splat: item.id }} className="item">
      <span className="grow tight">
        <span>{item.name}</span>
        <span className="small soft">{item.body}</span>
      </span>
      {item.opens && <span className="tag">{t(item.trips === 0 ? 'services.noTrip' : 'services.online')}</span>}
      <Icon name="next" />
    </Link>
  );
};

/** What people can apply for: looked up by words, pinyin, life event; each class with its items. */
export const ServicesPage = () => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const [event, setEvent] = useState<string | undefined>();
  const { data, error, refetch } = useQuery(catalogueQuery);
  const events = Object.entries(data?.words['events'] ?? {}).filter(([code]) => data?.items.some((one) => one.events.includes(code)));
  const shown = found(data?.items ?? [], q, event);
  return (
    <Page title={t('services.title')} back>
      <input
        type="search"
        className="input"
        aria-label={t('services.find')}
        placeholder={t('services.findHint')}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <nav className="list" aria-label={t('services.more')}>
        <Link to="/services/$" params={{ _splat: 'mine' }} className="item">
          <Icon name="list" />
          <span className="grow">{t('services.mine')}</span>
          <Icon name="next" />
        </Link>
        <Link to="/canteens" className="item">
          <Icon name="care" />
          <span className="grow">{t('services.canteens')}</span>
          <Icon name="next" />
        </Link>
      </nav>
      {events.length > 0 && (
        <fieldset className="wrap" aria-label={t('services.events')}>
          {events.map(([code, label]) => (
            <button
              key={code}
              type="button"
              className="chip"
              aria-pressed={event === code}
              onClick={() => setEvent(event === code ? undefined : code)}
            >
              {labelOf(label)}
            </button>
          ))}
        </fieldset>
      )}
      {error && !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={4} />
      ) : shown.length === 0 ? (
        <Empty icon="unsure" title={t('services.none')} text={t('services.noneText')} />
      ) : (
        [...Map.groupBy(shown, (one) => one.class)].map(([name, items]) => (
          <section key={name} className="stack" aria-label={name}>
            <h2>{name}</h2>
            <div className="list">
              {items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </div>
          </section>
        ))
      )}
    </Page>
  );
};
