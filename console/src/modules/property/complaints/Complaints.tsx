import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CompanyComplaints, EstateComplaints, exportPropertyComplaints } from '#contract/property/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { labelOf } from '#ui/i18n.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import type { PropertySearch } from '../pages.tsx';
import '../../../styles/stacks.css';
import '../../../styles/parts.css';

const address: (typeof exportPropertyComplaints)['path'] = '/api/property/complaints/sheet';

/** Complaints by property company and estate over twelve months, beside the twelve before, with the formula. */
export const Complaints = () => {
  const { t } = useTranslation('property-console');
  const search = useSearch({ from: '/shell/property/complaints' });
  const navigate = useNavigate();
  const [locale, mode] = [useLocale(), useMode()];
  const { busy, download } = useDownload();
  useTitle(t('title'));
  const { area, month } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['property', 'complaints', area, month],
    queryFn: ({ signal }) => call(endpoints.property.getPropertyComplaints, { query: { area, month } }, signal),
  });
  const change = (next: PropertySearch): void => void navigate({ to: '/property/complaints', search: { ...search, ...next } });
  const params = new URLSearchParams({ ...(month ? { month } : {}), ...(area ? { area } : {}) });
  type Figures = Pick<EstateComplaints, 'complaints' | 'before' | 'perThousand' | 'perThousandBefore'>;
  const column = <Row extends object>(title: string, cell: (row: Row) => React.ReactNode): TableColumnsType<Row>[number] => ({
    title,
    render: (_, row) => cell(row),
    onCell: () => named(title),
  });
  const figures = <Row extends Figures>(): TableColumnsType<Row> => [
    column<Row>(t('complaints'), ({ complaints }) => complaints),
    column<Row>(t('perThousand'), ({ perThousand }) => perThousand ?? '—'),
    column<Row>(t('compared'), ({ before, perThousandBefore }) =>
      before === null ? <span className="soft">{t('noBefore')}</span> : `${before}（${perThousandBefore ?? '—'}）`,
    ),
  ];
  return (
    <div className="page parts">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={data?.months.at(-1) ?? month ?? ''}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        <AreaSelect label={t('area')} value={area} valueName={data?.area.name} onChange={(code) => change({ area: code })} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
      </search>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <>
          <p>{t('period', { name: data.area.name, from: data.months[0], to: data.months.at(-1) })}</p>
          <p className="soft">
            {t('formula')}
            {' · '}
            {data.categories.length === 0 ? t('noCategories') : t('categories', { names: data.categories.map(labelOf).join(t('and')) })}
          </p>
          <section className="card">
            <Chart
              kind="line"
              title={t('chart')}
              labels={data.months}
              series={[
                { name: t('now'), values: data.total.months },
                {
                  name: t('before'),
                  values: data.total.before === null ? data.months.map(() => null) : data.total.monthsBefore,
                  dashed: true,
                },
              ]}
              locale={locale}
              mode={mode}
            />
          </section>
          <section aria-label={t('companies')}>
            <h2>{t('companies')}</h2>
            <Table<CompanyComplaints>
              size="small"
              className="stacks"
              rowKey={({ id }) => id ?? ''}
              dataSource={data.companies}
              pagination={false}
              locale={{ emptyText: <span className="soft">{t('none')}</span> }}
              columns={[
                column<CompanyComplaints>(t('company'), ({ id, name }) =>
                  id === null ? <span className="soft">{t('nobody')}</span> : name,
                ),
                column<CompanyComplaints>(t('estateCount'), ({ estates }) => estates),
                ...figures<CompanyComplaints>(),
              ]}
            />
          </section>
          <section aria-label={t('estates')}>
            <h2>{t('estates')}</h2>
            <Table<EstateComplaints>
              size="small"
              className="stacks"
              rowKey="id"
              dataSource={data.estates}
              pagination={data.estates.length > 30 ? { pageSize: 30, showSizeChanger: false } : false}
              locale={{ emptyText: <span className="soft">{t('none')}</span> }}
              columns={[
                column<EstateComplaints>(t('estate'), ({ title, isShared }) => (
                  <>
                    {title}
                    {isShared && <span className="soft"> {t('shared')}</span>}
                  </>
                )),
                column<EstateComplaints>(t('grid'), ({ area: { name } }) => name),
                column<EstateComplaints>(t('company'), ({ company }) => company ?? <span className="soft">{t('nobody')}</span>),
                column<EstateComplaints>(t('households'), ({ households }) => households),
                ...figures<EstateComplaints>(),
              ]}
            />
            {data.more > 0 && <p className="soft">{t('more', { count: data.more })}</p>}
          </section>
        </>
      )}
    </div>
  );
};
