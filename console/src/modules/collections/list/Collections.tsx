import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetItem } from '#contract/collections/sheets.ts';
import type { TaskItem } from '#contract/collections/tasks.ts';
import { mayOpen } from '../../../app/access.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { Answered, Figures, filledShare, SheetTag } from '../figures.tsx';
import { mineQuery, tasksQuery } from '../queries.ts';
import type { CollectionSearch } from '../search.ts';
import { Begin } from './Begin.tsx';
import '../../../styles/collections.css';

/** Sheets to fill in, and tasks that were sent. */
export const Collections = () => {
  const { t } = useTranslation('collections-console');
  const me = useMe();
  const navigate = useNavigate();
  const reads = mayOpen(me, 'collections.read');
  const answers = mayOpen(me, 'collections.answer') || mayOpen(me, 'collections.answer_for_organisation');
  const { which = answers ? 'mine' : 'tasks' } = useSearch({ strict: false }) as CollectionSearch;
  const [beginning, setBeginning] = useState(false);
  useTitle(t('title'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="bar">
        {reads && answers && (
          <Segmented
            aria-label={t('which.label')}
            value={which}
            options={(['mine', 'told', 'tasks'] as const).map((value) => ({ value, label: t(`which.${value}`) }))}
            onChange={(next) => void navigate({ to: '/collections', search: { which: next } })}
          />
        )}
        {mayOpen(me, 'collections.ask') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setBeginning(true)}>
            {t('new')}
          </Button>
        )}
      </div>
      {which === 'tasks' ? <Tasks /> : <Mine waiting={which === 'mine'} />}
      {beginning && <Begin onClose={() => setBeginning(false)} />}
    </div>
  );
};

const Mine = ({ waiting }: { waiting: boolean }) => {
  const { t } = useTranslation('collections-console');
  const { list, rows } = useList(mineQuery(waiting));
  return (
    <RecordTable<SheetItem>
      list={list}
      rows={rows}
      rowKey="id"
      empty={t(waiting ? 'noneMine' : 'noneTold')}
      columns={[
        {
          title: t('task'),
          key: 'task',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/collections/sheets/$sheetId" params={{ sheetId: one.id }}>
                {one.title}
              </Link>
              <div className="soft">{one.asker.name}</div>
            </>
          ),
        },
        { title: t('addressee'), key: 'addressee', render: (_, one) => one.addressee.name },
        { title: t('dueOn'), dataIndex: 'dueOn', width: 120, className: 'num' },
        {
          title: t('state'),
          key: 'state',
          width: 140,
          render: (_, one) => <SheetTag sheet={one} />,
        },
      ]}
    />
  );
};

const Tasks = () => {
  const { t } = useTranslation('collections-console');
  const { list, rows, first } = useList(tasksQuery);
  return (
    <>
      {first && first.items.length > 0 && <Figures figures={first.total} />}
      <RecordTable<TaskItem>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noneTasks')}
        width={860}
        columns={[
          {
            title: t('task'),
            key: 'task',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/collections/$taskId" params={{ taskId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">{one.asker.name}</div>
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            width: 100,
            render: (_, { state }) => <Tag color={state === 'sent' ? 'processing' : 'default'}>{t(`collections:taskStates.${state}`)}</Tag>,
          },
          { title: t('dueOn'), dataIndex: 'dueOn', width: 120, className: 'num' },
          { title: t('progress'), key: 'progress', width: 220, render: (_, { figures }) => <Answered figures={figures} /> },
          { title: t('figures.late'), key: 'late', width: 80, className: 'num', render: (_, { figures }) => figures.late },
          {
            title: t('figures.share'),
            key: 'share',
            width: 110,
            className: 'num',
            render: (_, { figures }) => {
              const share = filledShare(figures);
              return share === null ? '—' : `${share}%`;
            },
          },
        ]}
      />
    </>
  );
};
