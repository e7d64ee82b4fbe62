import { useQuery } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Organisation, OrganisationRow } from '#contract/organisations/organisations.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { NumberInput } from '../../../../components/NumberInput.tsx';
import { SendForm } from '../../../../components/SendForm.tsx';
import { codeAbove, organisationsIn, refreshGrids } from '../data.ts';

interface Values {
  name: string;
  parentId?: string;
  households?: number | null;
}

/** Enters a branch or a contact household of a grid. A branch stands below the community's general branch, a household below the branch. */
export const AddParty = ({
  kind,
  facts,
  siblings,
  onClose,
}: {
  kind: 'branch' | 'contact_household';
  facts: AreaFacts;
  siblings: readonly OrganisationRow[];
  onClose: () => void;
}) => {
  const { t } = useTranslation('drawing');
  const { data: above } = useQuery({
    ...organisationsIn(codeAbove(facts.code), ['party_committee', 'general_branch']),
    enabled: kind === 'branch',
  });
  const parents = kind === 'branch' ? (above ?? []) : siblings.filter((one) => one.kind === 'branch');
  const number = siblings.filter((one) => one.kind === kind).length + 1;
  const title = t('addTitle', { kind: t(`organisations:organisationKinds.${kind}`), name: facts.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={460}>
      <SendForm<Values, Organisation>
        keep={`grids.${kind}`}
        subject={facts.code}
        title={title}
        submit={t('add')}
        initial={{
          name: kind === 'branch' ? t('branchDefault', { name: facts.name }) : t('householdDefault', { name: facts.name, number }),
          households: kind === 'contact_household' ? 8 : null,
        }}
        request={(v) =>
          asked(endpoints.organisations.createOrganisation, {
            body: {
              kind,
              areaId: facts.id,
              parentId: v.parentId ?? parents[0]?.id ?? null,
              name: v.name,
              creditCode: null,
              address: null,
              phone: null,
              point: null,
              members: null,
              households: v.households ?? null,
              note: null,
              foundedOn: null,
            },
          })
        }
        onCancel={onClose}
        onDone={() => {
          refreshGrids();
          onClose();
        }}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, min: 2, whitespace: true, message: t('nameNeeded') }]}>
          <Input maxLength={80} />
        </Form.Item>
        {parents.length > 0 && (
          <Form.Item name="parentId" label={t('parent')}>
            <Select placeholder={parents[0]?.name} options={parents.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )}
        {kind === 'contact_household' && (
          <Form.Item name="households" label={t('lookedAfter')} extra={t('lookedAfterHint')}>
            <NumberInput min={0} max={1_000} precision={0} />
          </Form.Item>
        )}
      </SendForm>
    </Modal>
  );
};
