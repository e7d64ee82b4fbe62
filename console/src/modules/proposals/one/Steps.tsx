import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { partWords } from '../../../components/TermsFields.tsx';

/** The steps in their order: their days, what was announced, figures and minutes, what came of each. */
export const Steps = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation('proposals-console');
  return (
    <section aria-label={t('steps')}>
      <h2>{t('steps')}</h2>
      <ol className="steps-of">
        {proposal.steps.map(
          ({ number, step, state, fromOn, untilOn, notice, words, sittings, outcome, documents, textVersion, voteId }) => (
            <li key={number} {...(state === 'running' && { 'aria-current': 'step' as const })}>
              <strong>{`${number}. ${labelOf(step.title)}`}</strong>
              <span className="soft">
                {` · ${t(`proposals:stepStates.${state}`)} · ${t(`proposals:participants.${step.participants}`)}`}
                {fromOn && state !== 'merged' && ` · ${fromOn === untilOn ? fromOn : t('days', { from: fromOn, until: untilOn })}`}
                {textVersion !== null && ` · ${t('versionOf', { n: textVersion })}`}
              </span>
              {outcome && <strong>{` · ${t(`proposals:outcomes.${outcome}`)}`}</strong>}
              {state === 'waiting' && (
                <p className="soft">
                  {t(step.noticeDays === 0 ? 'ruleNow' : 'rule', { notice: step.noticeDays, days: step.days })}{' '}
                  {step.rule && t('ruleShares', { quorum: partWords(t, step.rule.quorum), majority: partWords(t, step.rule.majority) })}
                </p>
              )}
              {state === 'running' && proposal.acts.includes('extend') && !proposal.acts.includes('end') && (
                <p className="soft">{t('runs')}</p>
              )}
              {notice && <p>{notice}</p>}
              {sittings.map((one) => (
                <p key={`${one.heldOn} ${one.present} ${one.yes}`} className="num">
                  {t('figures', { ...one, outcome: t(`proposals:outcomes.${one.outcome}`) })}
                  {one.outcome === 'no_quorum' && ` ${t('again')}`}
                  {one.outcome !== 'carried' && <span className="soft">{` ${t('source', { words: proposal.source })}`}</span>}
                </p>
              ))}
              {voteId && (
                <p>
                  <Link to="/votes/$voteId" params={{ voteId }}>
                    {t('toVote')}
                  </Link>
                </p>
              )}
              {words && <p>{words}</p>}
              {documents.map(({ id, name }) => (
                <p key={id}>
                  <a href={`/api/files/${id}`} download={name}>
                    {name}
                  </a>
                </p>
              ))}
            </li>
          ),
        )}
      </ol>
    </section>
  );
};
