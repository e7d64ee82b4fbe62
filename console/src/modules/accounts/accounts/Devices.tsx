import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BoundDevice } from '#contract/accounts/devices.ts';
import { deviceWords } from '#ui/session-words.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';

/** Phones bound to an account; one that was lost is unbound here. */
export const Devices = ({ accountId, onUnbind }: { accountId: string; onUnbind: (device: BoundDevice) => void }) => {
  const { t } = useTranslation('accounts-console');
  const locale = useLocale();
  const list = useQuery({
    queryKey: ['accounts', 'devices', accountId],
    queryFn: ({ signal }) => call(endpoints.accounts.listDevicesOf, { params: { accountId } }, signal),
  });
  const items = list.data?.items ?? [];
  return (
    <section aria-labelledby="devices-title">
      <h2 id="devices-title">{t('accounts.devices')}</h2>
      <p className="soft">{t(items.length > 0 ? 'accounts.devicesLead' : 'accounts.noDevices')}</p>
      <ul className="post-list">
        {items.map((one) => (
          <li key={one.id}>
            <span>
              <strong>{deviceWords(one, t)}</strong>
              <span className="soft num">
                {' '}
                {t('accounts.deviceUntil', { from: fullTime(one.boundAt, locale), until: fullTime(one.until, locale) })}
              </span>
            </span>
            <Button size="small" danger onClick={() => onUnbind(one)}>
              {t('accounts.unbind')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
