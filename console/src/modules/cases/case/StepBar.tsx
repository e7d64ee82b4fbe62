import { useTranslation } from 'react-i18next';
import { type CaseState, type Step, steps } from '#contract/cases/lifecycle.ts';

/** The six steps; a way out of the loop (refused, withdrawn) ends the bar where it left. */
export const StepBar = ({ state, step }: { state: CaseState; step: Step }) => {
  const { t } = useTranslation('cases-console');
  const at = steps.indexOf(step);
  const out = state === 'rejected' || state === 'withdrawn' || state === 'merged';
  const ended = state === 'closed' || state === 'archived';
  return (
    <ol className="steps" aria-label={t('case.steps')}>
      {steps.map((one, i) => {
        const status = i < at || ended ? 'past' : i === at ? (out ? 'out' : 'now') : 'later';
        return (
          <li key={one} className={`step step-${status}`} aria-current={i === at ? 'step' : undefined}>
            <span className="step-word">{status === 'out' ? t(`cases:states.${state}`) : t(`cases:steps.${one}`)}</span>
          </li>
        );
      })}
    </ol>
  );
};
