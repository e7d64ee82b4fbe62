import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/hooks.ts';
import { Erasures } from './Erasures.tsx';
import { Files } from './Files.tsx';
import { Roots } from './Roots.tsx';
import type { ArchiveSearch } from './search.ts';
import '../../../styles/archive.css';

export type Change = (next: { [K in keyof ArchiveSearch]?: ArchiveSearch[K] | undefined }) => void;

/** The archive: its files, what was erased, and the signed root of each day. */
export const Archive = () => {
  const { t } = useTranslation('archive');
  const search = useSearch({ from: '/shell/archive' });
  const navigate = useNavigate();
  useTitle(t('nav.archive'));
  const change: Change = (next) =>
    void navigate({
      to: '/archive',
      search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)),
    });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.archive')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <Tabs
        activeKey={search.tab ?? 'files'}
        onChange={(tab) => change({ tab: tab === 'files' ? undefined : (tab as 'erasures' | 'roots') })}
        destroyOnHidden
        items={[
          { key: 'files', label: t('nav.files'), children: <Files search={search} change={change} /> },
          { key: 'erasures', label: t('nav.erasures'), children: <Erasures /> },
          { key: 'roots', label: t('nav.roots'), children: <Roots /> },
        ]}
      />
    </div>
  );
};
