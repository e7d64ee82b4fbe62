import { useTranslation } from 'react-i18next';
import type { CaseEvent } from '#contract/cases/api.ts';
import { type CaseState, steps } from '#contract/cases/states.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../parts/icons.tsx';
import { marksOf, stepTimes } from './steps.ts';

interface StepLineProps {
  state: CaseState;
  /** With events the line stands upright and tells when each step was reached. */
  timeline?: readonly CaseEvent[];
}

/** The six steps (六步闭环) as a line: what is done, where it stands, what is ahead. Told by shape and word, not by colour alone. */
export const StepLine = ({ state, timeline }: StepLineProps) => {
  const { t, i18n } = useTranslation();
  const marks = marksOf(state);
  const times = timeline ? stepTimes(timeline) : {};
  return (
    <ol className={timeline ? 'steps upright' : 'steps short'} aria-label={t('steps.label')}>
      {steps.map((step) => {
        const mark = marks[step];
        const at = times[step];
        return (
          <li key={step} className={mark} aria-current={mark === 'now' || mark === 'off' ? 'step' : undefined}>
            <span className="mark">
              {mark === 'done' && <Icon name="tick" />}
              {mark === 'off' && <Icon name="cross" />}
            </span>
            <span>
              {t(`cases:steps.${step}`)}
              {timeline && (mark === 'now' || mark === 'off') && <> · {t(`cases:states.${state}`)}</>}
              <span className="hidden-words">{t(`steps.${mark}`)}</span>
            </span>
            {at && mark !== 'ahead' && <time dateTime={at}>{shortTime(at, i18n.language)}</time>}
          </li>
        );
      })}
    </ol>
  );
};
