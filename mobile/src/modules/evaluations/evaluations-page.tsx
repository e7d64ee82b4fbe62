import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation, OwnSheet } from '#contract/evaluations/api.ts';
import { Icon } from '../../parts/icons.tsx';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { FillSheet } from './fill-sheet.tsx';
import { evaluationQuery, evaluationsQuery } from './queries.ts';

/** Evaluations of departments: `all`, or one of them with the sheets one fills. */
export const EvaluationsPage = () => {
  const { t } = useTranslation();
  const { _splat = '' } = useParams({ from: '/evaluations/$' });
  const me = useMe();
  return (
    <Page title={t('evaluations.title')} back>
      {me === null ? (
        <AskSignIn text={t('evaluations.signIn')} />
      ) : !me ? (
        <Loading rows={4} />
      ) : _splat === '' || _splat === 'all' ? (
        <List />
      ) : (
        <One key={_splat} id={_splat} />
      )}
    </Page>
  );
};

const List = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(evaluationsQuery);
  return (
    <Cards list={list} empty={<Empty icon="unsure" title={t('evaluations.none')} text={t('evaluations.noneText')} />}>
      {(one) => (
        <section key={one.id} className="card" aria-label={one.title}>
          <Link to="/evaluations/$" params={{ _splat: one.id }} className="row link">
            <span className="grow tight">
              <span className="title">{one.title}</span>
              <span className="small soft">{t(one.state === 'open' ? 'evaluations.until' : 'evaluations.over', { until: one.until })}</span>
              {one.mine > 0 && <strong className="small">{t('evaluations.left', { n: one.mine })}</strong>}
            </span>
            <Icon name="next" />
          </Link>
        </section>
      )}
    </Cards>
  );
};

const keyOf = ({ rater, department }: OwnSheet): string => `${rater.key} ${department.id}`;

const One = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const query = useQuery(evaluationQuery(id));
  const [open, setOpen] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  if (query.isPending) return <Loading rows={6} />;
  if (!query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const e = query.data;
  const sheet = e.sheets.find((one) => keyOf(one) === open);
  const takes = e.can.includes('rate');
  if (sheet && takes)
    return (
      <FillSheet
        key={`${open} ${sheet.edit}`}
        evaluation={e}
        sheet={sheet}
        onBack={() => setOpen(null)}
        onSent={() => {
          setSent(true);
          setOpen(null);
        }}
      />
    );
  return (
    <>
      <Stale list={query} />
      <h2>{e.title}</h2>
      <p className="small">
        {takes
          ? `${t('evaluations.until', { until: e.until })} · ${e.mine > 0 ? t('evaluations.left', { n: e.mine }) : t('evaluations.allIn')}`
          : t('evaluations.over')}
      </p>
      {e.secret && <p className="small soft">{t('evaluations.secret')}</p>}
      {sent && (
        <p role="status" className="card">
          {t('evaluations.sent')}
        </p>
      )}
      {takes
        ? e.sheets
            .toSorted((a, b) => Number(a.edit > 0) - Number(b.edit > 0))
            .map((one) => (
              <button
                key={keyOf(one)}
                type="button"
                className="card row link"
                onClick={() => {
                  setSent(false);
                  setOpen(keyOf(one));
                }}
              >
                <span className="grow tight">
                  <span className="title">{one.department.name}</span>
                  <span className="small soft">{t('evaluations.forRater', { name: one.rater.name })}</span>
                  <span className="small">
                    {one.edit === 0
                      ? t('evaluations.unfilled')
                      : t('evaluations.filled', { sum: Math.round(Object.values(one.points).reduce((all, n) => all + n, 0) * 10) / 10 })}
                  </span>
                </span>
                <Icon name="next" />
              </button>
            ))
        : (e.results ?? []).map((one) => <Result key={one.department.id} evaluation={e} result={one} />)}
    </>
  );
};

const Result = ({ evaluation: { items }, result }: { evaluation: Evaluation; result: NonNullable<Evaluation['results']>[number] }) => {
  const { t } = useTranslation();
  const name = (code: string): string => items.find((one) => one.code === code)?.name ?? t('evaluations.whole');
  return (
    <section className="card stack" aria-label={result.department.name}>
      <h3>{result.department.name}</h3>
      <p>{result.percent === null ? t('evaluations.few') : t('evaluations.result', { percent: result.percent, came: result.came })}</p>
      {result.things.map(({ code, percent }) => (
        <p key={code} className="row small">
          <span className="grow">{name(code)}</span>
          <span>{percent}%</span>
        </p>
      ))}
      {result.reasons.map(({ code, words }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no id, and their order is fixed
        <p key={`${code} ${i}`} className="small soft">
          {name(code)}：{words}
        </p>
      ))}
    </section>
  );
};
