import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as servicesApi from '#client/endpoints/services.ts';
import type { EntrustmentDetail } from '#contract/services/entrustments.ts';
import type { EntrustmentStep } from '#contract/services/kinds.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { Toggle } from '../../parts/toggle.tsx';
import { useAct } from '../../parts/use-act.ts';
import { WriteSheet } from '../../parts/write-sheet.tsx';
import { given, Line } from '../../parts/written-fields.tsx';
import { entrustmentQuery, servicesKey } from './queries.ts';

/** What somebody does for another: who acts, by what authority, how far it is; the person may end it. */
export const EntrustmentPage = ({ entrustmentId }: { entrustmentId: string }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(entrustmentQuery(entrustmentId));
  return (
    <Page title={data?.item.name ?? t('services.entrustments')} back>
      {error && !data ? <Failure error={error} onRetry={() => void refetch()} /> : data ? <Shown data={data} /> : <Loading />}
    </Page>
  );
};

const Shown = ({ data }: { data: EntrustmentDetail }) => {
  const { t } = useTranslation();
  const act = useAct(servicesKey);
  const [writing, setWriting] = useState<EntrustmentStep | null>(null);
  const facts: readonly (readonly [string, string | null])[] = [
    ['person', data.person],
    ['phone', data.phone],
    ['area', data.area.name],
    ['scope', data.scope],
    ['agent', data.agent ?? t('services.nobodyYet')],
    ['said', data.words],
  ];
  const accept = (): void =>
    void act
      .run(`accept ${data.id}`, (id) =>
        call(servicesApi.stepEntrustment, { params: { entrustmentId: data.id }, body: { id, step: 'accept', photoIds: [] } }),
      )
      .then((good) => good && toast(t('services.accepted')));
  return (
    <>
      <section className="card stack" aria-label={data.item.name}>
        <p>
          <span className="tag">{t(`services-own:entrustmentStates.${data.state}`)}</span>
        </p>
        <dl className="told">
          {facts.map(([key, value]) =>
            value ? (
              <div key={key}>
                <dt>{t(`services.${key}`)}</dt>
                <dd className="plain">{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {data.mine && <p className="hint">{t('services.mayEnd')}</p>}
      </section>
      {data.acts && data.state === 'accepted' && (
        <Link to="/services/$" params={{ _splat: `${data.item.id}/apply/${data.id}` }} className="button main wide">
          {t('services.applyForThem')}
        </Link>
      )}
      <FormError error={act.error} />
      {data.steps.map((step) => (
        <button
          key={step}
          type="button"
          className={step === 'end' || step === 'refuse' ? 'button wide' : 'button main wide'}
          disabled={act.busy !== null}
          onClick={step === 'accept' ? accept : () => setWriting(step)}
        >
          {t(`services.steps.${step}`)}
        </button>
      ))}
      {writing && (
        <WriteSheet
          what={t(`services.steps.${writing}`)}
          action={`services.${writing}`}
          subject={{ id: data.id, title: data.item.name, page: `/services/proxy/${data.id}` }}
          address={servicesApi.stepEntrustment}
          params={{ entrustmentId: data.id }}
          renews={servicesKey}
          words={{ label: t(`services.wordsOf.${writing}`), max: writing === 'deliver' || writing === 'call_back' ? 500 : 200 }}
          body={(fields, words) => ({
            step: writing,
            words,
            ...(writing === 'deliver' && { feeFen: Math.round(Number(given(fields['fee']) ?? 0) * 100) }),
            ...(writing === 'call_back' && { satisfied: fields['satisfied'] === true }),
          })}
          onClose={() => setWriting(null)}
        >
          {(fields, change) =>
            writing === 'deliver' ? (
              <Line id="fee" type="number" label={t('services.fee')} value={fields['fee']} onChange={(fee) => change({ fee })} />
            ) : writing === 'call_back' ? (
              <Toggle
                label={t('services.satisfied')}
                checked={fields['satisfied'] === true}
                onChange={(satisfied) => change({ satisfied })}
              />
            ) : null
          }
        </WriteSheet>
      )}
    </>
  );
};
