import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfficeKind } from '#contract/organisations/kinds.ts';
import { employmentSet } from '#contract/organisations/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { offered } from '../../../../app/kinds.ts';
import { asked } from '../../../../app/send.ts';
import { PersonItem, type PersonValue, someoneOf } from '../../../../components/PersonItem.tsx';
import { SendForm } from '../../../../components/SendForm.tsx';
import { refreshGrids } from '../data.ts';

interface Values {
  person: PersonValue;
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
  const title = t('appointTitle', { office: t(`organisations:officeKinds.${kind}`), name: at.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={480}>
      <SendForm<Values, unknown>
        keep={`grids.${kind}`}
        subject={at.organisationId ?? at.areaId ?? ''}
        title={title}
        submit={t('appoint')}
        initial={{ validFrom: platformDay() }}
        request={(v) =>
          asked(endpoints.organisations.appoint, {
            body: {
              kind,
              person: someoneOf(v.person),
              areaId: at.areaId,
              organisationId: at.organisationId,
              employment: v.employment ?? null,
              validFrom: v.validFrom,
              validTo: v.validTo || null,
            },
          })
        }
        onCancel={onClose}
        onDone={() => {
          refreshGrids();
          onClose();
        }}
      >
        <PersonItem name="person" label={t('person')} />
        {kind === 'grid_worker' && (
          <Form.Item name="employment" label={t('employmentOf')}>
            <Select
              allowClear
              options={offered(employmentSet).map((value) => ({
                value,
                label: t(`organisations:employments.${value}`),
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
      </SendForm>
    </Modal>
  );
};
