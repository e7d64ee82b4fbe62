import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as honoursApi from '#client/endpoints/honours.ts';
import type { Candidate, HonourDetail } from '#contract/honours/api.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { key, openQuery } from './queries.ts';

/** Honours that are public before they are given, and those that hold. */
export const OpenPage = () => {
  const { t } = useTranslation();
  const list = useQuery(openQuery);
  return (
    <Page title={t('honours.title')} back>
      {list.isPending ? (
        <Loading rows={4} />
      ) : !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <>
          <Stale list={list} />
          {list.data.length === 0 && <Empty icon="unsure" title={t('honours.none')} text={t('honours.noneText')} />}
          {list.data.length > 0 && <p className="small soft">{t('honours.lead')}</p>}
          {list.data.map((round) => (
            <Round key={round.id} round={round} />
          ))}
        </>
      )}
    </Page>
  );
};

const Round = ({ round }: { round: HonourDetail }) => {
  const { t } = useTranslation();
  const runs = round.state === 'public';
  return (
    <section className="stack" aria-label={round.title}>
      <h2>{round.title}</h2>
      <p className="small">
        {runs
          ? t('honours.public', { until: round.publicUntil })
          : t('honours.decided', { day: round.decidedOn, months: round.terms.months })}
      </p>
      {round.list.map((one) => (
        <CandidateCard key={one.id} round={round} candidate={one} />
      ))}
    </section>
  );
};

const CandidateCard = ({ round, candidate: c }: { round: HonourDetail; candidate: Candidate }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <article className="card stack" aria-label={c.name}>
      <h3>{c.name}</h3>
      <p className="small soft">
        {c.duty} · {c.area.name}
      </p>
      {c.validUntil && <p className="small">{c.over ? t('honours.over') : t('honours.until', { day: c.validUntil })}</p>}
      {round.terms.criteria.map(({ code, name }) => (
        <p key={code} className="small">
          <strong>{name}</strong> {c.evidence[code]}
        </p>
      ))}
      {round.state === 'public' &&
        (open ? (
          <Objection candidate={c} onClose={() => setOpen(false)} />
        ) : (
          <button type="button" className="button wide" onClick={() => setOpen(true)}>
            {t('honours.object', { name: c.name })}
          </button>
        ))}
    </article>
  );
};

/** An objection: by name or unnamed; what was typed stays on the phone until it was sent. */
const Objection = ({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { busy, error, run } = useAct(key);
  const kept = useKeptForm('honours.object', { words: '', named: true }, candidate.id);
  const [sent, setSent] = useState(false);
  if (me === null) return <AskSignIn text={t('honours.signIn')} />;
  if (sent) return <p role="status">{t('honours.sent')}</p>;
  if (!me || kept === null) return <Loading rows={2} />;
  const { words, named } = kept.fields;
  const send = async (): Promise<void> => {
    const done = await run('object', (id) =>
      call(honoursApi.objectHonour, { params: { candidateId: candidate.id }, body: { id, words: words.trim(), named } }),
    );
    if (!done) return;
    await kept.finish();
    setSent(true);
  };
  return (
    <form
      className="stack"
      aria-label={t('honours.object', { name: candidate.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="field">
        <label htmlFor={`object-${candidate.id}`}>{t('honours.words')}</label>
        <textarea
          id={`object-${candidate.id}`}
          className="input"
          rows={3}
          maxLength={1000}
          value={words}
          onChange={(event) => kept.change({ words: event.target.value })}
        />
      </div>
      {([true, false] as const).map((one) => (
        <label key={String(one)} className="row">
          <input type="radio" name={`named-${candidate.id}`} checked={named === one} onChange={() => kept.change({ named: one })} />
          <span>{t(one ? 'honours.named' : 'honours.unnamed')}</span>
        </label>
      ))}
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || words.trim().length < 5}>
        {t('honours.send')}
      </button>
      <button type="button" className="button wide" onClick={onClose}>
        {t('honours.close')}
      </button>
    </form>
  );
};
