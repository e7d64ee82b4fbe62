import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TariffDetail } from '#contract/tariffs/api.ts';
import { platformDay, shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { named } from '../../../components/named.ts';
import { ItemForm } from '../ItemForm.tsx';
import { MarketLine } from '../MarketLine.tsx';
import { fenOf, yuanWords } from '../words.ts';
import '../../../styles/parts.css';
import '../../../styles/facts.css';
import '../../../styles/stacks.css';
import '../../../styles/tariffs.css';

type Task = { kind: 'price' | 'change' | 'quote' | 'end' } | { kind: 'withdraw'; quoteId: string; source: string };

/** A service with all its prices and what others asked. */
export const ItemPage = () => {
  const { t } = useTranslation('tariffs-console');
  const { itemId } = useParams({ from: '/shell/tariffs/$itemId' });
  const query = useQuery({
    queryKey: ['tariffs', 'one', itemId],
    queryFn: ({ signal }) => call(endpoints.tariffs.getTariff, { params: { itemId } }, signal),
  });
  useTitle(query.data?.name ?? t('service'));
  if (query.error && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <One item={query.data} />;
};

const One = ({ item }: { item: TariffDetail }) => {
  const { t } = useTranslation('tariffs-console');
  const locale = useLocale();
  const [task, setTask] = useState<Task | null>(null);
  const may = (what: TariffDetail['can'][number]): boolean => item.can.includes(what);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ['price', item.price === null ? t('noPrice') : t('per', { yuan: yuanWords(item.price.fen), unit: item.unit })],
    ...(item.next ? ([['announced', t('nextPrice', { yuan: yuanWords(item.next.fen), day: item.next.from })]] as const) : []),
    ['marketPrice', <MarketLine key="market" {...item} />],
    ['rating', item.rated === 0 ? t('notRated') : t('ratedOf', { rated: item.rated, satisfied: item.satisfied })],
    ['area', item.areas.map(({ name }) => name).join(t('comma'))],
    ['capacity', t('capacityOf', { count: item.capacity })],
    ['includes', item.includes],
  ];
  return (
    <div className="page">
      <div className="page-head">
        <p>
          <Link to="/tariffs" search={{ company: item.company.id }}>
            {t('listOf', { name: item.company.name })}
          </Link>
        </p>
        <h1>{item.name}</h1>
        <p className="soft">
          {t(`tariffs-own:trades.${item.trade}`)} · {item.company.name}
          {item.ended && ` · ${t('ended')}`}
        </p>
      </div>
      {(may('change') || may('quote')) && (
        <div className="bar">
          {may('change') && !item.ended && (
            <>
              <Button type="primary" onClick={() => setTask({ kind: 'price' })}>
                {t('setPrice')}
              </Button>
              <Button onClick={() => setTask({ kind: 'change' })}>{t('change')}</Button>
            </>
          )}
          {may('change') && <Button onClick={() => setTask({ kind: 'end' })}>{t(item.ended ? 'offerAgain' : 'end')}</Button>}
          {may('quote') && (
            <Button type="primary" onClick={() => setTask({ kind: 'quote' })}>
              {t('quote')}
            </Button>
          )}
        </div>
      )}
      <section className="card" aria-label={t('facts')}>
        <dl className="fact-grid">
          {facts.map(([key, value]) => (
            <div key={key} {...(key === 'includes' && { className: 'whole-row' })}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="tariff-part" aria-label={t('prices')}>
        <h2>{t('prices')}</h2>
        <Table<TariffDetail['prices'][number]>
          size="small"
          className="stacks"
          rowKey="id"
          dataSource={item.prices}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('from'), key: 'from', render: (_, { from }) => <span className="num">{from}</span> },
            {
              title: t('price'),
              key: 'price',
              onCell: () => named(t('price')),
              render: (_, { fen, from, withdrawn }) => (
                <>
                  {t('per', { yuan: yuanWords(fen), unit: item.unit })}
                  {withdrawn ? (
                    <span className="soft"> · {t('replaced')}</span>
                  ) : from === item.next?.from ? (
                    <span className="soft"> · {t('ahead')}</span>
                  ) : (
                    from === item.price?.from && fen === item.price.fen && <strong> · {t('counting')}</strong>
                  )}
                </>
              ),
            },
            { title: t('setAt'), key: 'setAt', onCell: () => named(t('setAt')), render: (_, { setAt }) => shortTime(setAt, locale) },
          ]}
        />
      </section>
      <section className="tariff-part" aria-label={t('quotes')}>
        <h2>{t('quotes')}</h2>
        <p className="soft above-table">{t('formula')}</p>
        <Table<TariffDetail['quotes'][number]>
          size="small"
          className="stacks"
          rowKey="id"
          dataSource={item.quotes}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <span className="soft">{t('noQuotes')}</span> }}
          columns={[
            { title: t('source'), key: 'source', render: (_, { source }) => source },
            {
              title: t('price'),
              key: 'price',
              onCell: () => named(t('price')),
              render: (_, { fen }) => t('per', { yuan: yuanWords(fen), unit: item.unit }),
            },
            {
              title: t('quoteDay'),
              key: 'day',
              onCell: () => named(t('quoteDay')),
              render: (_, { day }) => <span className="num">{day}</span>,
            },
            { title: t('notedBy'), key: 'by', onCell: () => named(t('notedBy')), render: (_, { by }) => by },
            {
              title: t('counts'),
              key: 'counts',
              onCell: () => named(t('counts')),
              render: (_, { id, withdrawn, old, source }) =>
                withdrawn !== null ? (
                  <span className="soft">{t('withdrawnWhy', { why: withdrawn })}</span>
                ) : (
                  <span className="cell-acts">
                    {old ? <span className="soft">{t('old')}</span> : t('yes')}
                    {may('quote') && (
                      <Button
                        size="small"
                        aria-label={`${t('withdraw')}：${source}`}
                        onClick={() => setTask({ kind: 'withdraw', quoteId: id, source })}
                      >
                        {t('withdraw')}
                      </Button>
                    )}
                  </span>
                ),
            },
          ]}
        />
      </section>
      {task?.kind === 'change' && <ItemForm item={item} onClose={() => setTask(null)} />}
      {task && task.kind !== 'change' && <TaskForm item={item} task={task} onClose={() => setTask(null)} />}
    </div>
  );
};

interface Values {
  yuan?: number;
  day?: string;
  words?: string;
}
const TaskForm = ({ item, task, onClose }: { item: TariffDetail; task: Exclude<Task, { kind: 'change' }>; onClose: () => void }) => {
  const { t } = useTranslation('tariffs-console');
  const { kind } = task;
  const params = { itemId: item.id };
  const today = platformDay();
  const withSum = kind === 'price' || kind === 'quote';
  const act = kind === 'end' && item.ended ? 'again' : kind;
  return (
    <ActDrawer<Values, TariffDetail>
      keep={`tariffs.${act}`}
      subject={task.kind === 'withdraw' ? task.quoteId : item.id}
      title={t(`tasks.${act}.title`)}
      lead={
        <p className="soft">
          {t(`tasks.${act}.lead`, { name: item.name, source: task.kind === 'withdraw' ? task.source : '', unit: item.unit })}
        </p>
      }
      submit={t(`tasks.${act}.submit`)}
      done={t(`tasks.${act}.done`)}
      renews="tariffs"
      initial={withSum ? { day: today } : {}}
      request={({ yuan, day = today, words = '' }) => {
        if (task.kind === 'withdraw')
          return asked(endpoints.tariffs.withdrawQuote, { params: { quoteId: task.quoteId }, body: { why: words.trim() } });
        if (kind === 'price') return asked(endpoints.tariffs.priceTariff, { params, body: { fen: fenOf(yuan), from: day } });
        if (kind === 'quote')
          return asked(endpoints.tariffs.quoteTariff, { params, body: { fen: fenOf(yuan), source: words.trim(), day } });
        const { trade, name, unit, includes, capacity, version, ended } = item;
        const areas = item.areas.map(({ code }) => code);
        return asked(endpoints.tariffs.changeTariff, {
          params,
          body: { trade, name, unit, includes, capacity, areas, version, ended: !ended },
        });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      {withSum && (
        <Form.Item name="yuan" label={t('yuan')} rules={[{ required: true, message: t('must.yuan') }]}>
          <NumberInput min={0.01} max={100_000} precision={2} suffix={t('yuanUnit')} />
        </Form.Item>
      )}
      {(kind === 'quote' || kind === 'withdraw') && (
        <Form.Item
          name="words"
          label={t(kind === 'quote' ? 'source' : 'why')}
          {...(kind === 'quote' && { extra: t('sourceHint') })}
          rules={[{ required: true, whitespace: true, min: 2, message: t(kind === 'quote' ? 'must.source' : 'must.why') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      )}
      {withSum && (
        <Form.Item name="day" label={t(kind === 'price' ? 'from' : 'quoteDay')} rules={[{ required: true, message: t('must.day') }]}>
          <Input type="date" {...(kind === 'price' ? { min: today } : { max: today })} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
