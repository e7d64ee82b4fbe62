import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#contract/persons/persons.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { ImportPersons } from './ImportPersons.tsx';
import { PersonEditor } from './PersonEditor.tsx';
import { Sections } from './Sections.tsx';
import type { PersonSearch } from './search.ts';
import '../../../styles/organisations.css';

/** Persons: found by name, pinyin or number, or those whom an area looks after. */
export const Persons = () => {
  const { t } = useTranslation('persons');
  const search = useSearch({ strict: false }) as PersonSearch;
  const navigate = useNavigate();
  const me = useMe();
  const client = useQueryClient();
  const [entering, setEntering] = useState(false);
  const [importing, setImporting] = useState(false);
  const { download, busy } = useDownload();
  useTitle(t('nav.persons'));
  const own = me.posts.find((post) => post.area !== null)?.area;
  const area = search.area ?? own?.code ?? '';
  const { data: facts } = useQuery({
    queryKey: ['area', area],
    enabled: area !== '' && area !== own?.code,
    queryFn: ({ signal }) => call(endpoints.territory.getArea, { params: { code: area } }, signal),
  });
  const areaName = area === own?.code ? own.name : facts?.name;
  const q = search.q?.trim() ?? '';
  const found = useQuery({
    queryKey: ['persons', 'found', q, 50],
    enabled: q.length >= 2,
    queryFn: ({ signal }) => call(endpoints.persons.findPersons, { query: { q, limit: 50 } }, signal),
  });
  const ofArea = useList({
    ...listQuery(['persons', 'area', area], (cursor, signal) =>
      call(endpoints.persons.listPersons, { query: { area, cursor, limit: 50 } }, signal),
    ),
    enabled: q.length < 2 && area !== '',
  });
  const finding = q.length >= 2;
  const list = finding
    ? { ...found, isPending: found.isPending, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }
    : ofArea.list;
  const go = (next: PersonSearch): void => void navigate({ to: '/persons', search: next, replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.persons')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <Sections />
      <search className="bar">
        <Input.Search
          className="bar-wide"
          defaultValue={search.q}
          placeholder={t('find.long')}
          aria-label={t('find.long')}
          allowClear
          maxLength={40}
          onSearch={(words) => go({ ...search, q: words.trim() || undefined })}
        />
        <div className="bar-field">
          <AreaSelect label={t('area')} value={area} valueName={areaName} onChange={(code) => go({ area: code })} />
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
          {t('enter')}
        </Button>
        {area !== '' && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
              {t('import.open')}
            </Button>
            <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void download(`/api/persons/sheet?area=${area}`)}>
              {t('export')}
            </Button>
          </>
        )}
      </search>
      <RecordTable<Person>
        list={list}
        rows={finding ? (found.data?.items ?? []) : ofArea.rows}
        rowKey="id"
        empty={t(finding ? 'noneFound' : 'noneHere')}
        columns={[
          {
            title: t('find.name'),
            key: 'name',
            bare: true,
            render: (_, p) => (
              <>
                {p.actions.length > 0 ? (
                  <Link to="/persons/$personId" params={{ personId: p.id }}>
                    {p.name}
                  </Link>
                ) : (
                  <strong>{p.name}</strong>
                )}{' '}
                {p.partyMember && <span className="flag">{t('find.partyMember')}</span>}
              </>
            ),
          },
          { title: t('parts.phone'), dataIndex: 'phone', render: (phone: string | null) => <span className="num">{phone ?? '–'}</span> },
          {
            title: t('ties'),
            key: 'ties',
            render: (_, p) =>
              p.ties.slice(0, 3).map((tie) => (
                <div key={`${tie.use} ${tie.kind} ${tie.at}`}>
                  {tie.at} <span className="soft">{t(tie.word)}</span>
                </div>
              )),
          },
        ]}
      />
      {importing && (
        <ImportPersons
          area={{ code: area, name: areaName ?? area }}
          onClose={() => setImporting(false)}
          onDone={() => {
            setImporting(false);
            void client.invalidateQueries({ queryKey: ['persons'] });
          }}
        />
      )}
      {entering && (
        <PersonEditor
          person={null}
          onClose={() => setEntering(false)}
          onDone={(made) => {
            setEntering(false);
            void navigate({ to: '/persons/$personId', params: { personId: made.id } });
          }}
        />
      )}
    </div>
  );
};
