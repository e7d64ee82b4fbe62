import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenLists, OpenScore } from '#contract/property/lists.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { listsQuery } from './queries.ts';

/** Red and yellow list of estates and the score of each, for everybody. */
export const ListsPage = () => {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<string | null>(null);
  const found = useQuery(listsQuery(period));
  return (
    <Page title={t('property.title')} back>
      {!found.data ? (
        found.isError ? (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading rows={5} />
        )
      ) : found.data.shown === null ? (
        <Empty icon="unsure" title={t('property.none')} text={t('property.noneText')} />
      ) : (
        <>
          <Stale list={found} />
          <div className="field">
            <label htmlFor="period">{t('property.period')}</label>
            <select id="period" className="input" value={found.data.shown.id} onChange={({ target }) => setPeriod(target.value)}>
              {found.data.periods.map(({ id, first, last }) => (
                <option key={id} value={id}>
                  {t('property.days', { first, last })}
                </option>
              ))}
            </select>
          </div>
          <Shown key={found.data.shown.id} shown={found.data.shown} />
        </>
      )}
    </Page>
  );
};

type Lists = NonNullable<OpenLists['shown']>;

/** Estates shown beside the lists, until somebody types a name. */
const most = 20;
const Shown = ({ shown }: { shown: Lists }) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const listed = (list: OpenScore['list']) => shown.scores.filter((one) => one.list === list);
  const found = name === '' ? listed(null) : shown.scores.filter((one) => one.name.includes(name));
  return (
    <>
      <p className="soft">{t('property.source', { source: shown.source, full: shown.full })}</p>
      {shown.edition > 1 && <p className="soft">{t('property.edition', { edition: shown.edition })}</p>}
      <div className="field">
        <label htmlFor="find-estate">{t('property.find')}</label>
        <input id="find-estate" className="input" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </div>
      {name === '' &&
        (['red', 'yellow'] as const).map((list) => {
          const own = listed(list);
          return own.length === 0 ? null : <Group key={list} title={t(`property.${list}`)} scores={own} shown={shown} />;
        })}
      {found.length > 0 ? (
        <Group title={t(name === '' ? 'property.others' : 'property.found')} scores={found.slice(0, most)} shown={shown} />
      ) : (
        name !== '' && <Empty icon="unsure" title={t('property.unknown')} text={t('property.unknownText')} />
      )}
      {found.length > most && <p className="small soft">{t('property.more', { count: found.length - most })}</p>}
    </>
  );
};

const Group = ({ title, scores, shown }: { title: string; scores: readonly OpenScore[]; shown: Lists }) => (
  <section className="card stack" aria-label={title}>
    <h2>{title}</h2>
    {scores.map((one) => (
      <Score key={one.subject} score={one} shown={shown} />
    ))}
  </section>
);

/** One estate: its score and rank, and by a tap the points of each item. */
const Score = ({ score: { name, company, area, total, rank, unranked, points }, shown }: { score: OpenScore; shown: Lists }) => {
  const { t } = useTranslation();
  return (
    <details>
      <summary>
        <span className="row">
          <span className="grow tight">
            <span className="title">{name}</span>
            <span className="small soft">
              {[company ?? t('property.noCompany'), area === name ? null : area].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="tight end">
            <strong>{total === null ? t('property.noScore') : t('property.points', { points: total })}</strong>
            <span className="small soft">
              {rank === null ? t(`property.unranked.${unranked ?? 'unknown'}`) : t('property.rank', { rank })}
            </span>
          </span>
        </span>
      </summary>
      <dl className="told">
        {shown.items.map((item, i) => (
          <div key={labelOf(item.name)}>
            <dt>{labelOf(item.name)}</dt>
            <dd>
              {points[i] === null || points[i] === undefined
                ? t('property.unknownItem')
                : t('property.of', { points: points[i], full: item.full })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
