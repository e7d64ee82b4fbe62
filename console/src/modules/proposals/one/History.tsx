import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { Broken } from '../../../components/Broken.tsx';
import { historyQuery } from '../queries.ts';

/** What was proposed, discussed, changed and why, in the order in which it happened. */
export const History = ({ proposalId }: { proposalId: string }) => {
  const { t, i18n } = useTranslation('proposals-console');
  const history = useQuery(historyQuery(proposalId));
  return (
    <section aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {history.isError && !history.data && <Broken error={history.error} reset={() => void history.refetch()} />}
      <ol className="steps-of">
        {(history.data?.items ?? []).map(({ at, what, step, version, words, before, after, state, outcome, fromOn, untilOn, count }) => {
          const data = { step: step ? labelOf(step) : '', n: version, count: count ?? 0, from: fromOn, until: untilOn };
          return (
            <li key={`${at} ${what} ${version} ${words} ${before} ${state}`}>
              <span className="soft num">{shortTime(new Date(at), i18n.language)}</span>{' '}
              <strong>{what === 'answered' && state ? t(`happened.${state}`, data) : t(`happened.${what}`, data)}</strong>
              {outcome && ` · ${t(`proposals:outcomes.${outcome}`)}`}
              {what === 'amendment' && (
                <p>
                  {before && <del>{before}</del>} {after && <ins>{after}</ins>}
                </p>
              )}
              {words && <p>{words}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
