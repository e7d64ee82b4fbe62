import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatrolMiss } from '#contract/patrols/scans.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../components/list/useList.ts';
import { WordsItem } from '../../components/WordsItem.tsx';
import { patrolsKey, Sections } from './Sections.tsx';

type Verdict = 'upheld' | 'withdrawn';

/** Reports of residents at points that a round had passed as fine: counted for the route, contested by whoever leads it, ruled on by a supervisor. */
export const Misses = () => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const search = useSearch({ from: '/shell/patrols/misses' });
  const navigate = useNavigate();
  const [acting, setActing] = useState<{ miss: PatrolMiss; act: 'contest' | 'rule' } | null>(null);
  useTitle(t('parts.misses'));
  const { list, rows } = useList(
    listQuery([patrolsKey, 'misses', search.area], (cursor, signal) =>
      call(endpoints.patrols.listMisses, { query: { area: search.area, cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.misses')}</h1>
        <p className="soft">{t('missesLead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={search.area}
          onChange={(area) => void navigate({ to: '/patrols/misses', search: { ...search, area } })}
        />
      </search>
      <RecordTable<PatrolMiss>
        list={list}
        rows={rows}
        rowKey={(one) => `${one.route.id} ${one.case.id}`}
        width={800}
        empty={t('missesNone')}
        columns={[
          {
            title: t('reported'),
            key: 'case',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/cases/$caseId" params={{ caseId: one.case.id }}>
                  {one.case.number}
                </Link>
                <div className="soft">
                  {one.place.name} · <span className="num">{shortTime(one.reportedAt, locale)}</span>
                </div>
              </>
            ),
          },
          {
            title: t('route'),
            key: 'route',
            render: (_, one) => (
              <>
                <Link to="/patrols/routes/$routeId" params={{ routeId: one.route.id }}>
                  {one.route.name}
                </Link>
                <div className="soft">{t('passedAt', { time: shortTime(one.passedAt, locale) })}</div>
              </>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            render: (_, one) => (
              <>
                {t(one.ruling ? `rulings.${one.ruling.verdict}` : one.contest ? 'contested' : 'stands')}
                {one.contest && <div className="soft">{one.contest.reason}</div>}
                {one.ruling && <div className="soft">{one.ruling.reason}</div>}
              </>
            ),
          },
          {
            title: '',
            key: 'acts',
            width: 110,
            render: (_, miss) =>
              miss.actions.map((act) => (
                <Button key={act} size="small" onClick={() => setActing({ miss, act })}>
                  {t(act)}
                </Button>
              )),
          },
        ]}
      />
      {acting && (
        <ActDrawer<{ verdict: Verdict; reason: string }, PatrolMiss>
          keep={`patrols.${acting.act}`}
          subject={acting.miss.case.id}
          title={t(acting.act)}
          lead={<p>{acting.miss.place.name}</p>}
          submit={t('save')}
          done={t('saved')}
          renews={patrolsKey}
          initial={{ verdict: 'upheld' }}
          request={({ verdict, reason }) => {
            const params = { routeId: acting.miss.route.id, caseId: acting.miss.case.id };
            return acting.act === 'contest'
              ? asked(endpoints.patrols.contestMiss, { params, body: { reason } })
              : asked(endpoints.patrols.ruleMiss, { params, body: { verdict, reason } });
          }}
          onClose={() => setActing(null)}
          onDone={() => setActing(null)}
        >
          {acting.act === 'rule' && (
            <Form.Item name="verdict" label={t('verdict')}>
              <Radio.Group options={(['upheld', 'withdrawn'] as const).map((value) => ({ value, label: t(`rulings.${value}`) }))} />
            </Form.Item>
          )}
          <WordsItem name="reason" label={t('reason')} needed={t('reasonRule')} most={200} />
        </ActDrawer>
      )}
    </div>
  );
};
