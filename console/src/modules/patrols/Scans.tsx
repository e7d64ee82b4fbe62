import { DownloadOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatrolScan } from '#contract/patrols/scans.ts';
import type { exportScans } from '#contract/patrols/sheets.ts';
import { type Review, reviews } from '#contract/patrols/values.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { useDownload } from '../../app/work.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { Photos } from '../../components/Photos.tsx';
import { WordsItem } from '../../components/WordsItem.tsx';
import { patrolsKey, Sections } from './Sections.tsx';
import { useDoubtWords } from './words.ts';

const address: (typeof exportScans)['path'] = '/api/patrol-scans/sheet';

/** What was found at stops, newest first; scans in doubt are judged here. Nobody is named. */
export const Scans = () => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const doubtWords = useDoubtWords();
  const search = useSearch({ from: '/shell/patrols/scans' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [judging, setJudging] = useState<PatrolScan | null>(null);
  useTitle(t('parts.scans'));
  const { area, only } = search;
  const { list, rows } = useList(
    listQuery([patrolsKey, 'scans', area, only], (cursor, signal) =>
      call(endpoints.patrols.listScans, { query: { area, only, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.scans')}</h1>
        <p className="soft">{t('scansLead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={area}
          onChange={(code) => void navigate({ to: '/patrols/scans', search: { ...search, area: code } })}
        />
        <Select<'' | 'doubts' | 'problems'>
          aria-label={t('only')}
          value={only ?? ''}
          options={(['', 'doubts', 'problems'] as const).map((value) => ({ value, label: t(`onlyIs.${value || 'all'}`) }))}
          onChange={(value) => void navigate({ to: '/patrols/scans', search: { ...search, only: value === '' ? undefined : value } })}
        />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(area ? `${address}?area=${area}` : address)}>
          {t('export')}
        </Button>
      </search>
      <RecordTable<PatrolScan>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('scansNone')}
        columns={[
          {
            title: t('point'),
            key: 'point',
            bare: true,
            render: (_, one) => (
              <>
                {one.place.name}
                <div className="soft">
                  <Link to="/patrols/routes/$routeId" params={{ routeId: one.route.id }}>
                    {one.route.name}
                  </Link>{' '}
                  · <span className="num">{shortTime(one.actedAt, locale)}</span>
                </div>
              </>
            ),
          },
          {
            title: t('found'),
            key: 'found',
            render: (_, one) => (
              <>
                <Tag>{t(`results.${one.result}`)}</Tag>
                {one.answers
                  .filter(({ answer }) => answer === 'problem')
                  .map(({ text }) => text)
                  .join('；')}{' '}
                {one.words}
                {one.removes && <Tag>{t('removes')}</Tag>}
                {one.case && (
                  <div>
                    <Link to="/cases/$caseId" params={{ caseId: one.case.id }}>
                      {one.case.number}
                    </Link>
                  </div>
                )}
                <Photos photos={one.photos} />
              </>
            ),
          },
          {
            title: t('doubts'),
            key: 'doubts',
            render: (_, one) => (
              <>
                {one.doubts.map((doubt) => (
                  <div key={doubt.kind}>{doubtWords(doubt)}</div>
                ))}
                {one.review && (
                  <div className="soft">
                    {t(`reviews.${one.review.verdict}`)}：{one.review.reason}
                  </div>
                )}
              </>
            ),
          },
          {
            title: '',
            key: 'acts',
            width: 90,
            render: (_, one) =>
              one.mayReview && (
                <Button size="small" onClick={() => setJudging(one)}>
                  {t('review')}
                </Button>
              ),
          },
        ]}
      />
      {judging && (
        <ActDrawer<{ verdict: Review; reason: string }, PatrolScan>
          keep="patrols.review"
          subject={judging.id}
          title={t('review')}
          lead={
            <>
              <p>{judging.place.name}</p>
              {judging.doubts.map((doubt) => (
                <p key={doubt.kind}>{doubtWords(doubt)}</p>
              ))}
              <p className="soft">{t('reviewHint')}</p>
            </>
          }
          submit={t('save')}
          done={t('saved')}
          renews={patrolsKey}
          initial={{ verdict: 'accepted' }}
          request={({ verdict, reason }) =>
            asked(endpoints.patrols.reviewScan, { params: { scanId: judging.id }, body: { verdict, reason } })
          }
          onClose={() => setJudging(null)}
          onDone={() => setJudging(null)}
        >
          <Form.Item name="verdict" label={t('verdict')}>
            <Radio.Group options={reviews.map((value) => ({ value, label: t(`reviews.${value}`) }))} />
          </Form.Item>
          <WordsItem name="reason" label={t('reason')} needed={t('reasonRule')} most={200} />
        </ActDrawer>
      )}
    </div>
  );
};
