import { App, Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { queryClient } from '../../app/queries.ts';
import { asked } from '../../app/send.ts';
import { SendForm } from '../../components/SendForm.tsx';
import { key } from './queries.ts';

const renew = (): void => void queryClient.invalidateQueries({ queryKey: [key] });

/** Another day, other words: addressees are told why. */
export const ChangeDrawer = ({ task, onClose }: { task: TaskDetail; onClose: () => void }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  return (
    <Drawer open title={t('change.title')} onClose={onClose} size={480} destroyOnHidden>
      <SendForm<{ dueOn: string; note?: string; words: string }, TaskDetail>
        keep="collections.change"
        subject={task.id}
        title={t('change.title')}
        initial={{ dueOn: task.dueOn, note: task.content.note ?? '' }}
        submit={t('change.submit')}
        request={({ dueOn, note, words }) =>
          asked(endpoints.collections.saveTask, {
            params: { taskId: task.id },
            body: { version: task.version, words: words.trim(), content: { ...task.content, dueOn, note: note?.trim() || null } },
          })
        }
        onCancel={onClose}
        onDone={() => {
          renew();
          void message.success(t('change.done'));
          onClose();
        }}
      >
        <Form.Item name="dueOn" label={t('dueOn')} rules={[{ required: true, message: t('dayRule') }]}>
          <Input type="date" min={platformDay()} />
        </Form.Item>
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item
          name="words"
          label={t('change.words')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('change.wordsRule') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </Drawer>
  );
};

/** Closes a task, or takes it back. */
export const EndDrawer = ({ task, onClose }: { task: Pick<TaskDetail, 'id'>; onClose: () => void }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  return (
    <Drawer open title={t('end.title')} onClose={onClose} size={480} destroyOnHidden>
      <p className="soft">{t('end.lead')}</p>
      <SendForm<{ outcome: 'ended' | 'cancelled'; reason: string }, TaskDetail>
        keep="collections.end"
        subject={task.id}
        title={t('end.title')}
        initial={{ outcome: 'ended' }}
        submit={t('end.submit')}
        request={(v) => asked(endpoints.collections.endTask, { params: { taskId: task.id }, body: { ...v, reason: v.reason.trim() } })}
        onCancel={onClose}
        onDone={() => {
          renew();
          void message.success(t('end.done'));
          onClose();
        }}
      >
        <Form.Item name="outcome" label={t('end.outcome')}>
          <Radio.Group options={(['ended', 'cancelled'] as const).map((value) => ({ value, label: t(`end.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('end.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('change.wordsRule') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </SendForm>
    </Drawer>
  );
};
