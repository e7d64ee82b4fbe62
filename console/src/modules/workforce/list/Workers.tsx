import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommunityWorker, workersSheet } from '#contract/workforce/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { fullDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PromoteDrawer } from '../PromoteDrawer.tsx';
import { workforceKey, workforceQuery } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import { type WorkforceSearch, whiches } from '../search.ts';
import { Why, yuan } from '../Why.tsx';

const address: (typeof workersSheet)['path'] = '/api/workforce/sheet';

/** By which scheme everything on the page is worked out; without one nothing is. */
const Scheme = () => {
  const { t } = useTranslation('workforce-console');
  const locale = useLocale();
  const { data } = useQuery(workforceQuery);
  if (!data) return null;
  const { scheme, may } = data;
  if (!scheme)
    return (
      <Alert
        type="warning"
        title={t('noScheme')}
        action={may.setScheme ? <Link to="/workforce/scheme">{t('makeScheme')}</Link> : undefined}
      />
    );
  return (
    <p className="soft">
      {t('bySchemeOf', { title: labelOf(scheme.title), version: scheme.version, day: fullDay(scheme.effectiveFrom, locale) })}
      <br />
      {t('source', { source: labelOf(scheme.source) })}
    </p>
  );
};

const Due = ({ worker: { grade, due, dueOn } }: { worker: CommunityWorker }) => {
  const { t } = useTranslation('workforce-console');
  if (due === null) return <span className="soft">{t('unknownDue')}</span>;
  const isDue = due > (grade ?? 0);
  return (
    <>
      <span className="num">{t('gradeOf', { grade: due })}</span>{' '}
      <span className="soft">{dueOn === null ? t('atMost') : t(isDue ? 'dueOn' : 'nextOn', { day: dueOn })}</span>
    </>
  );
};

/** Community workers with the grade held, the grade due and why, and their pay; those who are due are promoted here. */
export const Workers = () => {
  const { t } = useTranslation('workforce-console');
  const search = useSearch({ from: '/shell/workforce' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const { data: head } = useQuery(workforceQuery);
  const [told, setTold] = useState<CommunityWorker | null>(null);
  const [promoted, setPromoted] = useState<CommunityWorker | null>(null);
  const { which = 'all', area } = search;
  const { list, rows } = useList(
    listQuery([workforceKey, 'workers', which, area], (cursor, signal) =>
      call(endpoints.workforce.listWorkers, { query: { which, area, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: WorkforceSearch): void => void navigate({ to: '/workforce', search: { ...search, ...next } });
  const nameOf = ({ name }: CommunityWorker): string => name ?? t('unnamed');
  return (
    <QueuePage<CommunityWorker, (typeof whiches)[number]>
      sections={<Sections />}
      title={t('title')}
      lead={t('lead')}
      below={<Scheme />}
      which={which}
      whiches={whiches}
      whichWord={(one) => t(`which.${one}`)}
      onWhich={(next) => change({ which: next })}
      filters={
        <>
          <AreaSelect label={t('area')} placeholder={t('anyArea')} value={area} onChange={(code) => change({ area: code })} />
          <Button
            icon={<DownloadOutlined />}
            loading={busy}
            onClick={() => void download(`${address}?${new URLSearchParams({ which, ...(area && { area }) })}`)}
          >
            {t('export')}
          </Button>
        </>
      }
      list={list}
      rows={rows}
      width={1000}
      empty={t(`none.${which}`)}
      columns={[
        {
          title: t('person'),
          key: 'person',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/registers/$code" params={{ code: 'community_workers' }} search={{ row: one.id }}>
                {nameOf(one)}
              </Link>{' '}
              <span className="soft num">{one.number}</span>
            </>
          ),
        },
        { title: t('community'), key: 'community', render: (_, one) => one.area ?? '—' },
        { title: t('post'), key: 'post', render: (_, { post }) => (post ? labelOf(post) : '—') },
        {
          title: t('grade'),
          key: 'grade',
          render: (_, { grade, gradedOn }) =>
            grade === null ? (
              <span className="soft">{t('ungraded')}</span>
            ) : (
              <>
                <span className="num">{t('gradeOf', { grade })}</span>{' '}
                {gradedOn && <span className="soft">{t('since', { day: gradedOn })}</span>}
              </>
            ),
        },
        { title: t('due'), key: 'due', render: (_, worker) => <Due worker={worker} /> },
        ...(head?.may.pay
          ? [
              {
                title: t('pay'),
                key: 'pay',
                width: 110,
                render: (_: unknown, { pay }: CommunityWorker) => (
                  <span className="num">{pay ? t('units.fen', { value: yuan(pay.total) }) : '—'}</span>
                ),
              },
            ]
          : []),
        {
          title: t('acts'),
          bare: true,
          key: 'acts',
          width: 150,
          render: (_, one) => (
            <span className="queue-acts">
              <Button size="small" onClick={() => setTold(one)}>
                {t('why')}
              </Button>
              {one.mayPromote && (
                <Button size="small" type="primary" onClick={() => setPromoted(one)}>
                  {t('promote')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    >
      <Drawer
        open={told !== null}
        title={told && t('whyOf', { name: nameOf(told) })}
        size={460}
        destroyOnHidden
        onClose={() => setTold(null)}
      >
        {told && <Why worker={told} />}
      </Drawer>
      {promoted && <PromoteDrawer worker={promoted} onClose={() => setPromoted(null)} />}
    </QueuePage>
  );
};
