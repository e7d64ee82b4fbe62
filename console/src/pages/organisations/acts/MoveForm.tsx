import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayStandBelow, organisationKinds } from '#contract/people/organisation-kinds.ts';
import type { Organisation } from '#contract/people/organisations.ts';
import { call, endpoints } from '../../../app/api.ts';
import { ActDrawer } from './ActDrawer.tsx';
import { AreaItem } from './AreaItem.tsx';
import { OrganisationPick } from './OrganisationPick.tsx';

interface Values {
  areaId: string;
  parentId?: string;
}
interface Props {
  organisation: Organisation;
  onClose: () => void;
  onDone: () => void;
}

/** Puts an organisation, with all below it, under another one or into another area. */
export const MoveForm = ({ organisation, onClose, onDone }: Props) => {
  const { t } = useTranslation('organisations');
  const [area, setArea] = useState<{ code: string; name: string } | undefined>(organisation.area);
  const above = organisation.ancestors.at(-1) ?? null;
  return (
    <ActDrawer<Values, Organisation>
      title={t('acts.moveOf', { name: organisation.name })}
      lead={t('acts.moveMeans')}
      submit={t('acts.move')}
      done={t('done.moved')}
      initial={{ areaId: organisation.area.id, ...(above ? { parentId: above.id } : {}) }}
      send={(id, v) =>
        call(endpoints.people.moveOrganisation, {
          params: { organisationId: organisation.id },
          body: { id, version: organisation.version, parentId: v.parentId ?? null, areaId: v.areaId },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="parentId" label={t('form.parent')} extra={t('form.parentHint')}>
        <OrganisationPick
          label={t('form.parent')}
          kinds={organisationKinds.filter((one) => mayStandBelow(organisation.kind, one))}
          without={[organisation.id]}
          known={above}
        />
      </Form.Item>
      <AreaItem name="areaId" label={t('area')} known={area} onArea={setArea} />
    </ActDrawer>
  );
};
