import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldDelivery } from '#contract/platform/api.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { type DeliveryAct, SettleDelivery } from './SettleDelivery.tsx';
import '../../../styles/settings.css';

const deliveriesQuery = queryOptions({
  queryKey: ['deliveries'],
  queryFn: ({ signal }) => call(endpoints.platform.listDeliveries, {}, signal),
  refetchInterval: 30_000,
});

/** Deliveries of events that failed: why, since when, and what to do about them. */
export const Deliveries = () => {
  const { t } = useTranslation('platform');
  const { data, error } = useQuery(deliveriesQuery);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [act, setAct] = useState<DeliveryAct | null>(null);
  const bySubscriber = Map.groupBy(data?.items ?? [], (item) => item.subscriber);
  return (
    <section className="card setting" aria-labelledby="deliveries">
      <div className="setting-wide deliveries">
        <h2 id="deliveries">{t('deliveries.title')}</h2>
        <p>{t('deliveries.lead')}</p>
        {error && !data && (
          <p className="field-problem" role="alert">
            {wordsFor(error)}
          </p>
        )}
        {!error && !data && <Skeleton active paragraph={{ rows: 1 }} />}
        {data && (
          <p className={data.parked > 0 ? 'deliveries-sum' : 'soft'} role="status">
            {data.items.length === 0 ? t('deliveries.none') : t('deliveries.sum', { parked: data.parked, failing: data.failing })}
          </p>
        )}
        {[...bySubscriber].map(([subscriber, items]) => (
          <Group key={subscriber} subscriber={subscriber} items={items} onAct={setAct} />
        ))}
        {data && data.items.length < data.parked + data.failing && <p className="soft">{t('deliveries.more')}</p>}
        {act && (
          <SettleDelivery
            act={act}
            onClose={() => setAct(null)}
            onDone={async () => {
              setAct(null);
              await client.refetchQueries({ queryKey: deliveriesQuery.queryKey });
              void message.success(t(act.kind === 'giveUp' ? 'deliveries.givenUp' : 'deliveries.released'));
            }}
          />
        )}
      </div>
    </section>
  );
};

const Group = ({ subscriber, items, onAct }: { subscriber: string; items: readonly HeldDelivery[]; onAct: (act: DeliveryAct) => void }) => {
  const { t } = useTranslation('platform');
  const parked = items.filter((item) => item.parkedAt !== null).length;
  const name = t(`subscribers.${subscriber}`, { defaultValue: subscriber });
  return (
    <div className="delivery-group">
      <div className="delivery-head">
        <h3>{name}</h3>
        {parked > 1 && (
          <Button size="small" onClick={() => onAct({ kind: 'releaseAll', subscriber, subject: null, name })}>
            {t('deliveries.releaseAll')}
          </Button>
        )}
      </div>
      <ul className="delivery-list">
        {items.map((item) => (
          <Row key={item.subject} item={item} name={name} onAct={onAct} />
        ))}
      </ul>
    </div>
  );
};

const Row = ({ item, name, onAct }: { item: HeldDelivery; name: string; onAct: (act: DeliveryAct) => void }) => {
  const { t } = useTranslation('platform');
  const locale = useLocale();
  const { subscriber, subject, attempts, parkedAt, nextAt } = item;
  const state = parkedAt
    ? t('deliveries.parked', { time: fullTime(parkedAt, locale), attempts })
    : attempts === 0 || !nextAt
      ? t('deliveries.untried')
      : t('deliveries.failing', { time: fullTime(nextAt, locale), attempts });
  return (
    <li className="delivery">
      <div>
        {item.error && <p className="delivery-error">{item.error}</p>}
        <p className="soft">
          {state}
          {item.events > 1 && ` · ${t('deliveries.behind', { count: item.events - 1 })}`}
        </p>
        <p className="soft delivery-subject">{t('deliveries.about', { subject })}</p>
      </div>
      {parkedAt && (
        <div className="delivery-acts">
          <Button size="small" onClick={() => onAct({ kind: 'release', subscriber, subject, name })}>
            {t('deliveries.release')}
          </Button>
          <Button size="small" onClick={() => onAct({ kind: 'giveUp', subscriber, subject, name })}>
            {t('deliveries.giveUp')}
          </Button>
        </div>
      )}
    </li>
  );
};
