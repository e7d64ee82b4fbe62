import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Form, Input, Select, Skeleton, Table, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { exportCreditYear, getCreditYear, Rating, RatingDifference, Year } from '#contract/credits/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { Grade, useParts } from '../Grade.tsx';
import { differencesQuery, yearQuery } from '../queries.ts';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

type YearShown = z.infer<typeof getCreditYear.response>;
const address: (typeof exportCreditYear)['path'] = '/api/credits/years/:yearId/sheet';

/** One year: the rating of every company as it was frozen, and what would change by what is known now. */
export const YearPage = () => {
  const { yearId } = useParams({ strict: false }) as { yearId: string };
  const [edition, setEdition] = useState<number | undefined>();
  const query = useQuery(yearQuery(yearId, edition));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown shown={query.data} edition={edition} onEdition={setEdition} />;
};

const Shown = ({
  shown: { year, scheme, ratings, editions },
  edition,
  onEdition,
}: {
  shown: YearShown;
  edition: number | undefined;
  onEdition: (edition: number | undefined) => void;
}) => {
  const { t } = useTranslation('credits-console');
  const parts = useParts();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'finish' | 'correct' | null>(null);
  const close = (): void => setTask(null);
  const title = t('yearTitle', { year: year.year, title: labelOf(scheme.title) });
  useTitle(title);
  const table = (
    <Table<Rating>
      size="small"
      className="stacks"
      rowKey="companyId"
      dataSource={ratings}
      pagination={ratings.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      locale={{ emptyText: <span className="soft">{t('noCompanies')}</span> }}
      columns={[
        {
          title: t('company'),
          key: 'company',
          render: (_, { companyId, name }) => (
            <Link to="/credits/$companyId" params={{ companyId }}>
              {name}
            </Link>
          ),
        },
        {
          title: t('grade'),
          key: 'grade',
          width: 170,
          onCell: () => named(t('grade')),
          render: (_, { result }) => <Grade result={result} />,
        },
        {
          title: t('total'),
          key: 'total',
          width: 90,
          align: 'right',
          onCell: () => named(t('total')),
          render: (_, { result }) => <span className="num">{result.total ?? '—'}</span>,
        },
        {
          title: t('madeOf'),
          key: 'parts',
          onCell: () => named(t('madeOf')),
          render: (_, { result, entries }) => (
            <>
              <span className="soft">{parts(result) || '—'}</span>
              {entries.length > 0 && (
                <details>
                  <summary>{t('entriesN', { count: entries.length })}</summary>
                  {entries.map((one) => (
                    <div key={one.id}>
                      {labelOf(one.name)} <span className="num">{one.points > 0 ? `+${one.points}` : `−${-one.points}`}</span>
                    </div>
                  ))}
                </details>
              )}
            </>
          ),
        },
      ]}
    />
  );
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/credits">{t('title')}</Link>
        </p>
        <h1>{title}</h1>
        <p className="soft">
          {[
            t(`credits:yearStates.${year.state}`),
            year.state === 'public' && t('until', { day: year.publicUntil }),
            year.state === 'public' && year.openAsks > 0 && t('openAsks', { count: year.openAsks }),
            scheme.source,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="bar">
        {year.can.includes('finish') && (
          <Button type="primary" onClick={() => setTask('finish')}>
            {t('finish.title')}
          </Button>
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(address.replace(':yearId', year.id))}>
          {t('export')}
        </Button>
        {editions.length > 1 && (
          <Select
            aria-label={t('edition')}
            value={edition ?? year.edition}
            options={editions.map((one) => ({
              value: one.edition,
              label: [t('editionN', { n: one.edition }), one.reason].filter(Boolean).join(' · '),
            }))}
            onChange={(n) => onEdition(n === year.edition ? undefined : n)}
          />
        )}
      </div>
      {year.can.includes('correct') ? (
        <Tabs
          items={[
            { key: 'ratings', label: t('tabs.ratings'), children: table },
            {
              key: 'differences',
              label: t('tabs.differences'),
              children: <Differences year={year} onCorrect={() => setTask('correct')} />,
            },
          ]}
        />
      ) : (
        table
      )}
      {task === 'finish' && (
        <ActDrawer<object, Year>
          keep="credits.finish"
          subject={year.id}
          title={t('finish.title')}
          lead={t('finish.lead', { day: year.publicUntil })}
          submit={t('finish.title')}
          done={t('saved')}
          renews="credits"
          request={() => asked(endpoints.credits.finishCreditYear, { params: { yearId: year.id }, body: { edition: year.edition } })}
          onClose={close}
          onDone={close}
        />
      )}
      {task === 'correct' && (
        <ActDrawer<{ reason: string }, Year>
          keep="credits.correct"
          subject={year.id}
          title={t('differences.correct')}
          lead={t('differences.means')}
          submit={t('differences.correct')}
          done={t('saved')}
          renews="credits"
          request={({ reason }) =>
            asked(endpoints.credits.correctCreditYear, {
              params: { yearId: year.id },
              body: { edition: year.edition, reason: reason.trim() },
            })
          }
          onClose={close}
          onDone={close}
        >
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('console:must.fill') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </ActDrawer>
      )}
    </div>
  );
};

/** What would change by what is known now. Nothing changes by looking. */
const Differences = ({ year, onCorrect }: { year: Year; onCorrect: () => void }) => {
  const { t } = useTranslation('credits-console');
  const { data, error, isPending, refetch } = useQuery(differencesQuery(year.id));
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (!data) return <Broken error={error} reset={() => void refetch()} />;
  if (data.items.length === 0) return <p className="soft">{t('differences.none')}</p>;
  const told = (result: RatingDifference['before']): string =>
    result === null ? '—' : `${result.grade ?? '—'} ${result.total === null ? '' : result.total}`.trim();
  return (
    <>
      <p>
        {t('differences.lead', { count: data.items.length })}{' '}
        <Button type="primary" onClick={onCorrect}>
          {t('differences.correct')}
        </Button>
      </p>
      <Table<RatingDifference>
        size="small"
        className="stacks"
        rowKey="companyId"
        dataSource={data.items}
        pagination={data.items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('company'), key: 'company', render: (_, { name }) => name },
          {
            title: t('grade'),
            key: 'grade',
            onCell: () => named(t('grade')),
            render: (_, { before, after }) => (
              <span className="num">
                {told(before)} → <strong>{told(after)}</strong>
              </span>
            ),
          },
        ]}
      />
    </>
  );
};
