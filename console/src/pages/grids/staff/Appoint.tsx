import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { OfficeKind } from '#contract/people/organisation-kinds.ts';
import { dayOf } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { refreshGrids } from '../data.ts';
import { PersonField, type PersonValues, someone } from './PersonField.tsx';

interface Values extends PersonValues {
  employment?: 'full_time' | 'part_time' | 'auxiliary';
  validFrom: string;
  validTo?: string;
}
interface Props {
  kind: OfficeKind;
  /** The area or the organisation it is held in. */
  at: { areaId: string | null; organisationId: string | null; name: string };
  onClose: () => void;
}

/** Appoints somebody for a period of whole days. */
export const Appoint = ({ kind, at, onClose }: Props) => {
  const { t } = useTranslation('drawing');
  const id = useRef(v7());
  const send = useMutation({
    mutationFn: (v: Values) =>
      call(endpoints.people.appoint, {
        body: {
          id: id.current,
          kind,
          person: someone(v),
          areaId: at.areaId,
          organisationId: at.organisationId,
          employment: v.employment ?? null,
          validFrom: v.validFrom,
          validTo: v.validTo || null,
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
      title={t('appointTitle', { office: t(`people:officeKinds.${kind}`), name: at.name })}
      onCancel={onClose}
      footer={null}
      width={480}
    >
      <Form<Values> layout="vertical" requiredMark={false} onFinish={send.mutate} initialValues={{ validFrom: dayOf(new Date()) }}>
        <PersonField />
        {kind === 'grid_worker' && (
          <Form.Item name="employment" label={t('employmentOf')}>
            <Select
              allowClear
              options={(['full_time', 'part_time', 'auxiliary'] as const).map((value) => ({
                value,
                label: t(`people:employments.${value}`),
              }))}
            />
          </Form.Item>
        )}
        <div className="grids-fields">
          <Form.Item name="validFrom" label={t('validFrom')} rules={[{ required: true, message: t('dayNeeded') }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validTo" label={t('validTo')}>
            <Input type="date" />
          </Form.Item>
        </div>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <Button onClick={onClose}>{t('console:cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t('appoint')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
