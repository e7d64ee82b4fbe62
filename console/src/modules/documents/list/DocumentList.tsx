import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import { type DocumentRow, documentStates, type exportDocuments } from '#contract/documents/api.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import '../../../styles/documents.css';

const address: (typeof exportDocuments)['path'] = '/api/papers/export';

type State = DocumentRow['state'] | 'all';

/** Documents of the viewer's areas and organisations, newest first. */
export const DocumentList = () => {
  const { t } = useTranslation('documents');
  const locale = useLocale();
  const { busy, download } = useDownload();
  const [state, setState] = useState<State>('all');
  useTitle(t('nav.documents'));
  const { list, rows } = useList(
    listQuery(['documents', 'list', state], (cursor, signal) =>
      call(endpoints.documents.listDocuments, { query: { cursor, limit: 30, ...(state !== 'all' && { state: [state] }) } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.documents')}</h1>
        <p className="soft">{t('list.lead')}</p>
      </div>
      <div className="documents-tools">
        <Segmented<State>
          value={state}
          aria-label={t('list.state')}
          onChange={setState}
          options={[{ value: 'all', label: t('list.all') }, ...documentStates.map((value) => ({ value, label: t(`states.${value}`) }))]}
        />
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(addressOf(address, { query: { state: state === 'all' ? undefined : state } }))}
        >
          {t('list.export')}
        </Button>
      </div>
      <RecordTable<DocumentRow>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('list.empty')}
        columns={[
          {
            title: t('list.title'),
            render: (_, row) => (
              <Link to="/documents/$documentId" params={{ documentId: row.id }}>
                {row.title}
              </Link>
            ),
          },
          { title: t('list.number'), dataIndex: 'number' },
          {
            title: t('list.parties'),
            render: (_, row) => row.parties.map(({ name, signedAt }) => `${signedAt ? '✓ ' : ''}${name}`).join(' · '),
          },
          { title: t('list.made'), render: (_, row) => <span className="num">{fullTime(row.madeAt, locale)}</span> },
          { title: t('list.state'), render: (_, row) => t(`states.${row.state}`) },
        ]}
      />
    </div>
  );
};
