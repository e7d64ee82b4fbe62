import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnerEstateDetail, OwnerImport, OwnerUnit } from '#contract/assemblies/api.ts';
import { type UnitUse, unitUses } from '#contract/assemblies/kinds.ts';
import { squareMetres } from '#ui/figures.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useSettled, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { Doubts } from './Doubts.tsx';
import { TransferForm, UnitForm } from './forms.tsx';
import '../../../styles/parts.css';

const answers = ['units', 'changed', 'same', 'holders', 'doubts', 'faults'] as const satisfies readonly (keyof OwnerImport)[];

/** One register: what it gives as a roll, what keeps it from it, entries that may be one owner, units with their owners. */
export const EstatePage = () => {
  const { t } = useTranslation('assemblies-console');
  const { estateId } = useParams({ from: '/shell/owner-estates/$estateId' });
  const found = useQuery({
    queryKey: ['assemblies', 'estate', estateId],
    queryFn: ({ signal }) => call(endpoints.assemblies.getOwnerEstate, { params: { estateId } }, signal),
  });
  useTitle(found.data?.name ?? t('register'));
  if (found.data) return <Shown e={found.data} />;
  return <div className="page">{found.isError ? <Broken error={found.error} reset={() => void found.refetch()} /> : <Spin />}</div>;
};

const Shown = ({ e }: { e: OwnerEstateDetail }) => {
  const { t } = useTranslation('assemblies-console');
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  const address = `/api/owner-estates/${e.id}`;
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>{e.name}</h1>
        <p className="soft">{e.area.name}</p>
      </div>
      <p>
        {t('rollNow', { heads: e.roll.heads, area: squareMetres(e.roll.area), units: e.units, parkings: e.parkings })}
        <span className="soft"> {e.parkingSource}</span>
      </p>
      <div className="bar">
        {e.mayManage && (
          <Button type="primary" icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('import.open')}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}/sheet`)}>
          {t('export')}
        </Button>
      </div>
      {e.faultCount > 0 && (
        <section aria-label={t('faults')}>
          <h2>{t('faultCount', { count: e.faultCount })}</h2>
          <ul>
            {e.faults.slice(0, 20).map((one) => (
              <li key={`${one.unitId} ${one.code}`}>
                <strong>{one.label}</strong> {one.message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {e.mayManage && <Doubts estate={e} />}
      <Units e={e} />
      {importing && (
        <PlainImport<OwnerImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={`${address}/sheet`}
          address={`${address}/import`}
          answers={answers}
          ready={(answer) => answer.units + answer.changed + answer.holders > 0}
          onClose={() => {
            setImporting(false);
            void client.invalidateQueries({ queryKey: ['assemblies'] });
          }}
        />
      )}
    </div>
  );
};

const Units = ({ e }: { e: OwnerEstateDetail }) => {
  const { t } = useTranslation('assemblies-console');
  const [words, setWords] = useState('');
  const [building, setBuilding] = useState('');
  const [use, setUse] = useState<UnitUse | ''>('');
  const [task, setTask] = useState<{ act: 'change' | 'transfer'; unit: OwnerUnit } | null>(null);
  const q = useSettled(words.trim());
  const { list, rows } = useList(
    listQuery(['assemblies', 'units', e.id, q, building, use], (cursor, signal) =>
      call(
        endpoints.assemblies.listOwnerUnits,
        {
          params: { estateId: e.id },
          query: { q: q || undefined, building: building || undefined, use: use || undefined, cursor, limit: 50 },
        },
        signal,
      ),
    ),
  );
  return (
    <section aria-label={t('units')}>
      <h2>{t('units')}</h2>
      <search className="bar">
        <Input
          aria-label={t('findUnit')}
          placeholder={t('findUnit')}
          value={words}
          maxLength={40}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          aria-label={t('building')}
          value={building}
          options={[{ value: '', label: t('anyBuilding') }, ...e.buildings.map((one) => ({ value: one.building, label: one.building }))]}
          onChange={setBuilding}
        />
        <Select<UnitUse | ''>
          aria-label={t('use')}
          value={use}
          options={[{ value: '', label: t('anyUse') }, ...unitUses.map((value) => ({ value, label: t(`assemblies:uses.${value}`) }))]}
          onChange={setUse}
        />
      </search>
      <RecordTable<OwnerUnit>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t(e.units === 0 ? 'emptyRegister' : 'noUnits')}
        columns={[
          { title: t('unit'), key: 'label', bare: true, render: (_, one) => <strong>{one.label}</strong> },
          {
            title: t('use'),
            key: 'use',
            width: 130,
            render: (_, one) =>
              `${t(`assemblies:uses.${one.use}`)}${one.state === 'sold' ? '' : ` · ${t(`assemblies:states.${one.state}`)}`}`,
          },
          {
            title: t('area'),
            key: 'area',
            width: 170,
            render: (_, one) => (
              <span className="num">
                {squareMetres(one.area)} <span className="soft">{t(`assemblies:bases.${one.areaBasis}`)}</span>
              </span>
            ),
          },
          {
            title: t('owners'),
            key: 'owners',
            render: (_, one) =>
              one.owners.length === 0 ? (
                <span className="soft">{t('noOwner')}</span>
              ) : (
                one.owners.map((owner) => [owner.name, owner.share, owner.phone].filter(Boolean).join(' ')).join(t('comma'))
              ),
          },
          {
            title: t('acts.acts'),
            key: 'acts',
            width: 160,
            render: (_, unit) =>
              e.mayManage && (
                <>
                  <Button size="small" aria-label={t('changeOne', { label: unit.label })} onClick={() => setTask({ act: 'change', unit })}>
                    {t('correct')}
                  </Button>{' '}
                  <Button
                    size="small"
                    aria-label={t('transferOne', { label: unit.label })}
                    onClick={() => setTask({ act: 'transfer', unit })}
                  >
                    {t('transfer')}
                  </Button>
                </>
              ),
          },
        ]}
      />
      {task?.act === 'change' && <UnitForm unit={task.unit} onClose={() => setTask(null)} />}
      {task?.act === 'transfer' && <TransferForm unit={task.unit} onClose={() => setTask(null)} />}
    </section>
  );
};
