import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as proposalsApi from '#client/endpoints/proposals.ts';
import type { Evaluation, Proposal } from '#contract/proposals/api.ts';
import { type CarriedOut, carriedOut, type Satisfaction, satisfactions } from '#contract/proposals/values.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Choice } from '../../parts/written-fields.tsx';
import { useKeptForm } from '../../store/kept-form.ts';

/** Says whether one is satisfied and whether it was carried out; it may be changed while it is asked. */
export const Evaluate = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('proposals');
  const kept = useKeptForm<{ satisfaction: Satisfaction | null; done: CarriedOut | null; words: string }>(
    'proposals.evaluate',
    {
      satisfaction: proposal.own?.satisfaction ?? null,
      done: proposal.own?.carriedOut ?? null,
      words: proposal.own?.words ?? '',
    },
    proposal.id,
  );
  if (kept === null) return null;
  const { satisfaction, done, words } = kept.fields;
  const send = async (): Promise<void> => {
    if (satisfaction === null || done === null) return;
    const body = { satisfaction, carriedOut: done, words: words.trim() };
    const sent = await run(`evaluate ${JSON.stringify(body)}`, (id) =>
      call(proposalsApi.evaluateProposal, { params: { proposalId: proposal.id }, body: { id, ...body } }),
    );
    if (!sent) return;
    await kept.renew();
    toast(t('proposals.thanks'));
  };
  return (
    <form
      className="card stack"
      aria-label={t('proposals.evaluate')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t('proposals.evaluate')}</h2>
      <Choice
        name="satisfaction"
        legend={t('proposals.satisfied')}
        of={satisfactions}
        word={(one) => t(`proposals.satisfactions.${one}`)}
        value={satisfaction}
        onChange={(one) => kept.change({ satisfaction: one })}
      />
      <Choice
        name="carriedOut"
        legend={t('proposals.carried')}
        of={carriedOut}
        word={(one) => t(`proposals.carriedOut.${one}`)}
        value={done}
        onChange={(one) => kept.change({ done: one })}
      />
      <label className="stack">
        <span>{t('proposals.evaluateWords')}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={300}
          value={words}
          onChange={({ target }) => kept.change({ words: target.value })}
        />
      </label>
      <p className="hint">{t('proposals.evaluateHint', { least: proposal.evaluation?.least ?? 5 })}</p>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || satisfaction === null || done === null}>
        {t(proposal.own ? 'proposals.evaluateAgain' : 'proposals.evaluateSend')}
      </button>
    </form>
  );
};

/** What residents think; nothing before there are enough of them. */
export const Evaluated = ({ evaluation }: { evaluation: Evaluation }) => {
  const { t } = useTranslation();
  const { enough, least, total, satisfied, fair, unsatisfied, carriedOut: did } = evaluation;
  return (
    <section className="card stack" aria-label={t('proposals.evaluated')}>
      <h2>{t('proposals.evaluated')}</h2>
      {enough && did ? (
        <>
          <p>{t('proposals.evaluatedBy', { count: total ?? 0 })}</p>
          <p>{t('proposals.evaluatedSatisfied', { satisfied, fair, unsatisfied })}</p>
          <p>{t('proposals.evaluatedCarried', { ...did })}</p>
        </>
      ) : (
        <p className="soft">{t('proposals.tooFew', { least })}</p>
      )}
    </section>
  );
};
