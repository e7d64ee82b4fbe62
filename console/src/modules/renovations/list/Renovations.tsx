import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stages } from '#contract/renovations/kinds.ts';
import type { RenovationDetail, RenovationItem } from '#contract/renovations/shown.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { readRenovationSearch } from '../search.ts';

const CreateForm = ({ onClose, onDone }: { onClose: () => void; onDone: (made: RenovationDetail) => void }) => {
  const { t } = useTranslation('renovations-console');
  return (
    <ActDrawer<{ areaCode: string; title: string }, RenovationDetail>
      keep="renovations.create"
      subject=""
      title={t('create')}
      submit={t('create')}
      done={t('saved')}
      renews="renovations"
      request={({ areaCode, title }) => asked(endpoints.renovations.createRenovation, { body: { areaCode, title: title.trim() } })}
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item
        name="areaCode"
        label={t('form.estate')}
        extra={t('form.estateHint')}
        rules={[{ required: true, message: t('form.estateRule') }]}
      >
        <AreaSelect label={t('form.estate')} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('form.title')}
        rules={[{ required: true, whitespace: true, min: 2, max: 60, message: t('form.wordsRule', { min: 2, max: 60 }) }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Renovations of old estates by stage. */
export const Renovations = () => {
  const { t } = useTranslation('renovations-console');
  const { stage } = useSearch({ from: '/shell/renovations' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [making, setMaking] = useState(false);
  useTitle(t('renovations:title'));
  const { list, rows } = useList(
    listQuery(['renovations', 'list', stage], (cursor, signal) =>
      call(endpoints.renovations.listRenovations, { query: { stage, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('renovations:title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Select
          aria-label={t('stage')}
          value={stage ?? ''}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: t('anyStage') }, ...stages.map((value) => ({ value, label: t(`renovations:stages.${value}`) }))]}
          onChange={(next) => void navigate({ to: '/renovations', search: readRenovationSearch({ stage: next }) })}
        />
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(`/api/renovations-book${stage ? `?stage=${stage}` : ''}`)}
        >
          {t('export')}
        </Button>
        {list.data?.pages[0]?.mayCreate && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('create')}
          </Button>
        )}
      </search>
      <RecordTable<RenovationItem>
        list={list}
        rows={rows}
        rowKey="id"
        width={800}
        empty={t('none')}
        columns={[
          {
            title: t('project'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/renovations/$renovationId" params={{ renovationId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          { title: t('stage'), key: 'stage', width: 140, render: (_, one) => <Tag>{t(`renovations:stages.${one.stage}`)}</Tag> },
          {
            title: t('missed'),
            key: 'missed',
            width: 130,
            render: (_, one) => <span className="num">{one.missed === 0 ? '—' : t('weeks', { count: one.missed })}</span>,
          },
          {
            title: t('defectsOpen'),
            key: 'defects',
            width: 120,
            render: (_, one) => <span className="num">{one.defectsOpen === 0 ? '—' : one.defectsOpen}</span>,
          },
          {
            title: t('started'),
            key: 'started',
            width: 120,
            render: (_, one) => <span className="num">{dayOf(one.startedAt)}</span>,
          },
        ]}
      />
      {making && (
        <CreateForm
          onClose={() => setMaking(false)}
          onDone={(made) => void navigate({ to: '/renovations/$renovationId', params: { renovationId: made.id } })}
        />
      )}
    </div>
  );
};
