import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyItem } from '#contract/surveys/api.ts';
import { surveyStates } from '#contract/surveys/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { SurveyForm } from '../SurveyForm.tsx';
import { readSurveySearch } from '../search.ts';

/** Surveys of the viewer's areas, and how many have answered. */
export const Surveys = () => {
  const { t } = useTranslation('surveys-console');
  const search = useSearch({ from: '/shell/surveys' });
  const { q, state } = search;
  const navigate = useNavigate();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  useTitle(t('title'));
  const { list, rows } = useList(
    listQuery(['surveys', 'list', q, state], (cursor, signal) =>
      call(endpoints.surveys.listSurveys, { query: { q, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: Record<string, unknown>): void =>
    void navigate({ to: '/surveys', search: readSurveySearch({ ...search, ...next }) });
  const mayAsk = list.data?.pages[0]?.mayAsk ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Input.Search
          aria-label={t('find')}
          placeholder={t('find')}
          allowClear
          defaultValue={q ?? ''}
          onSearch={(words) => change({ q: words })}
          style={{ maxWidth: 260 }}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          options={[{ value: '', label: t('anyState') }, ...surveyStates.map((value) => ({ value, label: t(`surveys:states.${value}`) }))]}
          onChange={(next) => change({ state: next })}
        />
        {mayAsk.length > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        )}
      </search>
      <RecordTable<SurveyItem>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('none')}
        columns={[
          {
            title: t('survey'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/surveys/$surveyId" params={{ surveyId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          {
            title: t('asked'),
            key: 'asked',
            width: 160,
            render: (_, one) => `${t(`surveys:asked.${one.asked}`)}${one.anonymous ? ` · ${t('anonymous')}` : ''}`,
          },
          { title: t('state'), key: 'state', width: 100, render: (_, one) => <Tag>{t(`surveys:states.${one.state}`)}</Tag> },
          {
            title: t('turnout'),
            key: 'turnout',
            width: 170,
            render: (_, one) => (
              <span className="num">
                {one.onRoll === 0
                  ? '—'
                  : t('answeredOf', { answered: one.answered, asked: one.onRoll, percent: Math.round((one.answered * 100) / one.onRoll) })}
              </span>
            ),
          },
          { title: t('closesOn'), key: 'closes', width: 120, render: (_, one) => <span className="num">{one.closesOn}</span> },
        ]}
      />
      {making && (
        <SurveyForm
          survey={null}
          onClose={() => setMaking(false)}
          onDone={(made) => {
            void client.invalidateQueries({ queryKey: ['surveys'] });
            void navigate({ to: '/surveys/$surveyId', params: { surveyId: made.id } });
          }}
        />
      )}
    </div>
  );
};
