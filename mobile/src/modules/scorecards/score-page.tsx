import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as scorecardsApi from '#client/endpoints/scorecards.ts';
import type { Appeal as Raised } from '#contract/scorecards/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { useFigure } from './figure.ts';
import { appealsQuery, scoreQuery } from './queries.ts';

/** One subject of a period: each figure with what it is made of; contested one by one while appeals are taken. */
export const ScorePage = () => {
  const { runId, subject } = useParams({ strict: false }) as { runId: string; subject: string };
  const { t } = useTranslation('scorecards-phone');
  const figure = useFigure();
  const [appealing, setAppealing] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(scoreQuery(runId, subject));
  const contested = useQuery({ ...appealsQuery(runId), enabled: data?.mine === true && data.run.edition > 0 });
  if (!data)
    return (
      <Page title={t('title')} back>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />}
      </Page>
    );
  const { run, card, score, given, trend, mine } = data;
  const contests = mine && run.state === 'preliminary';
  const own = (contested.data?.items ?? []).filter((one) => one.subject === subject);
  const most = Math.max(card.full, ...trend.map(({ total }) => total ?? 0));
  return (
    <Page title={score.name} back>
      <section className="card" aria-label={labelOf(run.title)}>
        <span className="soft">
          {labelOf(run.title)} · <span className="whole">{t('days', { first: run.first, last: run.last })}</span>
        </span>
        <span className="big">{score.total === null ? '—' : score.total.toFixed(card.digits)}</span>
        <span className="small">
          {[
            t(`states.${run.state}`),
            score.rank !== null && t('rank', { rank: score.rank }),
            score.unranked && t(`unranked.${score.unranked}`),
            score.list && t(`lists.${score.list}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {run.state === 'running' && <p className="hint">{t('stillRuns')}</p>}
        {contests && run.appealUntil !== null && <p className="hint">{t('appealUntil', { day: run.appealUntil })}</p>}
      </section>
      {score.lines.map((line) => {
        const one = card.indicators.find(({ code }) => code === line.indicator);
        const said = given.find(({ indicator }) => indicator === line.indicator);
        return (
          one && (
            <section key={line.indicator} className="card" aria-label={labelOf(one.name)}>
              <div className="row">
                <strong className="grow">{labelOf(one.name)}</strong>
                <span>{t('pointsOf', { points: figure.points(line.points), full: line.full || one.full })}</span>
              </div>
              {line.points !== null && line.full > 0 && !one.outside && (
                <div className="progress" aria-hidden="true">
                  <span style={{ width: `${Math.min(100, (100 * line.points) / line.full)}%` }} />
                </div>
              )}
              <span className="soft">{figure.line(line, one)}</span>
              {said && <p>{said.words}</p>}
              {own
                .filter(({ indicator }) => indicator === line.indicator)
                .map((appeal) => (
                  <Appealed key={appeal.id} appeal={appeal} />
                ))}
              {contests &&
                !own.some(({ indicator, state }) => indicator === line.indicator && state === 'open') &&
                (appealing === line.indicator ? (
                  <Appeal runId={runId} subject={subject} indicator={line.indicator} onDone={() => setAppealing(null)} />
                ) : (
                  <button type="button" className="button wide" onClick={() => setAppealing(line.indicator)}>
                    {t('appeal')}
                  </button>
                ))}
            </section>
          )
        );
      })}
      {trend.length > 1 && (
        <section className="card" aria-label={t('trend')}>
          <h2>{t('trend')}</h2>
          {trend.map(({ runId: id, first, total, rank }) => (
            <div key={id} className="tight">
              <div className="row">
                <span className="grow">{first.slice(0, 7)}</span>
                <span>
                  {total === null ? '—' : total.toFixed(card.digits)}
                  {rank !== null && <span className="soft"> {t('rank', { rank })}</span>}
                </span>
              </div>
              <div className="progress" aria-hidden="true">
                <span style={{ width: `${(100 * (total ?? 0)) / most}%` }} />
              </div>
            </div>
          ))}
        </section>
      )}
      {card.source !== '' && <p className="hint">{t('source', { source: card.source })}</p>}
    </Page>
  );
};

/** What was contested, what came of it, and a way back while nobody has answered. */
const Appealed = ({ appeal }: { appeal: Raised }) => {
  const { t } = useTranslation('scorecards-phone');
  const { busy, error, run } = useAct('scorecards');
  const [sure, setSure] = useState(false);
  const takeBack = async (): Promise<void> => {
    if (await run(appeal.id, (id) => call(scorecardsApi.withdrawAppeal, { params: { appealId: appeal.id }, body: { id } })))
      toast(t('takeBack.done'));
    setSure(false);
  };
  return (
    <div className="stack">
      <p>{t('appealOf', { words: appeal.words })}</p>
      <p className="hint">
        {appeal.state === 'open'
          ? t('answerBy', { day: appeal.answerBy })
          : t(`appealStates.${appeal.state}`, { answer: appeal.answer ?? '' })}
      </p>
      <FormError error={error} />
      {appeal.mine && appeal.state === 'open' && (
        <button type="button" className="button wide" disabled={busy !== null} onClick={() => setSure(true)}>
          {t('takeBack.title')}
        </button>
      )}
      {sure && (
        <Sheet title={t('takeBack.title')} onClose={() => setSure(false)}>
          <p>{t('takeBack.ask')}</p>
          <button type="button" className="button main wide" disabled={busy !== null} onClick={() => void takeBack()}>
            {t('takeBack.title')}
          </button>
        </Sheet>
      )}
    </div>
  );
};

const shortest = 2;
const Appeal = ({ runId, subject, indicator, onDone }: { runId: string; subject: string; indicator: string; onDone: () => void }) => {
  const { t } = useTranslation('scorecards-phone');
  const { busy, error, run } = useAct('scorecards');
  const kept = useKeptForm('scorecards.appeal', { words: '' }, `${runId} ${subject} ${indicator}`);
  if (kept === null) return null;
  const { words } = kept.fields;
  const send = async (): Promise<void> => {
    const body = { subject, indicator, words: words.trim() };
    const done = await run(JSON.stringify(body), (id) => call(scorecardsApi.raiseAppeal, { params: { runId }, body: { id, ...body } }));
    if (!done) return;
    await kept.finish();
    toast(t('appealed'));
    onDone();
  };
  return (
    <form
      className="stack"
      aria-label={t('appeal')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="stack">
        <span>{t('reason')}</span>
        <textarea
          className="input"
          rows={4}
          maxLength={1000}
          value={words}
          onChange={({ target }) => kept.change({ words: target.value })}
        />
      </label>
      <FormError error={error ?? (kept.unsaved ? t('room.full', { ns: 'mobile' }) : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || words.trim().length < shortest}>
        {t('send')}
      </button>
      <button type="button" className="button wide" onClick={onDone}>
        {t('cancel')}
      </button>
    </form>
  );
};
