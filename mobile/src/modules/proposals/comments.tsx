import { useInfiniteQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as proposalsApi from '#client/endpoints/proposals.ts';
import type { Proposal } from '#contract/proposals/api.ts';
import { type Stance, stances } from '#contract/proposals/values.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { Cards } from '../../parts/more.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Choice } from '../../parts/written-fields.tsx';
import { useKeptForm } from '../../store/kept-form.ts';
import { commentsQuery } from './queries.ts';

const shortest = 2;

/** Says something about a proposal. */
export const CommentForm = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('proposals');
  const kept = useKeptForm<{ stance: Stance; words: string }>('proposals.comment', { stance: 'suggest', words: '' }, proposal.id);
  if (kept === null) return null;
  const { stance, words } = kept.fields;
  const send = async (): Promise<void> => {
    const body = { version: proposal.textVersion, stance, words: words.trim() };
    const done = await run(`comment ${body.words}`, (id) =>
      call(proposalsApi.commentProposal, { params: { proposalId: proposal.id }, body: { id, ...body } }),
    );
    if (!done) return;
    await kept.renew();
    toast(t('proposals.said'));
  };
  return (
    <form
      className="card stack"
      aria-label={t('proposals.say')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t('proposals.say')}</h2>
      <Choice
        name="stance"
        legend={t('proposals.stance')}
        of={stances}
        word={(one) => t(`proposals.stances.${one}`)}
        value={stance}
        onChange={(one) => kept.change({ stance: one })}
      />
      <label className="stack">
        <span>{t('proposals.words')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={500}
          value={words}
          onChange={({ target }) => kept.change({ words: target.value })}
        />
      </label>
      <p className="hint">{t('proposals.wordsHint')}</p>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || words.trim().length < shortest}>
        {t('proposals.sayIt')}
      </button>
    </form>
  );
};

/** What was said, with answers. */
export const Comments = ({ proposal }: { proposal: Proposal }) => {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(commentsQuery(proposal.id));
  return (
    <section className="stack" aria-label={t('proposals.comments')}>
      <h2>{t('proposals.commentsOf', { count: proposal.comments })}</h2>
      <Cards list={list} empty={<p className="soft">{t('proposals.noComments')}</p>}>
        {(one) => (
          <article key={one.id} className="card stack">
            <p className="small soft">
              <span className="tag">{t(`proposals.stances.${one.stance}`)}</span>{' '}
              {[one.own ? t('proposals.me') : one.by, one.staff && t('proposals.staff'), shortTime(new Date(one.at), i18n.language)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="plain">{one.words ?? t('proposals.hidden', { words: one.hidden })}</p>
            {one.own && one.hidden && <p className="hint">{t('proposals.hidden', { words: one.hidden })}</p>}
            {one.answer && <p className="plain">{t('proposals.answered', { words: one.answer })}</p>}
          </article>
        )}
      </Cards>
    </section>
  );
};
