import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { historyQuery, proposalQuery } from './queries.ts';
import { SideBySide } from './side-by-side.tsx';

/** What was proposed, discussed, changed and why, from the beginning. */
export const HistoryPage = ({ proposalId }: { proposalId: string }) => {
  const { t } = useTranslation();
  const history = useQuery(historyQuery(proposalId));
  const title = useQuery(proposalQuery(proposalId)).data?.title;
  return (
    <Page title={t('proposals.history')} back>
      {title && <p className="title">{title}</p>}
      <p className="hint">{t('proposals.historyLead')}</p>
      {history.data ? (
        <>
          <ol className="steps-list">
            {history.data.items.map((entry) => (
              <Entry key={`${entry.at} ${entry.what} ${entry.version} ${entry.words} ${entry.before}`} entry={entry} />
            ))}
          </ol>
          {history.data.more && <p className="soft">{t('proposals.historyMore')}</p>}
        </>
      ) : history.error ? (
        <Failure error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  );
};

const Entry = ({ entry }: { entry: HistoryEntry }) => {
  const { t, i18n } = useTranslation();
  const { at, what, step, words, version, state, outcome, before, after, fromOn, untilOn, count } = entry;
  const data = { step: step ? labelOf(step) : '', version, count: count ?? 0, from: fromOn, until: untilOn };
  return (
    <li className="card stack">
      <p className="small soft">{shortTime(new Date(at), i18n.language)}</p>
      <p>
        <strong>{what === 'answered' && state ? t(`proposals.what.${state}`, data) : t(`proposals.what.${what}`, data)}</strong>
        {outcome && ` · ${t(`proposals.outcomes.${outcome}`)}`}
      </p>
      {words && <p className="plain">{words}</p>}
      {what === 'amendment' && before !== null && after !== null && <SideBySide before={before} after={after} />}
    </li>
  );
};
