import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyRound, MyStop } from '#contract/patrols/rounds.ts';
import { resultOf, type ScanResult } from '#contract/patrols/values.ts';
import { shortTime } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { minePatrols, roundPath, useOnTheWay } from './queries.ts';
import { StopSheet } from './stop-sheet.tsx';

/** A round: its stops in walking order, what was found at each, and the next one. Everything on it works without a network. */
export const RoundPage = ({ routeId, round: key }: { routeId: string; round: string }) => {
  const { t } = useTranslation();
  const list = useQuery(minePatrols);
  const route = list.data?.routes.find(({ id }) => id === routeId);
  const round = route?.rounds.find((one) => one.key === key);
  const [open, setOpen] = useState<string | null>(null);
  const onTheWay = useOnTheWay(routeId, key);
  const passed = new Map<string, ScanResult>([
    ...(round?.passed.map(({ placeId, result }) => [placeId, result] as const) ?? []),
    ...[...onTheWay].map(([placeId, answers]) => [placeId, resultOf(answers)] as const),
  ]);
  const next = route?.stops.find(({ placeId }) => !passed.has(placeId));
  const shown = route?.stops.find(({ placeId }) => placeId === open);
  const checks = shown && list.data?.checklists.find(({ code }) => code === shown.checklist);
  return (
    <Page title={route?.name ?? t('patrols.title')} back>
      {list.data && <Stale list={list} />}
      {list.data && route && round ? (
        <>
          <Head round={round} done={passed.size} scanning={route.scanning} />
          <ol className="stack plain">
            {route.stops.map((stop, n) => (
              <li key={stop.placeId}>
                <StopRow
                  stop={stop}
                  n={n + 1}
                  result={passed.get(stop.placeId) ?? null}
                  waits={onTheWay.has(stop.placeId)}
                  onOpen={() => setOpen(stop.placeId)}
                />
              </li>
            ))}
          </ol>
          <WaitingWritten page={`/patrols/${roundPath(routeId, key)}`} />
          {next ? (
            <section className="bar" aria-label={t('patrols.next')}>
              <button type="button" className="button main wide" onClick={() => setOpen(next.placeId)}>
                {t('patrols.toNext', { name: next.name })}
              </button>
            </section>
          ) : (
            <p className="notice" role="status">
              {t('patrols.allPassed')}
            </p>
          )}
          {shown && checks && (
            <StopSheet
              key={shown.placeId}
              round={round}
              stop={shown}
              list={checks}
              version={list.data.checklistVersion}
              others={route.stops}
              onClose={() => setOpen(null)}
            />
          )}
        </>
      ) : list.error && !list.data ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <p className="card">{t('patrols.gone')}</p>
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const Head = ({ round, done, scanning }: { round: MyRound; done: number; scanning: boolean }) => {
  const { t, i18n } = useTranslation();
  return (
    <section className="card tight" aria-label={t('patrols.about')}>
      <span>
        {t('patrols.progress', { done, stops: round.stops })} · {t('patrols.until', { time: shortTime(round.until, i18n.language) })}
      </span>
      <span className="small soft">{t(scanning ? 'patrols.scanningHint' : 'patrols.planHint')}</span>
    </section>
  );
};

interface RowProps {
  stop: MyStop;
  n: number;
  result: ScanResult | null;
  waits: boolean;
  onOpen: () => void;
}
const StopRow = ({ stop, n, result, waits, onOpen }: RowProps) => {
  const { t } = useTranslation();
  return (
    <button type="button" className="card link wide" onClick={onOpen}>
      <span className="row">
        <span className="tag">{n}</span>
        <span className="grow tight">
          <strong className="title">{stop.name}</strong>
          <span className="small soft">
            {result === null ? t(stop.scan ? 'patrols.toScan' : 'patrols.toLook') : t(`patrols.results.${result}`)}
            {waits && ` · ${t('patrols.onItsWay')}`}
          </span>
          {stop.open && <span className="small">{t('patrols.open', { text: stop.open.text })}</span>}
        </span>
        <Icon name={result === null ? 'next' : 'done'} />
      </span>
    </button>
  );
};
