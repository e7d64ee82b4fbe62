import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as renovationsApi from '#client/endpoints/renovations.ts';
import { limits } from '#contract/cases/states.ts';
import type { RenovationOfMine } from '#contract/renovations/shown.ts';
import { platformDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { PhotoField } from '../../photos/photo-field.tsx';
import { meQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import type { LocalPhoto } from '../../store/database.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { Progress } from './progress.tsx';
import { key, mineQuery } from './queries.ts';

const uploadedOf = (photos: readonly LocalPhoto[]): string[] => photos.flatMap(({ uploaded }) => (uploaded ? [uploaded.id] : []));
const supervised: readonly string[] = ['posted', 'voting', 'works', 'acceptance'];
const mendable: readonly string[] = ['works', 'acceptance', 'accepted', 'paid'];

/** Volunteering to look after the works: one is named, and asked before. */
const Supervise = ({ r }: { r: RenovationOfMine }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct(key);
  const [consent, setConsent] = useState(false);
  const send = (supervise: boolean): void =>
    void run('supervise', (id) =>
      call(renovationsApi.superviseRenovation, { params: { renovationId: r.id }, body: { id, supervise, consent: supervise && consent } }),
    );
  if (!r.supervises && !supervised.includes(r.stage)) return null;
  return (
    <section className="card stack" aria-label={t('renovations.supervise')}>
      <h2>{t('renovations.supervise')}</h2>
      <p className="small">{t(r.supervises ? 'renovations.supervisesText' : 'renovations.superviseText')}</p>
      {!r.supervises && (
        <label className="row">
          <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />
          <span>{t('renovations.consent')}</span>
        </label>
      )}
      <FormError error={error} />
      <button
        type="button"
        className="button wide"
        disabled={busy !== null || (!r.supervises && !consent)}
        onClick={() => send(!r.supervises)}
      >
        {t(r.supervises ? 'renovations.leave' : 'renovations.join')}
      </button>
    </section>
  );
};

const WeekPictures = ({ r, owner }: { r: RenovationOfMine; owner: string }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct(key);
  const kept = useKeptForm('renovations.week', { words: '' }, r.id);
  if (kept === null || !r.supervises || r.stage !== 'works') return null;
  const { photos } = kept;
  const { words } = kept.fields;
  const ready = photos.length > 0 && photos.every(({ uploaded }) => uploaded?.owner === owner);
  const send = async (): Promise<void> => {
    const takenOn = platformDay();
    const sent = await run('pictures', (id) =>
      call(renovationsApi.addRenovationPictures, {
        params: { renovationId: r.id },
        body: { id, kind: 'week', takenOn, words: words.trim(), photoIds: uploadedOf(photos) },
      }),
    );
    if (sent) await kept.renew();
  };
  return (
    <section className="card stack" aria-label={t('renovations.weekPictures')}>
      <h2>{t('renovations.weekPictures')}</h2>
      <p className="small">{t('renovations.weekText')}</p>
      <PhotoField photos={photos} owner={owner} onChange={kept.changePhotos} />
      <div className="field">
        <label htmlFor="week-words">{t('renovations.weekWords')}</label>
        <input
          id="week-words"
          className="input"
          value={words}
          maxLength={200}
          onChange={(event) => kept.change({ words: event.target.value })}
        />
      </div>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="button" className="button main wide" disabled={!ready || busy !== null} onClick={() => void send()}>
        {t('renovations.sendPictures')}
      </button>
    </section>
  );
};

/** A defect: it becomes a case that one can follow. */
const Defect = ({ r, owner }: { r: RenovationOfMine; owner: string }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct(key);
  const kept = useKeptForm('renovations.defect', { text: '' }, r.id);
  const [sent, setSent] = useState<{ caseId: string; number: string } | null>(null);
  if (!r.resident || !mendable.includes(r.stage)) return null;
  if (sent)
    return (
      <section className="card stack" role="status">
        <p>{t('renovations.defectSent', { number: sent.number })}</p>
        <Link to="/cases/$caseId" params={{ caseId: sent.caseId }} className="button wide">
          {t('renovations.look')}
        </Link>
      </section>
    );
  if (kept === null) return null;
  const { photos } = kept;
  const { text } = kept.fields;
  const send = (): void => {
    if (text.trim().length < limits.textMin) {
      setError(t('renovations.short'));
      return;
    }
    void run('defect', async (id) => {
      const made = await call(renovationsApi.reportRenovationDefect, {
        params: { renovationId: r.id },
        body: { id, text: text.trim(), photoIds: uploadedOf(photos) },
      });
      await kept.finish();
      setSent(made);
    });
  };
  return (
    <section className="card stack" aria-label={t('renovations.defect')}>
      <h2>{t('renovations.defect')}</h2>
      <p className="small">{t('renovations.defectText')}</p>
      <div className="field">
        <label htmlFor={`defect-${r.id}`}>{t('renovations.what')}</label>
        <textarea
          id={`defect-${r.id}`}
          className="input"
          rows={3}
          value={text}
          maxLength={5000}
          onChange={(event) => kept.change({ text: event.target.value })}
        />
      </div>
      <PhotoField photos={photos} owner={owner} onChange={kept.changePhotos} />
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button
        type="button"
        className="button wide"
        disabled={busy !== null || photos.some(({ uploaded }) => uploaded?.owner !== owner)}
        onClick={send}
      >
        {t('renovations.sendDefect')}
      </button>
    </section>
  );
};

const One = ({ r, owner }: { r: RenovationOfMine; owner: string }) => {
  const { t } = useTranslation();
  const survey = r.surveys.find(({ state }) => state === 'open');
  const votes = [...r.votes, ...r.options.flatMap((option) => option.votes)].filter(({ state }) => state === 'running');
  return (
    <>
      <h2>{r.title}</h2>
      {survey && (
        <Link to="/surveys/$" params={{ _splat: survey.surveyId }} className="button main wide">
          {t(`renovations.surveys.${survey.purpose}`)}
        </Link>
      )}
      {votes.map((v) => (
        <Link key={v.voteId} to="/votes/$voteId" params={{ voteId: v.voteId }} className="button main wide">
          {t('renovations.vote', { scope: t(`renovations.scopes.${v.scope}`) })}
        </Link>
      ))}
      <WeekPictures r={r} owner={owner} />
      <Progress of={r.publicPath} progress={r} />
      <Supervise r={r} />
      <Defect r={r} owner={owner} />
    </>
  );
};

const Mine = ({ owner, only }: { owner: string; only: string | null }) => {
  const { t } = useTranslation();
  const list = useQuery(mineQuery);
  if (list.isPending) return <Loading rows={4} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const shown = list.data.filter(({ id }) => only === null || id === only);
  return (
    <>
      <Stale list={list} />
      {shown.length === 0 && <Empty icon="unsure" title={t('renovations.none')} text={t('renovations.noneText')} />}
      {shown.map((r) => (
        <One key={r.id} r={r} owner={owner} />
      ))}
    </>
  );
};

/** Renovations of one's own estate: `all`, or one of them. */
export const MinePage = () => {
  const { t } = useTranslation();
  const { _splat = '' } = useParams({ from: '/renovations/$' });
  const me = useQuery(meQuery);
  return (
    <Page title={t('renovations.title')} back>
      {me.isPending ? (
        <Loading rows={4} />
      ) : me.data?.account ? (
        <Mine owner={me.data.account.id} only={_splat === 'all' || _splat === '' ? null : _splat} />
      ) : (
        <AskSignIn text={t('renovations.signIn')} />
      )}
    </Page>
  );
};
