import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fullDay, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { historyQuery } from './data.ts';

/** How an area came out of others and what became of it. */
export const History = ({ code }: { code: string }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const { data } = useQuery(historyQuery(code));
  const others = [...new Set((data?.changes ?? []).flatMap((change) => [change.from, change.to]))].slice(0, 40);
  const answers = useQueries({ queries: others.map((one) => historyQuery(one)) });
  const nameOf = (one: string): string => {
    const area = answers[others.indexOf(one)]?.data?.area;
    return area ? (area.validTo ? t('dissolvedName', { name: area.name }) : area.name) : one;
  };
  if (!data) return null;
  // one act touches several pairs: what became of one area on one day is one line
  const acts = new Map<string, { kind: string; on: string; reason: string; from: Set<string>; to: Set<string> }>();
  for (const change of data.changes) {
    const key = `${change.on} ${change.kind} ${change.kind === 'merge' ? change.to : change.from}`;
    const act = acts.get(key) ?? { kind: change.kind, on: change.on, reason: change.reason, from: new Set(), to: new Set() };
    act.from.add(change.from);
    act.to.add(change.to);
    acts.set(key, act);
  }
  const names = (codes: Iterable<string>): string => [...codes].map(nameOf).join(t('console:comma'));
  return (
    <section className="grids-part" aria-labelledby="history-title">
      <h3 id="history-title">{t('history')}</h3>
      {acts.size === 0 ? (
        <p className="soft">{t('noHistory')}</p>
      ) : (
        <ul className="grids-history">
          {[...acts].map(([key, act]) => (
            <li key={key}>
              <span className="num">{fullDay(startOfDay(act.on), locale)}</span> <span className="flag">{t(`changes.${act.kind}`)}</span>
              <div>{t('became', { from: names(act.from), to: names(act.to) })}</div>
              <div className="soft">{t('reasonIs', { reason: act.reason })}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
