import { useTranslation } from 'react-i18next';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import { shortTime } from '#ui/time.ts';

/** What happened to an application, in plain words. */
export const ProgressList = ({ progress }: Pick<ApplicationDetail, 'progress'>) => {
  const { t, i18n } = useTranslation();
  return (
    <ol className="stack">
      {progress.map(({ state, at, words }) => (
        <li key={at + state} className="tight">
          <strong>{t(`services.told.${state}`)}</strong>
          <span className="small soft">{shortTime(at, i18n.language)}</span>
          {words && <span className="plain">{words}</span>}
        </li>
      ))}
    </ol>
  );
};
