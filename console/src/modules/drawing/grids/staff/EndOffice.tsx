import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Office } from '#contract/organisations/offices.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../../app/api.ts';
import { asked } from '../../../../app/send.ts';
import { SendForm } from '../../../../components/SendForm.tsx';
import { refreshGrids } from '../data.ts';

/** Ends an office with its last day and the reason. */
export const EndOffice = ({ office, onClose, onDone }: { office: Office; onClose: () => void; onDone: (on: string) => void }) => {
  const { t } = useTranslation('drawing');
  const title = t('endTitle', { name: office.person.name });
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={420}>
      <SendForm<{ on: string; reason: string }, unknown>
        keep="grids.endOffice"
        subject={office.id}
        title={title}
        submit={t('end')}
        initial={{ on: platformDay() }}
        request={({ on, reason }) => asked(endpoints.organisations.endOffice, { params: { officeId: office.id }, body: { on, reason } })}
        onCancel={onClose}
        onDone={(_, { on }) => {
          refreshGrids();
          onDone(on);
        }}
      >
        <Form.Item name="on" label={t('lastDay')} rules={[{ required: true, message: t('dayNeeded') }]}>
          <Input type="date" min={office.validFrom} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, whitespace: true, message: t('reasonNeeded') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
