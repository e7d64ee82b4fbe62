import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postRoles } from '#contract/accounts/roles.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { meQuery, useMe } from '../../../app/queries.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';

/** Which roles must sign in with a second factor. */
export const SecondFactorRoles = () => {
  const { t } = useTranslation('platform');
  const { jurisdiction } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [roles, setRoles] = useState(jurisdiction.requireSecondFactor);
  const save = useSend({
    slot: useSlot('settings.secondFactor'),
    request: (chosen: typeof roles) => asked(endpoints.accounts.setRequireSecondFactor, { body: { roles: chosen } }),
    onDone: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      void message.success(t('settings.saved'));
    },
  });
  return (
    <section className="card setting">
      <div className="setting-wide">
        <h2 id="second-factor">{t('settings.secondFactor')}</h2>
        <p>{t('settings.secondFactorText')}</p>
        <Checkbox.Group
          value={roles}
          onChange={setRoles}
          role="group"
          aria-labelledby="second-factor"
          options={postRoles.map((role) => ({ value: role, label: t(`accounts:roles.${role}`) }))}
          className="setting-field"
        />
        {save.error && (
          <p className="field-problem" role="alert">
            {sendingWords(save.error)}
          </p>
        )}
      </div>
      <Button type="primary" loading={save.isPending} onClick={() => save.send(roles)}>
        {t('settings.save')}
      </Button>
    </section>
  );
};
