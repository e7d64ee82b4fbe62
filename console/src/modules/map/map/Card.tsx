import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { MapFeature } from '#contract/map/api.ts';
import type { MapLayerId } from '#contract/map/layers.ts';
import { nameOf } from '#ui/i18n.ts';
import { wordsFor } from '../../../app/api.ts';
import { caseQuery, categoriesQuery } from '../../../app/queries.ts';
import { Clock } from '../../../components/Clock.tsx';
import { StateTag } from '../../../components/StateTag.tsx';
import type { Picked } from './picked.ts';
import { mapFeaturesQuery } from './queries.ts';

/** Page of a grid, as one of the areas below the one above it. Codes in quotes: as numbers the longest would lose digits. */
const pageOfGrid = (code: string): string => {
  const above = code.slice(0, [6, 9, 12, 15].findLast((length) => length < code.length) ?? code.length);
  return `/grids?${new URLSearchParams({ area: JSON.stringify(above), grid: JSON.stringify(code) })}`;
};
/** Page of a thing, within the console. */
const pageOf = (layer: MapLayerId, id: string): string => {
  if (layer === 'cases' || layer === 'places') return `/${layer}/${id}`;
  return layer === 'workers' ? pageOfGrid(id) : `/organisations/${id}`;
};
type Go = (page: string) => void;

const Open = ({ layer, id, go, children }: { layer: MapLayerId; id: string; go: Go; children: React.ReactNode }) => (
  <a
    href={`${import.meta.env.BASE_URL.replace(/\/$/, '')}${pageOf(layer, id)}`}
    onClick={(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(pageOf(layer, id));
    }}
  >
    {children}
  </a>
);

const OneCase = ({ id, approximate, go }: { id: string; approximate: boolean; go: Go }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery(caseQuery(id));
  if (error) return <p role="alert">{wordsFor(error)}</p>;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return (
    <>
      <h2>
        <Open layer="cases" id={id} go={go}>
          {data.title}
        </Open>
      </h2>
      <p className="city-card-line">
        <StateTag state={data.state} /> <Clock row={data} />
      </p>
      <p className="soft">
        {data.category ? `${nameOf(data.category)} · ` : ''}
        {data.area.name}
      </p>
      <p className="soft num">
        {data.number}
        {data.handler ? ` · ${data.handler.name}` : ''}
      </p>
      {approximate && <p className="soft city-hint">{t('map:approximate')}</p>}
    </>
  );
};

/** A thing in the list of a spot. */
const Listed = ({ layer, item, go }: { layer: MapLayerId; item: MapFeature; go: Go }) => {
  const { t } = useTranslation();
  const { data: categories } = useQuery({ ...categoriesQuery, enabled: layer === 'cases' });
  const category = categories?.find((one) => one.code === item.kind);
  const kind =
    layer === 'places' ? t(`places:kinds.${item.kind}`) : layer === 'cases' ? '' : t(`organisations:organisationKinds.${item.kind}`);
  const name = item.name ?? (category ? nameOf(category) : t('map:uncategorised'));
  return (
    <li>
      <Open layer={layer} id={item.id} go={go}>
        {name}
      </Open>{' '}
      {layer === 'cases' ? <StateTag state={item.state as CaseState} /> : <span className="soft">{kind}</span>}
    </li>
  );
};

const Several = ({ picked, go }: { picked: Picked; go: Go }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery(mapFeaturesQuery(picked.layer, picked.ids));
  if (error) return <p role="alert">{wordsFor(error)}</p>;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const [only] = data.items;
  if (data.items.length === 1 && only)
    return (
      <>
        <h2>
          <Open layer={picked.layer} id={only.id} go={go}>
            {only.name}
          </Open>
        </h2>
        <p className="soft">
          {picked.layer === 'places' ? t(`places:kinds.${only.kind}`) : t(`organisations:organisationKinds.${only.kind}`)}
        </p>
        {only.approximate && <p className="soft city-hint">{t('map:approximate')}</p>}
      </>
    );
  return (
    <>
      <h2>
        {data.items.length === 0 ? t('map:gone') : t('map:together', { count: data.items.length, layer: t(`map:layers.${picked.layer}`) })}
      </h2>
      <ul className="city-card-list">
        {data.items.map((item) => (
          <Listed key={item.id} layer={picked.layer} item={item} go={go} />
        ))}
      </ul>
    </>
  );
};

/** What was clicked: the thing in a few words with the way to its page, or the list of what stands on one spot. */
export const Card = ({ picked, go, onClose }: { picked: Picked; go: Go; onClose: () => void }) => {
  const { t } = useTranslation();
  const [id = ''] = picked.ids;
  return (
    <aside className="city-card" aria-label={t('map:card')} aria-live="polite">
      <Button type="text" size="small" className="city-card-close" icon={<CloseOutlined />} aria-label={t('map:close')} onClick={onClose} />
      {picked.layer === 'workers' && picked.ids.length === 1 ? (
        <>
          <h2>
            <Open layer="workers" id={id} go={go}>
              {picked.name}
            </Open>
          </h2>
          <p>{t('map:workersPresent', { total: picked.total ?? 0, active: picked.active ?? 0 })}</p>
          <p className="soft city-hint">{t('map:presence')}</p>
        </>
      ) : picked.layer === 'cases' && picked.ids.length === 1 ? (
        <OneCase id={id} approximate={picked.approximate ?? false} go={go} />
      ) : (
        <Several picked={picked} go={go} />
      )}
    </aside>
  );
};
