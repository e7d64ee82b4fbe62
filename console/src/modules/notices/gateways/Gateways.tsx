import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '#contract/kernel/notices.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import '../../../styles/notices.css';

/** Ways by which messages leave: whether they stand, how they did, a message to try them, and the log of what they could not send. */
export const Gateways = () => {
  const { t } = useTranslation('notices');
  useTitle(t('gateways.title'));
  const { data, error } = useQuery({ queryKey: ['gateways'], queryFn: ({ signal }) => call(endpoints.notices.getGateways, {}, signal) });
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('gateways.title')}</h1>
        <p className="soft">{t('gateways.lead')}</p>
      </div>
      {error && !data && (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      )}
      {!error && !data && <Skeleton active />}
      {data?.items.map((one) => (
        <section key={one.channel} className="card setting">
          <div className="setting-wide">
            <h2>
              {t(`channels.${one.channel}`)} <Tag>{t(one.configured ? 'gateways.configured' : 'gateways.missing')}</Tag>
            </h2>
            {one.detail && (
              <p className="soft">
                {t('gateways.detail')}: {one.detail}
              </p>
            )}
            {one.configured && <p>{t('gateways.lastDay', { sent: one.sent, failed: one.failed, waiting: one.waiting })}</p>}
            {one.configured && <Trial channel={one.channel} />}
          </div>
        </section>
      ))}
      <DeliveryLog />
    </div>
  );
};

const Trial = ({ channel }: { channel: Channel }) => {
  const { t } = useTranslation('notices');
  const { message } = App.useApp();
  const [to, setTo] = useState('');
  const trial = useSend({
    slot: useSlot(`gateways.${channel}`),
    request: (target: string) =>
      asked(endpoints.notices.sendTest, {
        body: channel === 'push' ? { channel, to: null } : { channel, to: target },
      }),
    onDone: () => void message.success(t('gateways.sent')),
  });
  return (
    <>
      {trial.error && (
        <p className="field-problem" role="alert">
          {sendingWords(trial.error)}
        </p>
      )}
      <form
        className="notice-form"
        onSubmit={(event) => {
          event.preventDefault();
          trial.send(to.trim());
        }}
      >
        {channel === 'push' ? (
          <span>{t('gateways.to.push')}</span>
        ) : (
          <Input
            aria-label={t(`gateways.to.${channel}`)}
            placeholder={t(`gateways.to.${channel}`)}
            type={channel === 'email' ? 'email' : 'tel'}
            required
            value={to}
            style={{ width: 260 }}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
        <Button htmlType="submit" loading={trial.isPending}>
          {t('gateways.test')}
        </Button>
      </form>
    </>
  );
};
