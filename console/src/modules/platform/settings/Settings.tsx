import { useQuery } from '@tanstack/react-query';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Deliveries } from './Deliveries.tsx';
import { settingsQuery } from './queries.ts';
import { SettingCard } from './SettingCard.tsx';

/** All settings of the jurisdiction, found by their words, and deliveries that are held up. */
export const Settings = () => {
  const { t } = useTranslation('platform');
  useTitle(t('nav.settings'));
  const { data, error } = useQuery(settingsQuery);
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const found = data?.items.filter(({ title, help }) => `${title} ${help}`.toLowerCase().includes(words)) ?? [];
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('nav.settings')}</h1>
        <p className="soft">{t('settings.lead')}</p>
      </div>
      <Input.Search
        allowClear
        value={sought}
        onChange={({ target }) => setSought(target.value)}
        placeholder={t('settings.search')}
        aria-label={t('settings.search')}
        className="setting-search"
      />
      {error && !data && <p role="alert">{wordsFor(error)}</p>}
      {!error && !data && <Skeleton active />}
      {found.map((item) => (
        <SettingCard key={`${item.key} ${item.version}`} item={item} />
      ))}
      {data && found.length === 0 && <p role="status">{t('settings.nothing')}</p>}
      {words === '' && <Deliveries />}
    </div>
  );
};
