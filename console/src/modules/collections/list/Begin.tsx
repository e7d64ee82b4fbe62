import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { useList } from '../../../components/list/useList.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { key, tasksQuery } from '../queries.ts';

interface Values {
  from: string;
  title: string;
  dueOn: string;
}

/** Begins a task with its name and day; everything else is for the designer. */
export const Begin = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('collections-console');
  const navigate = useNavigate();
  const { first } = useList(tasksQuery);
  const from = first?.mayAsk ?? [];
  if (!first) return null;
  return (
    <Modal open title={t('new')} footer={null} onCancel={onClose} destroyOnHidden>
      <SendForm<Values, TaskDetail>
        keep="collections.draft"
        title={t('new')}
        initial={from[0] ? { from: from[0].code } : {}}
        submit={t('begin')}
        request={({ from: area, title, dueOn }) =>
          asked(endpoints.collections.draftTask, { body: { from: area, content: { title: title.trim(), dueOn } } })
        }
        onCancel={onClose}
        onDone={({ id }) => {
          void queryClient.invalidateQueries({ queryKey: [key] });
          void navigate({ to: '/collections/$taskId', params: { taskId: id } });
        }}
      >
        <Form.Item name="from" label={t('from')} hidden={from.length < 2}>
          <Select options={from.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="title" label={t('name')} rules={[{ required: true, whitespace: true, min: 2, max: 100, message: t('nameRule') }]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="dueOn" label={t('dueOn')} rules={[{ required: true, message: t('dayRule') }]}>
          <Input type="date" min={platformDay()} />
        </Form.Item>
      </SendForm>
    </Modal>
  );
};
