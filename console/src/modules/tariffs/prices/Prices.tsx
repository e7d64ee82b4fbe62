import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportTariffs, ListedTariff, TariffImport } from '#contract/tariffs/api.ts';
import { trades } from '#contract/tariffs/values.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { ChoiceFilter } from '../../../components/list/ChoiceFilter.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { ItemForm } from '../ItemForm.tsx';
import { MarketLine } from '../MarketLine.tsx';
import type { PriceSearch } from '../search.ts';
import { Views } from '../Views.tsx';
import '../../../styles/parts.css';
import { yuanWords } from '../words.ts';

const address: (typeof exportTariffs)['path'] = '/api/tariffs-sheet';
const answers = ['added', 'repriced', 'changed', 'same', 'faults'] as const satisfies readonly (keyof TariffImport)[];

/** Price lists beside the market, by kind; a company keeps its own here, with their workbook in and out. */
export const Prices = () => {
  const { t } = useTranslation('tariffs-console');
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/shell/tariffs' });
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'add' | 'import' | null>(null);
  useTitle(t('title'));
  const { trade, company, area } = search;
  const { list, rows, first } = useList(
    listQuery(['tariffs', 'prices', trade, company, area], (cursor, signal) =>
      call(endpoints.tariffs.listTariffs, { query: { trade, company, area, cursor, limit: 50 } }, signal),
    ),
  );
  const change = (next: PriceSearch): void => void navigate({ to: '/tariffs', search: { ...search, ...next } });
  const params = new URLSearchParams(Object.entries({ trade, company, area }).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const { companies = [], own = [] } = first ?? {};
  const mine = own.find(({ id }) => id === company) ?? own[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <Views at="/tariffs" />
      <search className="bar">
        <ChoiceFilter
          label={t('company')}
          any={t('anyCompany')}
          value={company}
          choices={companies.map(({ id }) => id)}
          word={(id) => companies.find((one) => one.id === id)?.name ?? id}
          onChange={(next) => change({ company: next })}
        />
        <ChoiceFilter
          label={t('trade')}
          any={t('anyTrade')}
          value={trade}
          choices={trades}
          word={(one) => t(`tariffs-own:trades.${one}`)}
          onChange={(next) => change({ trade: next })}
        />
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mine && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => setTask('import')}>
              {t('importing.open')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask('add')}>
              {t('add')}
            </Button>
          </>
        )}
      </search>
      <p className="soft above-table">{t('formula')}</p>
      <RecordTable<ListedTariff>
        list={list}
        rows={rows}
        rowKey="id"
        width={1040}
        empty={t(mine ? 'noneOwn' : 'none')}
        columns={[
          {
            title: t('service'),
            key: 'service',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/tariffs/$itemId" params={{ itemId: one.id }}>
                  {one.name}
                </Link>
                <div className="soft">
                  {t(`tariffs-own:trades.${one.trade}`)} · {one.includes}
                </div>
              </>
            ),
          },
          {
            title: t('company'),
            key: 'company',
            width: 220,
            render: (_, one) => (
              <>
                {one.company.name}
                <div className="soft">{one.areas.map(({ name }) => name).join(t('comma'))}</div>
              </>
            ),
          },
          {
            title: t('price'),
            key: 'price',
            width: 160,
            render: (_, one) => (
              <>
                {one.price === null ? (
                  <span className="soft">{t('noPrice')}</span>
                ) : (
                  t('per', { yuan: yuanWords(one.price.fen), unit: one.unit })
                )}
                {one.next && <div className="soft">{t('nextPrice', { yuan: yuanWords(one.next.fen), day: one.next.from })}</div>}
              </>
            ),
          },
          { title: t('marketPrice'), key: 'market', width: 270, render: (_, one) => <MarketLine {...one} /> },
          {
            title: t('rating'),
            key: 'rating',
            width: 110,
            render: (_, { rated, satisfied }) =>
              rated === 0 ? (
                <span className="soft">{t('notRated')}</span>
              ) : (
                <span className="num">{t('ratedOf', { rated, satisfied })}</span>
              ),
          },
        ]}
      />
      {task === 'add' && mine && <ItemForm own={own} company={mine.id} onClose={() => setTask(null)} />}
      {task === 'import' && mine && (
        <PlainImport<TariffImport>
          words={(key, data = {}) => t(`importing.${key}`, { ...data, company: mine.name })}
          template={`${address}?company=${mine.id}`}
          address={`/api/tariffs-import?company=${mine.id}`}
          answers={answers}
          ready={(answer) => answer.added + answer.repriced + answer.changed > 0}
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['tariffs'] });
          }}
        />
      )}
    </div>
  );
};
