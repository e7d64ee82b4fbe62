import { useTranslation } from 'react-i18next';
import type { WhistleCall, WhistleRow } from '#contract/whistles/api.ts';
import { Clock } from '../../components/Clock.tsx';

/** Where a call stands, in a word. */
export const useCallState = () => {
  const { t } = useTranslation('whistles-console');
  return (call: WhistleCall): string => {
    if (call.rating) return t('callIs.rated', { rating: call.rating.rating });
    if (call.feedback) return t('callIs.fed_back');
    if (call.arrived) return t('callIs.arrived');
    if (call.answered) return t(call.answered.coming ? 'callIs.coming' : 'callIs.cannot');
    return t('callIs.called');
  };
};

/** What is due next of a call, by its light and words. */
export const CallClock = ({ call }: { call: WhistleCall }) => {
  const { t } = useTranslation('whistles-console');
  if (call.stage === null) return null;
  return (
    <span className="whistle-due">
      {t(`whistles:stages.${call.stage}`)}{' '}
      <Clock row={{ state: 'handling', light: call.light, dueAt: call.dueAt, totalDueAt: null, dueProvisional: false }} />
    </span>
  );
};

/** Those called by a whistle, each with where it stands. */
export const CallLights = ({ whistle: { calls } }: { whistle: Pick<WhistleRow, 'calls'> }) => {
  const { t } = useTranslation('whistles-console');
  const stateOf = useCallState();
  return (
    <ul className="whistle-calls">
      {calls.map((call) => (
        <li key={call.id}>
          {call.organisation.name}
          {call.leads && <span className="flag">{t('leads')}</span>} {/* what is due tells where it stands before the answer */}
          {call.stage !== 'answer' && <span className="soft">{stateOf(call)}</span>} <CallClock call={call} />
        </li>
      ))}
    </ul>
  );
};
