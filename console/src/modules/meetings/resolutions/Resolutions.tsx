import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResolutionRow } from '#contract/meetings/api.ts';
import { resolutionStates } from '#contract/meetings/values.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { bodiesQuery } from '../queries.ts';
import type { ResolutionSearch } from '../search.ts';
import '../../../styles/meetings.css';

const ages = ['month', 'quarter', 'halfYear', 'older', 'overdue', 'raised'] as const;

/** Unfinished resolutions by age, the oldest first, with what is known of the last year. */
export const Resolutions = () => {
  const { t } = useTranslation('meetings-console');
  const search = useSearch({ from: '/shell/resolutions' });
  const navigate = useNavigate();
  useTitle(t('resolutions.title'));
  const bodies = useQuery(bodiesQuery).data;
  const { area, body, state } = search;
  const {
    list,
    rows,
    first: figures,
  } = useList(
    listQuery(['meetings', 'resolutions', area, body, state], (cursor, signal) =>
      call(endpoints.meetings.listResolutions, { query: { area, body, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: ResolutionSearch): void => void navigate({ to: '/resolutions', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('resolutions.title')}</h1>
        <p className="soft">{t('resolutions.lead')}</p>
      </div>
      <search className="bar">
        <AreaSelect label={t('form.area')} value={area} onChange={(code) => change({ area: code })} />
        <Select
          aria-label={t('body')}
          value={body ?? ''}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: t('anyBody') }, ...(bodies?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(next) => change({ body: next || undefined })}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('resolutions.unfinished') },
            ...resolutionStates.map((value) => ({ value, label: t(`meetings:resolutionStates.${value}`) })),
          ]}
          onChange={(next) => change({ state: resolutionStates.find((one) => one === next) })}
        />
      </search>
      {figures && (
        <>
          <dl className="meeting-ages" aria-label={t('resolutions.ages')}>
            {ages.map((age) => (
              <div key={age}>
                <dt>{t(`resolutions.age.${age}`)}</dt>
                <dd className="num">{figures.ages[age]}</dd>
              </div>
            ))}
          </dl>
          <p className="soft meeting-year">{t('resolutions.year', figures.year)}</p>
        </>
      )}
      <RecordTable<ResolutionRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={1000}
        empty={t('resolutions.none')}
        columns={[
          {
            title: t('resolutions.one'),
            key: 'text',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/meetings/$meetingId" params={{ meetingId: one.meeting.id }}>
                  {one.number} {one.text}
                </Link>
                <div className="soft">
                  {one.body.name} · {one.area.name}
                </div>
              </>
            ),
          },
          {
            title: t('resolutions.owner'),
            key: 'owner',
            width: 180,
            render: (_, one) => [one.owner.name, one.owner.words].filter(Boolean).join(' ') || '—',
          },
          {
            title: t('resolutions.ageDays'),
            key: 'age',
            width: 90,
            render: (_, one) => <span className="num">{t('days2', { count: one.age })}</span>,
          },
          {
            title: t('resolutions.due'),
            key: 'due',
            width: 130,
            render: (_, one) => (
              <>
                <span className="num">{one.dueOn}</span>
                {one.overdue && <div className="flag">{t('overdue')}</div>}
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            width: 200,
            render: (_, one) => (
              <>
                {t(`meetings:resolutionStates.${one.state}`)}
                {one.unsolved > 0 && <div>{t('unsolvedTimes', { count: one.unsolved })}</div>}
                {one.raised && <div>{t('raisedTo', { to: one.raised })}</div>}
                {one.caseId && (
                  <div>
                    <Link to="/cases/$caseId" params={{ caseId: one.caseId }}>
                      {one.caseNumber}
                    </Link>
                  </div>
                )}
              </>
            ),
          },
          {
            title: t('resolutions.next'),
            key: 'next',
            width: 120,
            render: (_, one) =>
              one.next ? (
                <Link to="/meetings/$meetingId" params={{ meetingId: one.next.id }}>
                  {one.next.day}
                </Link>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </div>
  );
};
