import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { Circle } from './Circle.tsx';
import { Register } from './Register.tsx';
import type { PlacesSearch } from './search.ts';
import '../../../styles/places.css';

/** Places of the viewer's area: the register with its map, and the service circle. */
export const Places = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/places' });
  const navigate = useNavigate();
  const { placeId } = useParams({ strict: false }) as { placeId?: string };
  useTitle(t('places:nav.places'));
  const change = (next: Partial<PlacesSearch>): void =>
    void navigate({ to: '/places', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, v]) => v !== undefined)) });
  const open = (id: string): void => void navigate({ to: '/places/$placeId', params: { placeId: id }, search });
  return (
    <div className="page places">
      <div className="page-head">
        <h1>{t('places:nav.places')}</h1>
        <p className="soft">{t('places:lead')}</p>
      </div>
      <Tabs
        activeKey={search.tab ?? 'register'}
        onChange={(tab) => change({ tab: tab === 'circle' ? 'circle' : (undefined as never) })}
        destroyOnHidden
        items={[
          {
            key: 'register',
            label: t('places:tabs.register'),
            children: <Register search={search} change={change} open={open} chosen={placeId} />,
          },
          { key: 'circle', label: t('places:tabs.circle'), children: <Circle search={search} change={change} /> },
        ]}
      />
      <Outlet />
    </div>
  );
};
