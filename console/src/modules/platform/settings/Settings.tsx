import { useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useSlot } from '../../../app/kept.ts';
import { meQuery, useMe } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { Deliveries } from './Deliveries.tsx';
import { PlaceSettings } from './PlaceSettings.tsx';
import { SecondFactorRoles } from './SecondFactorRoles.tsx';
import { WorkLines } from './WorkLines.tsx';

/** The system administrator's settings: roles that need a second factor, the lines of work, places, deliveries held up and, in a demo, the switch of its simulated accounts. */
export const Settings = () => {
  const { t } = useTranslation('platform');
  const { jurisdiction } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  useTitle(t('nav.settings'));
  const change = useSend({
    slot: useSlot('settings.simulation'),
    request: (on: boolean) => asked(endpoints.accounts.setSimulation, { body: { on } }),
    onDone: async (_, on) => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      void message.success(t(on ? 'settings.started' : 'settings.stopped'));
    },
  });
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1>{t('nav.settings')}</h1>
        <p className="soft">{t('settings.lead')}</p>
      </div>
      <SecondFactorRoles />
      <WorkLines />
      <PlaceSettings />
      <Deliveries />
      {jurisdiction.demo && (
        <section className="card setting">
          <div>
            <h2 id="simulation">{t('settings.simulation')}</h2>
            <p>{t('settings.simulationText')}</p>
            <p className="soft">{t(jurisdiction.simulation ? 'settings.isOn' : 'settings.isOff')}</p>
            {change.error && (
              <p className="field-problem" role="alert">
                {sendingWords(change.error)}
              </p>
            )}
          </div>
          <Switch
            checked={jurisdiction.simulation}
            loading={change.isPending}
            onChange={(on) => change.send(on)}
            aria-labelledby="simulation"
            checkedChildren={t('settings.on')}
            unCheckedChildren={t('settings.off')}
          />
        </section>
      )}
    </div>
  );
};
