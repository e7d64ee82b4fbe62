import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { BuildingDrawer } from './BuildingDrawer.tsx';
import { BuildingList } from './BuildingList.tsx';
import { HouseholdDrawer } from './HouseholdDrawer.tsx';
import { HouseholdList } from './HouseholdList.tsx';
import { Sums } from './Sums.tsx';
import type { HouseholdsSearch } from './search.ts';
import '../../../styles/households.css';

export type Change = (next: { [K in keyof HouseholdsSearch]?: HouseholdsSearch[K] | undefined }) => void;

/** Buildings and households below the grid: by address, by building, and how many a grid has. */
export const Households = () => {
  const { t } = useTranslation('households');
  const search = useSearch({ from: '/shell/households' });
  const navigate = useNavigate();
  const me = useMe();
  const { download, busy } = useDownload();
  useTitle(t('nav.households'));
  const change: Change = (next) =>
    void navigate({
      to: '/households',
      search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)) as HouseholdsSearch,
    });
  const home = search.area ?? me.posts.find(({ area }) => area !== null)?.area?.code ?? me.jurisdiction.code;
  const manages = me.permissions.includes('households.manage');
  return (
    <div className="page households">
      <div className="page-head">
        <h1>{t('nav.households')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="cell-acts households-acts">
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(`/api/households/sheet?area=${home}`)}>
          {t('acts.export')}
        </Button>
        {manages && (
          <Link to="/households/import" search={search.area ? { area: search.area } : {}}>
            <Button icon={<UploadOutlined />} tabIndex={-1}>
              {t('acts.import')}
            </Button>
          </Link>
        )}
      </div>
      <Tabs
        activeKey={search.tab ?? 'households'}
        onChange={(tab) => change({ tab: tab === 'households' ? undefined : (tab as 'buildings' | 'sums'), q: undefined })}
        destroyOnHidden
        items={[
          { key: 'households', label: t('tabs.households'), children: <HouseholdList search={search} change={change} /> },
          { key: 'buildings', label: t('tabs.buildings'), children: <BuildingList search={search} change={change} /> },
          { key: 'sums', label: t('tabs.sums'), children: <Sums search={search} change={change} /> },
        ]}
      />
      {search.building && !search.household && (
        <BuildingDrawer key={search.building} id={search.building} change={change} onClose={() => change({ building: undefined })} />
      )}
      {search.household && (
        <HouseholdDrawer key={search.household} id={search.household} change={change} onClose={() => change({ household: undefined })} />
      )}
    </div>
  );
};
