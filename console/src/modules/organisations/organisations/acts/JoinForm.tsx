import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Membership } from '#contract/organisations/agreements.ts';
import { bodyKinds, isUnit, organisationKinds } from '#contract/organisations/kinds.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { ActDrawer, DayItem } from './ActDrawer.tsx';
import { OrganisationPick } from './OrganisationPick.tsx';

interface Props {
  organisation: Organisation;
  /** `join`: as a unit into a body; `admit`: a unit into this body. */
  as: 'join' | 'admit';
  onClose: () => void;
  onDone: () => void;
}

/** Lets a unit join a big party committee or an alliance, from either side. */
export const JoinForm = ({ organisation, as, onClose, onDone }: Props) => {
  const { t } = useTranslation('organisations');
  const join = as === 'join';
  const label = t(join ? 'form.body' : 'form.member');
  return (
    <ActDrawer<{ other: string; joinedOn: string }, Membership>
      keep={as}
      subject={organisation.id}
      title={t(join ? 'acts.joinOf' : 'acts.admitTo', { name: organisation.name })}
      submit={t(join ? 'acts.join' : 'acts.admit')}
      done={t('done.joined')}
      initial={{ joinedOn: platformDay() }}
      request={(v) =>
        asked(endpoints.organisations.joinBody, {
          body: { unitId: join ? organisation.id : v.other, bodyId: join ? v.other : organisation.id, joinedOn: v.joinedOn },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="other" label={label} rules={[{ required: true, message: t('form.organisationNeeded') }]}>
        <OrganisationPick label={label} kinds={join ? bodyKinds : organisationKinds.filter(isUnit)} without={[organisation.id]} />
      </Form.Item>
      <DayItem name="joinedOn" label={t('form.joinedOn')} required />
    </ActDrawer>
  );
};
