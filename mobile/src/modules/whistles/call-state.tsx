import { useTranslation } from 'react-i18next';
import type { WhistleCall } from '#contract/whistles/api.ts';
import { Clock } from '../../cases/clock.tsx';

/** One called organisation in a line: where it stands, and what is due next. */
export const CallState = ({ call }: { call: WhistleCall }) => {
  const { t } = useTranslation();
  const state = call.rating
    ? 'rated'
    : call.feedback
      ? 'fed_back'
      : call.arrived
        ? 'arrived'
        : call.answered
          ? call.answered.coming
            ? 'coming'
            : 'cannot'
          : 'called';
  return (
    <p className="small">
      <strong>{call.organisation.name}</strong> {call.leads && <span className="tag">{t('whistles.leads')}</span>}{' '}
      {t(`whistles.callIs.${state}`, { rating: call.rating?.rating })}
      {call.stage && (
        <>
          {' · '}
          {t(`whistles.stages.${call.stage}`)}{' '}
          <Clock row={{ state: 'handling', light: call.light, dueAt: call.dueAt, totalDueAt: null, dueProvisional: false }} />
        </>
      )}
    </p>
  );
};
