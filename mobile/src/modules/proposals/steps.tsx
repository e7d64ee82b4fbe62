import { useTranslation } from 'react-i18next';
import type { ProposalStep } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';

/** The steps of a proposal in their order, with their days and what came of each. */
export const Steps = ({ steps }: { steps: readonly ProposalStep[] }) => {
  const { t } = useTranslation();
  return (
    <ol className="steps-list">
      {steps.map(({ number, step, state, fromOn, untilOn, notice, words, sittings, outcome }) => {
        const last = sittings.at(-1);
        return (
          <li key={number} {...(state === 'running' && { 'aria-current': 'step' as const })}>
            {`${number}. ${labelOf(step.title)} · ${t(`proposals.stepStates.${state}`)}`}
            {outcome && ` · ${t(`proposals.outcomes.${outcome}`)}`}
            {fromOn && state !== 'merged' && (
              <div className="small soft">{fromOn === untilOn ? fromOn : t('proposals.days', { from: fromOn, until: untilOn })}</div>
            )}
            {notice && <p className="plain small">{notice}</p>}
            {last && <div className="small">{t('proposals.figures', { ...last })}</div>}
            {last?.outcome === 'no_quorum' && <div className="small">{t('proposals.outcomes.no_quorum')}</div>}
            {words && <p className="plain small">{words}</p>}
          </li>
        );
      })}
    </ol>
  );
};
