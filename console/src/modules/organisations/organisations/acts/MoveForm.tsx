import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayStandBelow, organisationKinds } from '#contract/organisations/kinds.ts';
import type { Organisation } from '#contract/organisations/organisations.ts';
import { endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { AreaItem, type PlainArea, plainArea } from '../../../../components/AreaItem.tsx';
import { ActDrawer } from './ActDrawer.tsx';
import { OrganisationPick } from './OrganisationPick.tsx';

interface Values {
  area: PlainArea;
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
  const above = organisation.ancestors.at(-1) ?? null;
  return (
    <ActDrawer<Values, Organisation>
      keep="move"
      subject={organisation.id}
      title={t('acts.moveOf', { name: organisation.name })}
      lead={t('acts.moveMeans')}
      submit={t('acts.move')}
      done={t('done.moved')}
      initial={{ area: plainArea(organisation.area), ...(above ? { parentId: above.id } : {}) }}
      request={(v) =>
        asked(endpoints.organisations.moveOrganisation, {
          params: { organisationId: organisation.id },
          body: { version: organisation.version, parentId: v.parentId ?? null, areaId: v.area.id },
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
      <AreaItem name="area" label={t('area')} needed={t('form.areaNeeded')} />
    </ActDrawer>
  );
};
