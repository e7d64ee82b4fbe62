import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Table, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyItem, CreditImport, exportCredits, Year } from '#contract/credits/api.ts';
import { mayOpen } from '../../../app/access.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { named } from '../../../components/named.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { Grade, useParts } from '../Grade.tsx';
import { companiesQuery, yearsQuery } from '../queries.ts';
import '../../../styles/stacks.css';

const address: (typeof exportCredits)['path'] = '/api/credits/sheet';
const answers = ['added', 'same', 'faults'] as const satisfies readonly (keyof CreditImport)[];
const pages = (n: number) => (n > 50 ? { pageSize: 50, showSizeChanger: false } : false);

/** Companies as they stand today, and the years that were rated. */
export const Credits = () => {
  const { t } = useTranslation('credits-console');
  const { busy, download } = useDownload();
  const [importing, setImporting] = useState(false);
  const query = useQuery(companiesQuery);
  useTitle(t('title'));
  const { data } = query;
  const may = (what: 'enter' | 'design'): boolean => data?.can.includes(what) ?? false;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {data && (
          <p className="soft">
            {data.scheme ? t('byRule', { source: data.scheme.source }) : t(may('design') ? 'noSchemeDesign' : 'noScheme')}{' '}
            {may('design') && <Link to="/credits/scheme">{t('scheme')}</Link>}
          </p>
        )}
      </div>
      <div className="bar">
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(address)}>
          {t('export')}
        </Button>
        {may('enter') && (
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('import.title')}
          </Button>
        )}
      </div>
      <Tabs
        items={[
          {
            key: 'companies',
            label: t('tabs.companies'),
            children:
              query.isError && !data ? (
                <Broken error={query.error} reset={() => void query.refetch()} />
              ) : (
                <Companies rows={data?.items ?? []} loading={query.isPending} />
              ),
          },
          { key: 'years', label: t('tabs.years'), children: <Years /> },
        ]}
      />
      {importing && (
        <PlainImport<CreditImport>
          words={(key, given = {}) => t(`import.${key}`, given)}
          template={address}
          address="/api/credits/import"
          answers={answers}
          ready={({ added }) => added > 0}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
};

const Companies = ({ rows, loading }: { rows: readonly CompanyItem[]; loading: boolean }) => {
  const { t } = useTranslation('credits-console');
  const parts = useParts();
  const me = useMe();
  return (
    <Table<CompanyItem>
      size="small"
      className="stacks"
      rowKey="id"
      dataSource={rows}
      loading={loading}
      pagination={pages(rows.length)}
      locale={{ emptyText: loading ? null : <span className="soft">{t(mayOpen(me, 'credits.read') ? 'noCompanies' : 'noOwn')}</span> }}
      columns={[
        {
          title: t('company'),
          key: 'company',
          render: (_, { id, name, openAsks, measures }) => (
            <>
              <Link to="/credits/$companyId" params={{ companyId: id }}>
                {name}
              </Link>
              {measures.map((one) => (
                <div key={`${one.entryId} ${one.code}`}>
                  <Tag>{t(`marks.acts.${one.act}`)}</Tag> <span className="soft">{t('marks.until', { day: one.until })}</span>
                </div>
              ))}
              {openAsks > 0 && <div className="soft">{t('openAsks', { count: openAsks })}</div>}
            </>
          ),
        },
        { title: t('grade'), key: 'grade', onCell: () => named(t('grade')), render: (_, { result }) => <Grade result={result} /> },
        {
          title: t('total'),
          key: 'total',
          align: 'right',
          width: 90,
          onCell: () => named(t('total')),
          render: (_, { result }) => <span className="num">{result.total ?? '—'}</span>,
        },
        {
          title: t('madeOf'),
          key: 'parts',
          onCell: () => named(t('madeOf')),
          render: (_, { result }) => <span className="soft">{parts(result) || '—'}</span>,
        },
        {
          title: t('entriesCount'),
          key: 'entries',
          align: 'right',
          width: 110,
          onCell: () => named(t('entriesCount')),
          render: (_, { entries }) => <span className="num">{entries}</span>,
        },
      ]}
    />
  );
};

const Years = () => {
  const { t } = useTranslation('credits-console');
  const navigate = useNavigate();
  const [rating, setRating] = useState(false);
  const query = useQuery(yearsQuery);
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  const rows = query.data?.items ?? [];
  return (
    <>
      {query.data?.can.includes('rate') && (
        <p>
          <Button type="primary" onClick={() => setRating(true)}>
            {t('rate.title')}
          </Button>
        </p>
      )}
      <Table<Year>
        size="small"
        className="stacks"
        rowKey="id"
        dataSource={rows}
        loading={query.isPending}
        pagination={false}
        locale={{ emptyText: query.isPending ? null : <span className="soft">{t('noYears')}</span> }}
        columns={[
          {
            title: t('year'),
            key: 'year',
            render: (_, { id, year }) => (
              <Link to="/credits/years/$yearId" params={{ yearId: id }}>
                {t('yearOf', { year })}
              </Link>
            ),
          },
          {
            title: t('state'),
            key: 'state',
            onCell: () => named(t('state')),
            render: (_, { state, publicUntil, openAsks }) =>
              [
                t(`credits:yearStates.${state}`),
                state === 'public' && t('until', { day: publicUntil }),
                openAsks > 0 && state === 'public' && t('openAsks', { count: openAsks }),
              ]
                .filter(Boolean)
                .join(' · '),
          },
          {
            title: t('edition'),
            key: 'edition',
            onCell: () => named(t('edition')),
            render: (_, { edition }) => t('editionN', { n: edition }),
          },
        ]}
      />
      {rating && (
        <ActDrawer<{ year: number }, Year>
          keep="credits.rate"
          subject=""
          title={t('rate.title')}
          lead={t('rate.lead')}
          submit={t('rate.submit')}
          done={t('rate.done')}
          renews="credits"
          initial={{ year: query.data?.next ?? 0 }}
          request={({ year }) => asked(endpoints.credits.rateYear, { body: { year } })}
          onClose={() => setRating(false)}
          onDone={({ id }) => void navigate({ to: '/credits/years/$yearId', params: { yearId: id } })}
        >
          <Form.Item name="year" label={t('year')} rules={[{ required: true, message: t('console:must.fill') }]}>
            <NumberInput min={2000} max={query.data?.next ?? 2100} precision={0} />
          </Form.Item>
        </ActDrawer>
      )}
    </>
  );
};
