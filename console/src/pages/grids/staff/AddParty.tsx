import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { OrganisationRow } from '#contract/people/organisations.ts';
import type { AreaFacts } from '#contract/territory/lines.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
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
  const id = useRef(v7());
  const { data: above } = useQuery({
    ...organisationsIn(codeAbove(facts.code), ['party_committee', 'general_branch']),
    enabled: kind === 'branch',
  });
  const parents = kind === 'branch' ? (above ?? []) : siblings.filter((one) => one.kind === 'branch');
  const number = siblings.filter((one) => one.kind === kind).length + 1;
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.people.createOrganisation, {
        body: {
          id: id.current,
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
      }),
    onSuccess: () => {
      refreshGrids();
      onClose();
    },
    onError: () => {
      id.current = v7();
    },
  });
  return (
    <Modal
      open
      title={t('addTitle', { kind: t(`people:organisationKinds.${kind}`), name: facts.name })}
      onCancel={onClose}
      footer={null}
      width={460}
    >
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        onFinish={send.mutate}
        initialValues={{
          name: kind === 'branch' ? t('branchDefault', { name: facts.name }) : t('householdDefault', { name: facts.name, number }),
          households: kind === 'contact_household' ? 8 : null,
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
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('add')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
