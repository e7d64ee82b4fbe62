import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import type { MapFeature } from '#contract/map/api.ts';
import type { MapLayerId } from '#contract/map/layers.ts';
import { nameOf } from '#ui/i18n.ts';
import { wordsFor } from '../../../app/api.ts';
import { wordOf } from '../../../app/kinds.ts';
import { layerViews } from '../../../app/manifest.ts';
import { caseQuery, categoriesQuery } from '../../../app/queries.ts';
import { Clock } from '../../../components/Clock.tsx';
import { StateTag } from '../../../components/StateTag.tsx';
import type { Picked } from './picked.ts';
import { mapFeaturesQuery } from './queries.ts';

const Open = ({ layer, id, children }: { layer: MapLayerId; id: string; children: React.ReactNode }) => {
  const view = layerViews[layer];
  return view ? <Link {...(view.link(id) as LinkProps)}>{children}</Link> : children;
};

const OneCase = ({ id, approximate }: { id: string; approximate: boolean }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery(caseQuery(id));
  if (error) return <p role="alert">{wordsFor(error)}</p>;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return (
    <>
      <h2>
        <Open layer="cases" id={id}>
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

/** What kind of thing one of a layer is, where the layer has kinds. */
const kindWords = (t: TFunction, layer: MapLayerId, kind: string): string => {
  const set = layerViews[layer]?.kinds?.set;
  return set ? t(wordOf(set, kind)) : '';
};

/** A thing in the list of a spot. */
const Listed = ({ layer, item }: { layer: MapLayerId; item: MapFeature }) => {
  const { t } = useTranslation();
  const { data: categories } = useQuery({ ...categoriesQuery, enabled: layer === 'cases' });
  const category = categories?.find((one) => one.code === item.kind);
  const name = item.name ?? (category ? nameOf(category) : t('map:uncategorised'));
  return (
    <li>
      <Open layer={layer} id={item.id}>
        {name}
      </Open>{' '}
      {layer === 'cases' ? <StateTag state={item.state as CaseState} /> : <span className="soft">{kindWords(t, layer, item.kind)}</span>}
    </li>
  );
};

const Several = ({ picked }: { picked: Picked }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery(mapFeaturesQuery(picked.layer, picked.ids));
  if (error) return <p role="alert">{wordsFor(error)}</p>;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const [only] = data.items;
  if (data.items.length === 1 && only)
    return (
      <>
        <h2>
          <Open layer={picked.layer} id={only.id}>
            {only.name}
          </Open>
        </h2>
        <p className="soft">{kindWords(t, picked.layer, only.kind)}</p>
        {only.approximate && <p className="soft city-hint">{t('map:approximate')}</p>}
      </>
    );
  return (
    <>
      <h2>
        {data.items.length === 0
          ? t('map:gone')
          : t('map:together', { count: data.items.length, layer: t(layerViews[picked.layer]?.title ?? picked.layer) })}
      </h2>
      <ul className="city-card-list">
        {data.items.map((item) => (
          <Listed key={item.id} layer={picked.layer} item={item} />
        ))}
      </ul>
    </>
  );
};

/** What was clicked: the thing in a few words with the way to its page, or the list of what stands on one spot. */
export const Card = ({ picked, onClose }: { picked: Picked; onClose: () => void }) => {
  const { t } = useTranslation();
  const [id = ''] = picked.ids;
  return (
    <aside className="city-card" aria-label={t('map:card')} aria-live="polite">
      <Button type="text" size="small" className="city-card-close" icon={<CloseOutlined />} aria-label={t('map:close')} onClick={onClose} />
      {picked.layer === 'workers' && picked.ids.length === 1 ? (
        <>
          <h2>
            <Open layer="workers" id={id}>
              {picked.name}
            </Open>
          </h2>
          <p>{t('map:workersPresent', { total: picked.total ?? 0, active: picked.active ?? 0 })}</p>
          <p className="soft city-hint">{t('map:presence')}</p>
        </>
      ) : picked.layer === 'cases' && picked.ids.length === 1 ? (
        <OneCase id={id} approximate={picked.approximate ?? false} />
      ) : (
        <Several picked={picked} />
      )}
    </aside>
  );
};
