import { useInfiniteQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as proposalsApi from '#client/endpoints/proposals.ts';
import type { Proposal } from '#contract/proposals/api.ts';
import { longestParagraph } from '#contract/proposals/values.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';
import { amendmentsQuery } from './queries.ts';
import { SideBySide } from './side-by-side.tsx';

const shortest = 2;
interface FormProps {
  proposal: Proposal;
  /** Null: a paragraph to be added. */
  part: string | null;
  before: string;
  onClose: () => void;
}

/** Asks for other words; what changes is shown before it is sent. */
export const AmendForm = ({ proposal, part, before, onClose }: FormProps) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('proposals');
  const kept = useKeptForm('proposals.amend', { after: before, reason: '' }, `${proposal.id} ${proposal.textVersion} ${part ?? ''}`);
  if (kept === null) return null;
  const { after, reason } = kept.fields;
  const send = async (): Promise<void> => {
    const body = { version: proposal.textVersion, part, after: after.trim(), reason: reason.trim() };
    const done = await run(`amend ${part} ${body.after}`, (id) =>
      call(proposalsApi.amendProposal, { params: { proposalId: proposal.id }, body: { id, ...body } }),
    );
    if (!done) return;
    await kept.finish();
    toast(t('proposals.amended'));
    onClose();
  };
  return (
    <form
      className="stack"
      aria-label={t('proposals.amendForm')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="stack">
        <span>{t(part === null ? 'proposals.newWords' : 'proposals.otherWords')}</span>
        <textarea
          className="input"
          rows={4}
          maxLength={longestParagraph}
          value={after}
          onChange={({ target }) => kept.change({ after: target.value })}
        />
      </label>
      {part !== null && after.trim() !== before && <SideBySide before={before} after={after.trim()} />}
      <label className="stack">
        <span>{t('proposals.reason')}</span>
        <textarea
          className="input"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => kept.change({ reason: target.value })}
        />
      </label>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button
        type="submit"
        className="button main wide"
        disabled={busy !== null || after.trim() === before || reason.trim().length < shortest}
      >
        {t('proposals.amendSend')}
      </button>
      <button type="button" className="button wide" onClick={onClose}>
        {t('proposals.cancel')}
      </button>
    </form>
  );
};

/** Amendments and what became of them. */
export const Amendments = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(amendmentsQuery(proposal.id));
  const { busy, error, run } = useAct('proposals');
  if (proposal.amendments === 0) return null;
  const withdraw = async (amendmentId: string): Promise<void> => {
    const done = await run(`withdraw ${amendmentId}`, (id) =>
      call(proposalsApi.answerProposalAmendment, { params: { amendmentId }, body: { id, verdict: 'withdrawn' } }),
    );
    if (done) toast(t('proposals.withdrawn'));
  };
  return (
    <section className="stack" aria-label={t('proposals.amendments')}>
      <h2>{t('proposals.amendmentsOf', { count: proposal.amendments })}</h2>
      <FormError error={error} />
      <Cards list={list} empty={null}>
        {(one) => (
          <article key={one.id} className="card stack">
            <p className="small soft">
              <span className="tag">{t(`proposals.amendmentStates.${one.state}`)}</span>{' '}
              {[one.own ? t('proposals.me') : one.by, one.staff && t('proposals.staff'), t('proposals.onVersion', { version: one.version })]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <SideBySide before={one.before} after={one.after} />
            <p className="plain small">{t('proposals.because', { words: one.reason })}</p>
            {one.answer && <p className="plain">{t('proposals.answered', { words: one.answer })}</p>}
            {one.takenVersion && <p className="small">{t('proposals.inVersion', { version: one.takenVersion })}</p>}
            {one.own && one.state === 'open' && (
              <button type="button" className="button wide" disabled={busy !== null} onClick={() => void withdraw(one.id)}>
                {t('proposals.withdraw')}
              </button>
            )}
          </article>
        )}
      </Cards>
    </section>
  );
};
