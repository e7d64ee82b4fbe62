import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountsImport, exportAccounts, exportDisclosures } from '#contract/disclosures/api.ts';
import { disclosureKinds, disclosureStates } from '#contract/disclosures/values.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { PublishForm } from '../PublishForm.tsx';
import { type DisclosureSearch, tabs } from '../search.ts';
import { Accounts } from './Accounts.tsx';
import { Month } from './Month.tsx';
import { Rows } from './Rows.tsx';
import '../../../styles/organisations.css';

const listSheet: (typeof exportDisclosures)['path'] = '/api/disclosures/sheet';
const accountsSheet: (typeof exportAccounts)['path'] = '/api/disclosure-accounts/sheet';
const answers = ['published', 'amended', 'same', 'faults'] as const satisfies readonly (keyof AccountsImport)[];
const waiting = ['open', 'inquiry'] as const;

/** What is disclosed in somebody's areas: the list, a calendar of what begins and ends, and accounts that are due. */
export const Disclosures = () => {
  const { t } = useTranslation('disclosures-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/disclosures' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'publish' | 'import' | null>(null);
  useTitle(t('title'));
  const { tab = 'list', area, kind, state, objections } = search;
  const change = (next: DisclosureSearch): void => void navigate({ to: '/disclosures', search: { ...search, ...next } });
  const publishes = mayOpen(me, 'disclosures.publish');
  const asked = tab === 'accounts' ? { area } : { area, kind, state, objections };
  const params = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const close = (): void => {
    setTask(null);
    void client.invalidateQueries({ queryKey: ['disclosures'] });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <nav className="sections" aria-label={t('title')}>
        {tabs.map((key) => (
          <Link key={key} to="/disclosures" search={{ ...search, tab: key }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`tabs.${key}`)}
          </Link>
        ))}
      </nav>
      <search className="bar">
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        {tab === 'list' && (
          <>
            <ChoiceFilter
              label={t('kind')}
              any={t('anyKind')}
              value={kind}
              choices={disclosureKinds}
              word={(code) => t(`disclosures:kinds.${code}`)}
              onChange={(next) => change({ kind: next })}
            />
            <ChoiceFilter
              label={t('state')}
              any={t('anyState')}
              value={state}
              choices={disclosureStates}
              word={(code) => t(`disclosures:states.${code}`)}
              onChange={(next) => change({ state: next })}
            />
            <ChoiceFilter
              label={t('objections')}
              any={t('anyObjections')}
              value={objections}
              choices={waiting}
              word={(code) => t(`waiting.${code}`)}
              onChange={(next) => change({ objections: next })}
            />
          </>
        )}
        {tab !== 'calendar' && (
          <Button
            icon={<DownloadOutlined />}
            loading={busy}
            onClick={() => download(`${tab === 'accounts' ? accountsSheet : listSheet}?${params}`)}
          >
            {t('export')}
          </Button>
        )}
        {publishes && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('publish')}>
              {t('publish')}
            </Button>
          </>
        )}
      </search>
      {tab === 'list' && <Rows search={search} />}
      {tab === 'calendar' && <Month area={area} />}
      {tab === 'accounts' && <Accounts area={area} />}
      {task === 'publish' && <PublishForm onClose={close} />}
      {task === 'import' && (
        <PlainImport<AccountsImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={`${accountsSheet}?due=true`}
          address="/api/disclosure-accounts/import"
          answers={answers}
          ready={(answer) => answer.published + answer.amended > 0}
          onClose={close}
        />
      )}
    </div>
  );
};
