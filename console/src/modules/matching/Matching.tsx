import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Offered } from '#contract/matching/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { useTitle } from '../../app/hooks.ts';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { Facts } from './Facts.tsx';
import { Matches } from './Matches.tsx';
import type { MatchingSearch } from './search.ts';

/** Published needs, for each of which a resource is looked for. */
export const Matching = () => {
  const { t } = useTranslation('matching-console');
  useTitle(t('title'));
  const search = useSearch({ from: '/shell/matching' });
  const navigate = useNavigate();
  const { q, need } = search;
  const { list, rows } = useList(
    listQuery(['matching', 'needs', q], (cursor, signal) =>
      call(endpoints.matching.listOpenNeeds, { query: { q, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: MatchingSearch): void => void navigate({ to: '/matching', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          key={q ?? ''}
          className="registers-words"
          aria-label={t('words')}
          placeholder={t('words')}
          defaultValue={q}
          maxLength={60}
          allowClear
          onSearch={(typed) => change({ q: typed.trim() || undefined })}
        />
        <nav className="cell-acts" aria-label={t('title')}>
          {(['needs', 'resources', 'projects'] as const).map((code) => (
            <Link key={code} to="/registers/$code" params={{ code }}>
              {t(({ needs: 'lists', resources: 'resources', projects: 'projectsList' } as const)[code])}
            </Link>
          ))}
        </nav>
      </search>
      <RecordTable<Offered>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t(q === undefined ? 'none' : 'noneFound')}
        columns={[
          {
            title: t('needs'),
            key: 'need',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.title}</strong>
                <Facts offered={one} />
              </>
            ),
          },
          {
            title: t('matches'),
            key: 'act',
            bare: true,
            width: 160,
            render: (_, one) => (
              <Button aria-label={`${t('find')}：${one.title}`} onClick={() => change({ need: one.id })}>
                {t('find')}
              </Button>
            ),
          },
        ]}
      />
      {need !== undefined && <Matches needId={need} onClose={() => change({ need: undefined })} />}
    </div>
  );
};
