import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ask, Company, Entry } from '#contract/credits/api.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { labelOf } from '#ui/i18n.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { Grade, useParts } from '../Grade.tsx';
import { companyQuery } from '../queries.ts';
import { AnswerForm, AskForm, type Asking, EntryForm, JoinForm } from './acts.tsx';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

/** One company: what it comes to today, every entry behind it, what repair would give and when, and its years. */
export const CompanyPage = () => {
  const { companyId } = useParams({ strict: false }) as { companyId: string };
  const query = useQuery(companyQuery(companyId));
  if (query.isError && !query.data) return <Broken error={query.error} reset={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown company={query.data} />;
};

type Task = 'enter' | 'join' | Asking | Ask;

const Shown = ({ company }: { company: Company }) => {
  const { t } = useTranslation('credits-console');
  const parts = useParts();
  const [locale, mode] = [useLocale(), useMode()];
  const [task, setTask] = useState<Task | null>(null);
  const { name, result, scheme, joinedOn, basics, entries, scores, years, asks, can } = company;
  const close = (): void => setTask(null);
  useTitle(name);
  const points = years
    .flatMap(({ year, result: { total } }) => (total === null ? [] : [{ label: t('yearOf', { year }), total }]))
    .toReversed();
  if (result.total !== null) points.push({ label: t('now'), total: result.total });
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/credits">{t('title')}</Link>
        </p>
        <h1>{name}</h1>
        <p>
          {t('today')} <Grade result={result} /> {result.total !== null && <span className="num">{t('pointsN', { n: result.total })}</span>}
        </p>
        <p className="soft">{result.standing === 'missing' ? t('missingLead') : parts(result)}</p>
        <p className="soft">
          {[joinedOn !== null && t('joinedOn', { day: joinedOn }), basics, scheme?.source].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="bar">
        {can.includes('enter') && (
          <Button type="primary" onClick={() => setTask('enter')}>
            {t('enter.title')}
          </Button>
        )}
        {can.includes('join') && <Button onClick={() => setTask('join')}>{t(joinedOn === null ? 'join.title' : 'join.again')}</Button>}
      </div>
      <section aria-label={t('entries')}>
        <h2>{t('entries')}</h2>
        <Entries entries={entries} onTask={setTask} />
      </section>
      <Marks company={company} />
      {scores.length > 0 && (
        <section aria-label={t('scores')}>
          <h2>{t('scores')}</h2>
          <ul>
            {scores.map((one) => (
              <li key={`${one.runId} ${one.name}`}>
                <Link to="/scorecards/runs/$runId" params={{ runId: one.runId }}>
                  {one.first} – {one.last}
                </Link>{' '}
                {one.name} <span className="num">{one.total}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('tabs.years')}>
        <h2>{t('tabs.years')}</h2>
        {points.length > 1 && (
          <section className="card" aria-label={t('trend')}>
            <Chart
              kind="line"
              title={t('trend')}
              labels={points.map(({ label }) => label)}
              series={[{ name: t('total'), values: points.map(({ total }) => total) }]}
              locale={locale}
              mode={mode}
            />
          </section>
        )}
        {years.length === 0 && <p className="soft">{t('noYears')}</p>}
        {years.map((one) => (
          <div key={one.yearId}>
            <p>
              <Link to="/credits/years/$yearId" params={{ yearId: one.yearId }}>
                {t('yearOf', { year: one.year })}
              </Link>{' '}
              <Grade result={one.result} />{' '}
              {one.result.total !== null && <span className="num">{t('pointsN', { n: one.result.total })}</span>}{' '}
              <span className="soft">
                {one.state === 'public' ? t('until', { day: one.publicUntil }) : t(`credits:yearStates.${one.state}`)}
              </span>{' '}
              {one.state === 'public' && can.includes('object') && (
                <Button size="small" onClick={() => setTask({ what: 'rating', yearId: one.yearId })}>
                  {t('ask.rating')}
                </Button>
              )}
            </p>
            <Asks asks={asks.filter(({ yearId }) => yearId === one.yearId)} onAnswer={setTask} />
          </div>
        ))}
      </section>
      {task === 'enter' && <EntryForm company={company} onClose={close} />}
      {task === 'join' && <JoinForm company={company} onClose={close} />}
      {task !== null && typeof task === 'object' && 'what' in task && <AskForm company={company} asking={task} onClose={close} />}
      {task !== null && typeof task === 'object' && 'kind' in task && <AnswerForm ask={task} onClose={close} />}
    </div>
  );
};

/** What the bad points of the period add up to, what follows next, and what followed. */
const Marks = ({ company: { scheme, marks, measures, day } }: { company: Company }) => {
  const { t } = useTranslation('credits-console');
  if (marks === null && measures.length === 0) return null;
  const next = marks === null ? undefined : scheme?.marks?.steps.find(({ from }) => from > marks.sum);
  return (
    <section aria-label={t('marks.title')}>
      <h2>{t('marks.title')}</h2>
      {marks !== null && (
        <p>
          {t('marks.now', marks)}
          {next && <span className="soft"> · {t('marks.next', { from: next.from, name: labelOf(next.name) })}</span>}
        </p>
      )}
      {measures.length === 0 && <p className="soft">{t('marks.none')}</p>}
      {measures.length > 0 && (
        <ul>
          {measures.map((one) => (
            <li key={`${one.entryId} ${one.code}`}>
              <Tag>{t(`marks.acts.${one.act}`)}</Tag> {labelOf(one.name)}{' '}
              <span className="soft">
                {t('marks.told', { since: one.since, from: one.from })} ·{' '}
                {one.until < day ? t('marks.over') : t('marks.until', { day: one.until })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** What was asked and answered, in the order it came. */
const Asks = ({ asks, onAnswer }: { asks: readonly Ask[]; onAnswer: (ask: Ask) => void }) => {
  const { t } = useTranslation('credits-console');
  return asks.map((ask) => (
    <div key={ask.id} className="soft">
      {t(`asks.${ask.kind}`, { words: ask.words })} · {t(`askStates.${ask.state}`)}
      {ask.answer ? ` · ${ask.answer}` : ` · ${t('answerBy', { day: ask.answerBy })}`} <Papers documents={ask.documents} />
      {ask.can && (
        <Button size="small" type="primary" onClick={() => onAnswer(ask)}>
          {t('answer.submit')}
        </Button>
      )}
    </div>
  ));
};
const Papers = ({ documents }: { documents: Entry['documents'] }) =>
  documents.map(({ id, name, url }) => (
    <a key={id} href={url} download>
      {name}{' '}
    </a>
  ));

const Entries = ({ entries, onTask }: { entries: readonly Entry[]; onTask: (task: Task) => void }) => {
  const { t } = useTranslation('credits-console');
  const stateOf = ({ state, endedOn, counts }: Entry): string =>
    state === 'withdrawn'
      ? t('entryState.withdrawn')
      : endedOn !== null
        ? t('entryState.repaired', { day: endedOn })
        : t(counts ? 'entryState.counts' : 'entryState.over');
  return (
    <Table<Entry>
      size="small"
      className="stacks"
      rowKey="id"
      dataSource={entries}
      pagination={entries.length > 30 ? { pageSize: 30, showSizeChanger: false } : false}
      locale={{ emptyText: <span className="soft">{t('noEntries')}</span> }}
      columns={[
        {
          title: t('item'),
          key: 'item',
          render: (_, one) => (
            <>
              {labelOf(one.name)} {one.grave && <Tag>{t('grave')}</Tag>}
              <div className="soft">{one.words}</div>
              <Papers documents={one.documents} />
              <Asks asks={one.asks} onAnswer={onTask} />
            </>
          ),
        },
        {
          title: t('points'),
          key: 'points',
          align: 'right',
          width: 80,
          onCell: () => named(t('points')),
          render: (_, { sign, points }) => <strong className="num">{sign === 'good' ? `+${points}` : `−${points}`}</strong>,
        },
        {
          title: t('days'),
          key: 'days',
          width: 220,
          onCell: () => named(t('days')),
          render: (_, one) => (
            <>
              <span className="num">
                {one.since} – {one.until}
              </span>
              <div className="soft">{[t(`sources.${one.source}`), t('happenedOn', { day: one.occurredOn })].join(' · ')}</div>
            </>
          ),
        },
        {
          title: t('state'),
          key: 'state',
          width: 260,
          onCell: () => named(t('state')),
          render: (_, one) => (
            <>
              {stateOf(one)}
              {one.counts && one.repairFrom !== null && (
                <div className="soft">
                  {t('repairFrom', { day: one.repairFrom })}
                  {one.repaired && ` · ${t('repairGives', { total: one.repaired.total, grade: one.repaired.grade })}`}
                </div>
              )}
              {one.can.includes('object') && <div className="soft">{t('objectUntil', { day: one.objectUntil })}</div>}
              {one.can.map((what) => (
                <Button key={what} size="small" onClick={() => onTask({ what, entryId: one.id })}>
                  {t(`ask.${what}`)}
                </Button>
              ))}
            </>
          ),
        },
      ]}
    />
  );
};
