import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArchiveFile, mostTaken } from '#contract/archive/api.ts';
import { classes } from '#contract/archive/classes.ts';
import { platformDay, shortDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { wordsUpTo } from '../../../components/words.ts';
import type { Change } from './Archive.tsx';
import { FileActs } from './FileActs.tsx';
import { Retention, Sealing } from './Retention.tsx';
import type { ArchiveSearch } from './search.ts';
import { TakeOut } from './TakeOut.tsx';

const yearAgo = (): string => platformDay(-365);

/** Archived cases, found by number, class and what became of them. */
export const Files = ({ search, change }: { search: ArchiveSearch; change: Change }) => {
  const { t } = useTranslation('archive');
  const locale = useLocale();
  const me = useMe();
  const [many, setMany] = useState(false);
  const { area, q, state } = search;
  const { list, rows } = useList(
    listQuery(['archive', 'files', area, q, search.class, state], (cursor, signal) =>
      call(endpoints.archive.listArchive, { query: { area, q, class: search.class && [search.class], state, cursor, limit: 50 } }, signal),
    ),
  );
  const home = me.posts.find((post) => post.area !== null)?.area;
  const code = area ?? home?.code ?? me.jurisdiction.code;
  return (
    <>
      <search className="bar">
        <Input.Search
          key={q}
          defaultValue={q}
          placeholder={t('find')}
          aria-label={t('find')}
          {...wordsUpTo(30)}
          allowClear
          onSearch={(words) => change({ q: words.trim() || undefined })}
        />
        <div className="bar-field">
          <AreaSelect label={t('area')} value={area} onChange={(next) => change({ area: next })} />
        </div>
        <Select
          aria-label={t('columns.class')}
          value={search.class ?? ''}
          onChange={(next) => change({ class: next === '' ? undefined : (next as ArchiveSearch['class']) })}
          options={[
            { value: '', label: t('anyClass') },
            ...classes.map((value) => ({ value: value as string, label: t(`classes.${value}`) })),
          ]}
        />
        <Select
          aria-label={t('columns.package')}
          value={state ?? ''}
          onChange={(next) => change({ state: next === '' ? undefined : (next as ArchiveSearch['state']) })}
          options={[
            { value: '', label: t('anyState') },
            ...(['kept', 'erased'] as const).map((value) => ({ value: value as string, label: t(`states.${value}`) })),
          ]}
        />
        {mayOpen(me, 'archive.take_out') && (
          <Button icon={<DownloadOutlined />} onClick={() => setMany(true)}>
            {t('acts.many')}
          </Button>
        )}
      </search>
      <RecordTable<ArchiveFile>
        list={list}
        rows={rows}
        rowKey="caseId"
        width={960}
        empty={t(q || search.class || state || area ? 'noneFound' : 'none')}
        columns={[
          {
            title: t('columns.title'),
            key: 'title',
            bare: true,
            render: (_, file) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: file.caseId }} search={{ queue: 'all' }}>
                  {file.title || t('untitled')}
                </Link>
                <div className="soft">
                  <span className="num">{file.number}</span> · {file.area.name}
                  {file.category && ` · ${file.category}`}
                </div>
              </>
            ),
          },
          {
            title: t('columns.archivedAt'),
            key: 'archivedAt',
            width: 120,
            render: (_, file) => <span className="num">{shortDay(file.archivedAt, locale)}</span>,
          },
          { title: t('columns.class'), key: 'class', width: 220, render: (_, file) => <Retention file={file} /> },
          { title: t('columns.package'), key: 'package', width: 170, render: (_, file) => <Sealing file={file} /> },
          { title: '', key: 'acts', width: 230, render: (_, file) => <FileActs file={file} /> },
        ]}
      />
      {many && (
        <TakeOut<{ from: string; to: string; reason: string }>
          title={t('many.title')}
          lead={t('many.lead', { area: rows.find((file) => file.area.code === code)?.area.name ?? home?.name ?? code, most: mostTaken })}
          go={t('many.go')}
          initial={{ from: yearAgo(), to: platformDay() }}
          address={({ from, to, reason }) => `/api/archive-packages?${new URLSearchParams({ area: code, from, to, reason })}`}
          onClose={() => setMany(false)}
        >
          <div className="form-two">
            {(['from', 'to'] as const).map((name) => (
              <Form.Item key={name} name={name} label={t(`many.${name}`)} rules={[{ required: true, message: t(`many.${name}`) }]}>
                <Input type="date" className="day-field" />
              </Form.Item>
            ))}
          </div>
        </TakeOut>
      )}
    </>
  );
};
