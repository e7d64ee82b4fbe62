import { BarChartOutlined, DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationRow, exportApplications } from '#contract/services/applications.ts';
import { applicationChannels, applicationStates } from '#contract/services/kinds.ts';
import { shortTime } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { ApplicationState } from '../ApplicationState.tsx';
import type { ServiceSearch } from '../search.ts';
import { TakeIn } from './TakeIn.tsx';

const address: (typeof exportApplications)['path'] = '/api/service-applications/sheet';

/** What people applied for, in the areas and for the organisations one works for; the window takes in here. */
export const Applications = () => {
  const { t } = useTranslation('services-console');
  const me = useMe();
  const locale = useLocale();
  const search = useSearch({ from: '/shell/services' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [taking, setTaking] = useState(false);
  useTitle(t('title'));
  const { state, channel, area, number, mine } = search;
  const { list, rows, first } = useList(
    listQuery(['services', state, channel, area, number, mine], (cursor, signal) =>
      call(
        endpoints.services.listApplications,
        { query: { state: state && [state], channel, area, number, mine: mine && 'true', cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  const change = (next: ServiceSearch): void => void navigate({ to: '/services', search: { ...search, ...next } });
  const params = new URLSearchParams(
    Object.entries({ state, channel, area, number, mine }).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">
          {t('lead')}{' '}
          {mayOpen(me, 'services.read') && (
            <Link to="/services/figures" search={{}}>
              <BarChartOutlined /> {t('figuresTitle')}
            </Link>
          )}
        </p>
      </div>
      <search className="bar">
        <ChoiceFilter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={applicationStates}
          word={(one) => t(`services-own:states.${one}`)}
          onChange={(next) => change({ state: next })}
        />
        <ChoiceFilter
          label={t('channel')}
          any={t('anyChannel')}
          value={channel}
          choices={applicationChannels}
          word={(one) => t(`services-own:channels.${one}`)}
          onChange={(next) => change({ channel: next })}
        />
        {mayOpen(me, 'services.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Input.Search
          aria-label={t('number')}
          placeholder={t('number')}
          defaultValue={number}
          allowClear
          className="find"
          onSearch={(text) => change({ number: text.trim() || undefined })}
        />
        <Checkbox checked={mine === true} onChange={({ target }) => change({ mine: target.checked || undefined })}>
          {t('mine')}
        </Checkbox>
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {first?.mayTakeIn && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTaking(true)}>
            {t('takeIn')}
          </Button>
        )}
      </search>
      <RecordTable<ApplicationRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={980}
        empty={t('none')}
        columns={[
          {
            title: t('item'),
            key: 'item',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/services/$applicationId" params={{ applicationId: one.id }}>
                  {one.item.name}
                </Link>
                <div className="soft">
                  <span className="num">{one.number}</span> · {one.area.name}
                </div>
              </>
            ),
          },
          { title: t('body'), key: 'body', render: (_, { body }) => body },
          { title: t('channel'), key: 'channel', width: 110, render: (_, one) => t(`services-own:channels.${one.channel}`) },
          {
            title: t('receivedAt'),
            key: 'receivedAt',
            width: 130,
            render: (_, one) => <span className="num">{shortTime(one.receivedAt, locale)}</span>,
          },
          {
            title: t('dueAt'),
            key: 'dueAt',
            width: 130,
            render: (_, one) => <span className="num">{one.dueAt ? shortTime(one.dueAt, locale) : '—'}</span>,
          },
          { title: t('state'), key: 'state', width: 170, render: (_, one) => <ApplicationState application={one} /> },
        ]}
      />
      {taking && (
        <TakeIn
          onClose={() => setTaking(false)}
          onDone={({ id }) => void navigate({ to: '/services/$applicationId', params: { applicationId: id } })}
        />
      )}
    </div>
  );
};
