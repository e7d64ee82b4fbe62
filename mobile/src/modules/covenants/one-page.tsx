import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Covenant, CovenantVersion } from '#contract/covenants/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Articles } from './articles.tsx';
import { Comments } from './comments.tsx';
import { covenantQuery } from './queries.ts';

/** One covenant: what holds, what a new version would change, and what people say of it article by article. */
export const OnePage = () => {
  const { t } = useTranslation();
  const { _splat: covenantId = '' } = useParams({ from: '/covenants/$' });
  const me = useMe();
  const query = useQuery(covenantQuery(covenantId));
  const known = me !== null && me !== undefined && !me.account.anonymous;
  return (
    <Page title={query.data?.title ?? t('covenants.one')} back>
      {query.data ? (
        <>
          <Stale list={query} />
          <Shown covenant={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={5} />
      )}
      {!known && me !== undefined && query.data?.making?.state === 'comment' && <AskSignIn text={t('covenants.signIn')} />}
    </Page>
  );
};

const Shown = ({ covenant }: { covenant: Covenant }) => {
  const { t } = useTranslation();
  const { making, inForce, versions } = covenant;
  const [chosen, setChosen] = useState<number | null>(null);
  const number = chosen ?? making?.number ?? inForce ?? versions[0]?.number;
  const version = versions.find((one) => one.number === number);
  const before = version && versions.find((one) => one.number === version.basedOn);
  return (
    <>
      <section className="card stack" aria-label={t('covenants.stands')}>
        <p className="small soft">{`${labelOf(covenant.kindTitle)} · ${covenant.area.name}`}</p>
        {covenant.effectiveOn && <p>{t('covenants.since', { day: covenant.effectiveOn })}</p>}
        {covenant.reviewOn && <p className="small">{t('covenants.review', { day: covenant.reviewOn })}</p>}
        {making?.state === 'comment' && <p className="notice">{t('covenants.askedUntil', { day: making.commentUntil })}</p>}
        {versions.length > 1 && (
          <div className="wrap">
            {versions.map((one) => (
              <button key={one.number} type="button" className="chip" aria-pressed={one === version} onClick={() => setChosen(one.number)}>
                {t('covenants.version', { number: one.number, state: t(`covenants.states.${one.state}`) })}
              </button>
            ))}
          </div>
        )}
      </section>
      {version && <Version covenant={covenant} version={version} before={before ?? null} />}
    </>
  );
};

const Version = ({ covenant, version, before }: { covenant: Covenant; version: CovenantVersion; before: CovenantVersion | null }) => {
  const { t } = useTranslation();
  const last = version.sittings.at(-1);
  const may = covenant.acts.includes('comment') && covenant.making?.number === version.number;
  return (
    <>
      <section className="card stack" aria-label={t('covenants.about')}>
        <h2>{t('covenants.version', { number: version.number, state: t(`covenants.states.${version.state}`) })}</h2>
        {version.reason && <p className="plain">{t('covenants.reason', { words: version.reason })}</p>}
        {version.voteFrom && <p className="small">{t('covenants.voteDays', { from: version.voteFrom, until: version.voteUntil })}</p>}
        {last && <p className="small">{t('covenants.figures', { day: last.heldOn, ...last.heads })}</p>}
        {version.filedNumber && <p className="small">{t('covenants.filed', { number: version.filedNumber, day: version.filedOn })}</p>}
        {version.state === 'voting' && version.voteId && (
          <Link to="/votes/$voteId" params={{ voteId: version.voteId }} className="button main wide">
            {t('covenants.toVote')}
          </Link>
        )}
      </section>
      <Articles covenantId={covenant.id} version={version} before={before} mayComment={may} />
      <Comments covenantId={covenant.id} version={version} />
    </>
  );
};
