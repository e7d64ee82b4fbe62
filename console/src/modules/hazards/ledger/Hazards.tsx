import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportHazards, HazardImport, HazardRow } from '#contract/hazards/api.ts';
import { hazardKindSet, hazardLevels, hazardStates } from '#contract/hazards/kinds.ts';
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
import { HazardState } from '../HazardState.tsx';
import { RegisterForm } from '../RegisterForm.tsx';
import type { HazardSearch } from '../search.ts';
import '../../../styles/hazards.css';

const address: (typeof exportHazards)['path'] = '/api/hazards/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof HazardImport)[];

/** The ledger of hazards, with its workbook in and out. */
export const Hazards = () => {
  const { t } = useTranslation('hazards-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/hazards' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'register' | 'import' | null>(null);
  useTitle(t('title'));
  const { state, level, kind, area } = search;
  const { list, rows, first } = useList(
    listQuery(['hazards', state, level, kind, area], (cursor, signal) =>
      call(endpoints.hazards.listHazards, { query: { state: state && [state], level, kind, area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: HazardSearch): void => void navigate({ to: '/hazards', search: { ...search, ...next } });
  const choice = (key: 'state' | 'level' | 'kind', any: string, options: readonly string[], word: (value: string) => string) => (
    <Select
      aria-label={t(key)}
      value={search[key] ?? ''}
      options={[{ value: '', label: t(any) }, ...options.map((value) => ({ value, label: word(value) }))]}
      onChange={(next) => change({ [key]: next === '' ? undefined : next } as HazardSearch)}
    />
  );
  const params = new URLSearchParams(Object.entries({ state, level, kind, area }).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        {choice('state', 'anyState', hazardStates, (value) => t(`hazards:states.${value}`))}
        {choice('level', 'anyLevel', hazardLevels, (value) => t(`hazards:levels.${value}`))}
        {choice('kind', 'anyKind', refined(hazardKindSet), (value) => t(`hazards:kinds.${value}`))}
        {mayOpen(me, 'hazards.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'hazards.handle') && (
          <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
            {t('import.open')}
          </Button>
        )}
        {first?.mayRegister && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('register')}>
            {t('register')}
          </Button>
        )}
      </search>
      <RecordTable<HazardRow>
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
                <Link to="/hazards/$hazardId" params={{ hazardId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {t(`hazards:levels.${one.level}`)} · {t(`hazards:kinds.${one.kind}`)}
                  {one.case && ` · ${one.case.number}`}
                </div>
              </>
            ),
          },
          { title: t('form.place'), key: 'place', render: (_, one) => `${one.area.name} · ${one.place}` },
          { title: t('unit'), key: 'unit', render: (_, { unit }) => unit },
          { title: t('body'), key: 'body', render: (_, { body }) => body?.name ?? '—' },
          {
            title: t('recheckOn'),
            key: 'recheckOn',
            width: 110,
            render: (_, { recheckOn }) => <span className="num">{recheckOn ?? '—'}</span>,
          },
          { title: t('state'), key: 'state', width: 170, render: (_, one) => <HazardState hazard={one} /> },
        ]}
      />
      {task === 'register' && (
        <RegisterForm
          onClose={() => setTask(null)}
          onDone={({ id }) => void navigate({ to: '/hazards/$hazardId', params: { hazardId: id } })}
        />
      )}
      {task === 'import' && (
        <Import
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['hazards'] });
          }}
        />
      )}
    </div>
  );
};

const Import = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('hazards-console');
  return (
    <PlainImport<HazardImport>
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={address}
      address="/api/hazards/import"
      answers={answers}
      ready={(answer) => answer.added > 0}
      onClose={onClose}
    />
  );
};
