import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Circle, exportMerchants, MerchantImport, MerchantRow } from '#contract/circles/api.ts';
import { pledgeKindSet } from '#contract/circles/kinds.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { refined } from '../../../app/kinds.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { type CircleSearch, readCircleSearch } from '../search.ts';
import { CircleForm, MatterForm, MerchantForm } from './forms.tsx';

const address: (typeof exportMerchants)['path'] = '/api/circle-merchants/sheet';
const answers = ['added', 'pledged', 'same', 'faults'] as const satisfies readonly (keyof MerchantImport)[];

/** Business circles with their merchants, what these pledge, and which are model shops. */
export const Circles = () => {
  const { t } = useTranslation('circles-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/circles' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'circle' | 'change' | 'merchant' | 'matter' | 'import' | null>(null);
  useTitle(t('title'));
  const reads = mayOpen(me, 'circles.read');
  const circles = useQuery({
    queryKey: ['circles', 'all'],
    enabled: reads,
    queryFn: ({ signal }) => call(endpoints.circles.listCircles, { query: {} }, signal),
  }).data;
  const { circle, pledge, model, q } = search;
  const query = { circle, pledge, model: model && 'true', q };
  const { list, rows } = useList(
    listQuery(['circles', 'merchants', circle, pledge, model, q], (cursor, signal) =>
      call(endpoints.circles.listMerchants, { query: { ...query, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: CircleSearch): void => void navigate({ to: '/circles', search: { ...search, ...next } });
  const chosen: Circle | null = circles?.items.find(({ id }) => id === circle) ?? null;
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const close = (): void => {
    setTask(null);
    void client.invalidateQueries({ queryKey: ['circles'] });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        {reads && (
          <Select
            aria-label={t('circle')}
            value={circle ?? ''}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('anyCircle') },
              ...(circles?.items ?? []).map((one) => ({ value: one.id, label: t('counted', { ...one, count: one.merchants }) })),
            ]}
            onChange={(next) => change({ circle: next || undefined })}
          />
        )}
        <Select
          aria-label={t('pledge')}
          value={pledge ?? ''}
          options={[
            { value: '', label: t('anyPledge') },
            ...refined(pledgeKindSet).map((value) => ({ value, label: t(`circles:pledges.${value}`) })),
          ]}
          onChange={(next) => change({ pledge: readCircleSearch({ pledge: next }).pledge })}
        />
        <Select
          aria-label={t('which')}
          value={model ? 'model' : 'all'}
          options={[
            { value: 'all', label: t('allMerchants') },
            { value: 'model', label: t('modelsOnly') },
          ]}
          onChange={(next) => change({ model: next === 'model' ? true : undefined })}
        />
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          maxLength={40}
          defaultValue={q}
          onSearch={(next) => change({ q: next.trim() || undefined })}
        />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {circles?.mayCreate && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('import.open')}
            </Button>
            <Button icon={<PlusOutlined />} onClick={() => setTask('circle')}>
              {t('createCircle')}
            </Button>
          </>
        )}
        {chosen?.mayManage && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('merchant')}>
            {t('addMerchant')}
          </Button>
        )}
      </search>
      {chosen && (
        <section className="card" aria-label={chosen.name}>
          <p>
            <strong>{chosen.name}</strong> · {chosen.area.name}
            {chosen.lead && ` · ${t('ledBy', { name: chosen.lead.name })}`}
          </p>
          <p className="soft">
            {t('figures', { merchants: chosen.merchants, pledged: chosen.pledged, models: chosen.models })}
            {chosen.outside > 0 && ` · ${t('outside', { count: chosen.outside })}`}
          </p>
          {chosen.note && <p>{chosen.note}</p>}
          {chosen.mayManage && (
            <p className="bar">
              <Button onClick={() => setTask('change')}>{t('changeCircle')}</Button>
              <Button onClick={() => setTask('matter')}>{t('raiseMatter')}</Button>
              <Link to="/activities" className="button-link">
                {t('meetings')}
              </Link>
            </p>
          )}
        </section>
      )}
      <RecordTable<MerchantRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('none')}
        columns={[
          {
            title: t('merchant'),
            key: 'name',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/circle-merchants/$merchantId" params={{ merchantId: one.id }}>
                  {one.name}
                </Link>
                <div className="soft">
                  {one.circle.name} · {one.trade}
                </div>
              </>
            ),
          },
          { title: t('address'), key: 'address', render: (_, one) => one.address ?? '—' },
          {
            title: t('pledges'),
            key: 'pledges',
            render: (_, one) => one.pledges.map(({ title }) => labelOf(title)).join(t('comma')) || '—',
          },
          {
            title: t('until'),
            key: 'until',
            width: 120,
            render: (_, one) => <span className="num">{one.pledges.map((p) => p.until).sort()[0] ?? '—'}</span>,
          },
          {
            title: t('model'),
            key: 'model',
            width: 170,
            render: (_, one) =>
              one.model ? `${t(`circles:modelStates.${one.model.state}`)} ${t('stars', { count: one.model.level })}` : '—',
          },
        ]}
      />
      {task === 'circle' && <CircleForm circle={null} onClose={close} />}
      {task === 'change' && chosen && <CircleForm circle={chosen} onClose={close} />}
      {task === 'merchant' && chosen && <MerchantForm circle={chosen} onClose={close} />}
      {task === 'matter' && chosen && <MatterForm circle={chosen} onClose={close} />}
      {task === 'import' && (
        <PlainImport<MerchantImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={address}
          address="/api/circle-merchants/import"
          answers={answers}
          ready={(answer) => answer.added + answer.pledged > 0}
          onClose={close}
        />
      )}
    </div>
  );
};
