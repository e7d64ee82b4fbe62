import { BarChartOutlined, DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisputeImport, DisputeRow, exportDisputes } from '#contract/disputes/api.ts';
import { disputeKindSet, disputeStates } from '#contract/disputes/kinds.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { refined } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { DisputeState } from '../DisputeState.tsx';
import { OpenForm } from '../OpenForm.tsx';
import type { DisputeSearch } from '../search.ts';
import '../../../styles/disputes.css';

const address: (typeof exportDisputes)['path'] = '/api/disputes/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof DisputeImport)[];

/** The ledger of disputes, without names, with its workbook in and out. */
export const Disputes = () => {
  const { t } = useTranslation('disputes-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/disputes' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'open' | 'import' | null>(null);
  useTitle(t('title'));
  const { state, kind, area, mine } = search;
  const { list, rows, first } = useList(
    listQuery(['disputes', state, kind, area, mine], (cursor, signal) =>
      call(
        endpoints.disputes.listDisputes,
        { query: { state: state && [state], kind, area, mine: mine && 'true', cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  const change = (next: DisputeSearch): void => void navigate({ to: '/disputes', search: { ...search, ...next } });
  const choice = (key: 'state' | 'kind', any: string, options: readonly string[], word: (value: string) => string) => (
    <Select
      aria-label={t(key)}
      value={search[key] ?? ''}
      options={[{ value: '', label: t(any) }, ...options.map((value) => ({ value, label: word(value) }))]}
      onChange={(next) => change({ [key]: next === '' ? undefined : next } as DisputeSearch)}
    />
  );
  const params = new URLSearchParams(
    Object.entries({ state, kind, area, mine }).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">
          {t('lead')}{' '}
          <Link to="/disputes/figures">
            <BarChartOutlined /> {t('figures')}
          </Link>
        </p>
      </div>
      <search className="bar">
        {choice('state', 'anyState', disputeStates, (value) => t(`disputes:states.${value}`))}
        {choice('kind', 'anyKind', refined(disputeKindSet), (value) => t(`disputes:kinds.${value}`))}
        {mayOpen(me, 'disputes.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Checkbox checked={mine === true} onChange={({ target }) => change({ mine: target.checked || undefined })}>
          {t('mine')}
        </Checkbox>
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'disputes.handle') && (
          <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
            {t('import.open')}
          </Button>
        )}
        {first?.mayOpen && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('open')}>
            {t('open')}
          </Button>
        )}
      </search>
      <RecordTable<DisputeRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('none')}
        columns={[
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/disputes/$disputeId" params={{ disputeId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {t(`disputes:kinds.${one.kind}`)} · {one.area.name}
                  {one.case && ` · ${one.case.number}`}
                </div>
              </>
            ),
          },
          { title: t('organisation'), key: 'organisation', render: (_, { organisation }) => organisation.name },
          { title: t('mediator'), key: 'mediator', width: 110, render: (_, { mediator }) => mediator.name },
          { title: t('acceptedOn'), key: 'acceptedOn', width: 110, render: (_, one) => <span className="num">{one.acceptedOn}</span> },
          { title: t('state'), key: 'state', width: 220, render: (_, one) => <DisputeState dispute={one} /> },
        ]}
      />
      {task === 'open' && (
        <OpenForm
          onClose={() => setTask(null)}
          onDone={({ id }) => void navigate({ to: '/disputes/$disputeId', params: { disputeId: id } })}
        />
      )}
      {task === 'import' && (
        <Import
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['disputes'] });
          }}
        />
      )}
    </div>
  );
};

const Import = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('disputes-console');
  return (
    <PlainImport<DisputeImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={address}
      address="/api/disputes/import"
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
    />
  );
};
