import { useTranslation } from 'react-i18next';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { lookOf } from '#ui/states.ts';

const signs = {
  tick: 'M3.5 7.2 6 9.6l4.6-5.2',
  cross: 'M4 4l6 6M10 4l-6 6',
  back: 'M9.5 10.5V8A2.5 2.5 0 0 0 7 5.500H3.500M5.5 3.2 3.2 5.500l2.3 2.3',
  pause: 'M5 4v6M9 4v6',
  lock: 'M4.5 6.500V5a2.5 2.5 0 0 1 5 0v1.500M3.5 6.500h7v4.500h-7z',
} as const;

/** A state as word, shape and tone: the ring fills as the case goes round the loop. */
export const StateTag = ({ state }: { state: CaseState }) => {
  const { t } = useTranslation();
  const look = lookOf(state);
  const round = 2 * Math.PI * 4.5;
  return (
    <span className={`state state-${look.tone}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {look.mark === 'ring' ? (
          <>
            <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeOpacity=".28" strokeWidth="2.5" />
            <circle
              cx="7"
              cy="7"
              r="4.5"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.5"
              strokeDasharray={`${round * look.share} ${round}`}
              transform="rotate(-90 7 7)"
            />
          </>
        ) : (
          <path d={signs[look.mark]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
        )}
      </svg>
      {t(`cases:states.${state}`)}
    </span>
  );
};
