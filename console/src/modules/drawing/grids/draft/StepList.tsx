import { useTranslation } from 'react-i18next';
import type { Steps } from './steps.ts';

/** Everything done since the drawing was opened; a click goes back to it or forth again. */
export const StepList = ({ steps, onGo }: { steps: Steps; onGo: (at: number) => void }) => {
  const { t } = useTranslation('drawing');
  return (
    <ol className="grids-steps">
      {steps.all.map((step, i) => (
        <li key={step.id}>
          <button
            type="button"
            aria-current={i === steps.at ? 'step' : undefined}
            className={i > steps.at ? 'grids-step-undone' : ''}
            onClick={() => onGo(i)}
          >
            {t(`steps.${step.act}`, { names: step.names.join(t('console:comma')) })}
          </button>
        </li>
      ))}
    </ol>
  );
};
