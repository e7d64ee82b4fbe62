import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportFindings, FindingImport, FindingRow } from '#contract/inspections/api.ts';
import { findingStates, inspectionLines } from '#contract/inspections/values.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Photos } from '../../../components/Photos.tsx';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { FindingState } from '../FindingState.tsx';
import type { FindingSearch } from '../search.ts';
import '../../../styles/inspections.css';

const address: (typeof exportFindings)['path'] = '/api/inspections/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof FindingImport)[];

/** Deductions with their photos, newest first. */
export const Findings = () => {
  const { t } = useTranslation('inspections-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/inspections/findings' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  useTitle(t('findings'));
  const { month, area, state, line, estate } = search;
  const { list, rows } = useList(
    listQuery(['inspections', 'list', month, area, state, line, estate], (cursor, signal) =>
      call(
        endpoints.inspections.listFindings,
        { query: { month, area, line, estate, state: state && [state], cursor, limit: 30 } },
        signal,
      ),
    ),
  );
  const change = (next: FindingSearch): void => void navigate({ to: '/inspections/findings', search: { ...search, ...next } });
  const choice = (key: 'state' | 'line', any: string, options: readonly string[], word: (value: string) => string) => (
    <Select
      aria-label={t(key)}
      value={search[key] ?? ''}
      options={[{ value: '', label: t(any) }, ...options.map((value) => ({ value, label: word(value) }))]}
      onChange={(next) => change({ [key]: next === '' ? undefined : next } as FindingSearch)}
    />
  );
  const params = new URLSearchParams(
    Object.entries({ month, area, state, line, estate }).flatMap(([key, value]) => (value ? [[key, value]] : [])),
  );
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/inspections" search={{ ...(month && { month }), ...(area && { area }) }}>
            {t('title')}
          </Link>
        </p>
        <h1>{estate && rows[0] ? t('findingsOf', { name: rows[0].estate.name }) : t('findings')}</h1>
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={month ?? ''}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        {choice('state', 'anyState', findingStates, (value) => t(`inspections:states.${value}`))}
        {choice('line', 'anyLine', inspectionLines, (value) => t(`inspections:lines.${value}`))}
        {mayOpen(me, 'inspections.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        {estate && <Button onClick={() => change({ estate: undefined })}>{t('allEstates')}</Button>}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'inspections.record') && (
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('import.title')}
          </Button>
        )}
      </search>
      <RecordTable<FindingRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={980}
        empty={t('noFindings')}
        columns={[
          { title: t('day'), key: 'day', width: 112, render: (_, { day }) => <span className="num">{day}</span> },
          {
            title: t('what'),
            key: 'what',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/inspections/findings/$findingId" params={{ findingId: one.id }}>
                  {one.text}
                </Link>
                <div className="soft">
                  {t(`inspections:lines.${one.line}`)} · {one.spot}
                </div>
              </>
            ),
          },
          {
            title: t('estate'),
            key: 'estate',
            render: (_, one) => (
              <>
                {one.estate.name}
                <div className="soft">{one.company?.name ?? t('noCompany')}</div>
              </>
            ),
          },
          { title: t('photos'), key: 'photos', width: 120, render: (_, one) => <Photos photos={one.photos.slice(0, 1)} /> },
          {
            title: t('points'),
            key: 'points',
            width: 90,
            render: (_, one) => (
              <span className="num">
                −{one.counted}
                {one.counted !== one.points && <div className="soft">{t('ofPoints', { points: one.points })}</div>}
              </span>
            ),
          },
          { title: t('state'), key: 'state', width: 190, render: (_, one) => <FindingState finding={one} /> },
        ]}
      />
      {importing && (
        <PlainImport<FindingImport>
          words={(key, given = {}) => t(`import.${key}`, given)}
          template={`${address}?month=${platformDay().slice(0, 7)}`}
          address="/api/inspections/import"
          answers={answers}
          ready={({ added }) => added > 0}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
};
