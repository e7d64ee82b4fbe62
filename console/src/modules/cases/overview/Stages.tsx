import { useTranslation } from 'react-i18next';
import type { Overview } from '#contract/cases/api.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { spanWords } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { StateTag } from '../../../components/StateTag.tsx';

/** How long cases stay in each stage: the middle case, and the slowest tenth. */
export const Stages = ({ data }: { data: Overview }) => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const shown = data.stages.filter((s) => s.count > 0 && (openStates as readonly string[]).includes(s.state));
  const most = Math.max(1, ...shown.map((s) => s.p90Seconds ?? 0));
  const words = (seconds: number | null): string =>
    seconds === null ? '–' : seconds < 60 ? t('overview.underMinute') : spanWords(seconds, locale);
  return (
    <section className="card" aria-labelledby="stages-title">
      <h2 id="stages-title">
        {t('overview.stages')} <small className="soft">{t('overview.stagesNote')}</small>
      </h2>
      {shown.length === 0 && <p className="soft">{t('overview.noStages')}</p>}
      <ul className="bars bars-stages">
        {shown.map((s) => (
          <li key={s.state}>
            <StateTag state={s.state} />
            <span className="bar-track" aria-hidden="true">
              <span className="bar-late" style={{ width: `${((s.p90Seconds ?? 0) / most) * 100}%` }} />
              <span className="bar-fill" style={{ width: `${((s.medianSeconds ?? 0) / most) * 100}%` }} />
            </span>
            <span className="num">
              {words(s.medianSeconds)} <span className="soft">/ {words(s.p90Seconds)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
