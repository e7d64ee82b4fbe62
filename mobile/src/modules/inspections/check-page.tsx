import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as inspectionsApi from '#client/endpoints/inspections.ts';
import type { CheckedEstate } from '#contract/inspections/api.ts';
import type { InspectionSheet, SheetGroup } from '#contract/inspections/sheet.ts';
import { type InspectionLine, inspectionLines } from '#contract/inspections/values.ts';
import { platformDay } from '#ui/time.ts';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { WaitingWritten } from '../../parts/waiting-written.tsx';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { submitWritten } from '../../store/outbox.ts';
import { inspectionsKey, startQuery } from './queries.ts';

/** A check of an estate: the item, the spot, a photo – one after another –, and at the end what was looked at. */
export const CheckPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { estateId } = useParams({ from: '/inspections/check/$estateId' });
  const start = useQuery({ ...startQuery, enabled: Boolean(me) });
  const estate = start.data?.estates.find(({ id }) => id === estateId);
  return (
    <Page title={estate?.name ?? t('inspections.title')} back>
      {me === null ? (
        <AskSignIn text={t('me.signIn')} />
      ) : start.data && estate ? (
        <Check key={estate.id} estate={estate} sheet={start.data.sheet} />
      ) : start.data ? (
        <Empty icon="unsure" title={t('inspections.gone')} text={t('inspections.goneText')} />
      ) : start.error ? (
        <Failure error={start.error} onRetry={() => void start.refetch()} />
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  );
};

type Item = SheetGroup['items'][number];

const Check = ({ estate, sheet }: { estate: CheckedEstate; sheet: InspectionSheet }) => {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [item, setItem] = useState<Item | null>(null);
  const page = `/inspections/check/${estate.id}`;
  const group = sheet.groups[at] ?? sheet.groups[0];
  if (!group) return null;
  return (
    <>
      <p className="soft">{t('inspections.checkLead', { company: estate.company?.name ?? t('inspections.noCompany') })}</p>
      <fieldset className="wrap" aria-label={t('inspections.parts')}>
        {sheet.groups.map(({ key, name }, n) => (
          <button key={key} type="button" className="chip" aria-pressed={n === at} onClick={() => setAt(n)}>
            {name}
          </button>
        ))}
      </fieldset>
      <section className="card stack" aria-label={group.name}>
        {group.items.map((one) => (
          <button key={one.key} type="button" className="row link" onClick={() => setItem(one)}>
            <span className="grow">{one.text}</span>
            <span className="small soft">{t('inspections.minus', { points: one.points })}</span>
            <Icon name="camera" />
          </button>
        ))}
      </section>
      <WaitingWritten page={page} />
      <Finish estate={estate} page={page} />
      {item && (
        <WriteSheet
          what={t('inspections.record')}
          action={`inspections.record ${item.key}`}
          subject={{ id: estate.id, title: item.text, page }}
          explain={t('inspections.recordHint', { text: item.text, points: item.points, days: group.mendDays, waived: group.waived })}
          address={inspectionsApi.recordFinding}
          params={{}}
          renews={inspectionsKey}
          words={{ label: t('inspections.spot'), max: 60, short: true }}
          photos={t('inspections.photo')}
          photoNeeded={t('inspections.photoNeeded')}
          body={(_, spot) => ({ estateId: estate.id, item: item.key, spot: spot.replace(/\s+/g, ' '), day: platformDay() })}
          onClose={() => setItem(null)}
        />
      )}
    </>
  );
};

/** Says which parts were looked at: what nobody looked at is not known to be fine. */
const Finish = ({ estate, page }: { estate: CheckedEstate; page: string }) => {
  const { t } = useTranslation();
  const owner = useMe()?.account.id ?? null;
  // none to begin with: what nobody says to have looked at is not known to be fine
  const [lines, setLines] = useState<readonly InspectionLine[]>([]);
  const choose = (next: readonly InspectionLine[]): void => {
    setError(null);
    setLines(next);
  };
  const isAll = lines.length === inspectionLines.length;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    if (lines.length === 0) return setError(t('inspections.linesNeeded'));
    setBusy(true);
    setError(null);
    const id = v7();
    const what = t('inspections.finish');
    const outcome = await submitWritten(
      {
        id,
        title: estate.name,
        body: { id, estateId: estate.id, day: platformDay(), lines } as { id: string },
        written: {
          path: inspectionsApi.recordRound.path,
          answers: inspectionsApi.recordRound.answers,
          what,
          renews: inspectionsKey,
          page,
        },
        photos: [],
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    setLines([]);
    toast(t(outcome.status === 'sent' ? 'act.done' : 'act.kept', { action: what }));
  };
  return (
    <section className="card stack" aria-labelledby="finish">
      <h2 id="finish">{t('inspections.finishTitle')}</h2>
      <p className="soft">{t('inspections.finishText')}</p>
      <fieldset className="wrap" aria-label={t('inspections.looked')}>
        <button type="button" className="chip" aria-pressed={isAll} onClick={() => choose(isAll ? [] : inspectionLines)}>
          {t('inspections.all')}
        </button>
        {inspectionLines.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={lines.includes(one)}
            onClick={() => choose(lines.includes(one) ? lines.filter((other) => other !== one) : [...lines, one])}
          >
            {t(`inspections.lines.${one}`)}
          </button>
        ))}
      </fieldset>
      <FormError error={error} />
      <button type="button" className="button main wide" disabled={busy} onClick={() => void send()}>
        {busy ? t('report.sending') : t('inspections.finish')}
      </button>
    </section>
  );
};
