import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { postRoles } from '#contract/people/roles.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { meQuery, useMe } from '../../app/queries.ts';

/** Which roles must sign in with a second factor. */
export const SecondFactorRoles = () => {
  const { t } = useTranslation();
  const { jurisdiction } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [roles, setRoles] = useState(jurisdiction.requireSecondFactor);
  const save = useMutation({
    mutationFn: () => call(endpoints.people.setRequireSecondFactor, { body: { id: v7(), roles } }),
    onSuccess: async () => {
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
          options={postRoles.map((role) => ({ value: role, label: t(`people:roles.${role}`) }))}
          className="setting-field"
        />
        {save.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(save.error)}
          </p>
        )}
      </div>
      <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
        {t('settings.save')}
      </Button>
    </section>
  );
};
