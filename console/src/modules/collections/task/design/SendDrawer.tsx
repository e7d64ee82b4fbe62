import { useQuery } from '@tanstack/react-query';
import { Alert, App, Drawer, Form, Input, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '#contract/collections/tasks.ts';
import { endpoints, wordsFor } from '../../../../app/api.ts';
import { queryClient } from '../../../../app/queries.ts';
import { asked } from '../../../../app/send.ts';
import { SendForm } from '../../../../components/SendForm.tsx';
import { key, previewQuery } from '../../queries.ts';

/** To whom a task goes, who is there to answer, what was asked lately: then it is sent. */
export const SendDrawer = ({ task, onClose }: { task: TaskDetail; onClose: () => void }) => {
  const { t } = useTranslation('collections-console');
  const { message } = App.useApp();
  const { data, error } = useQuery(previewQuery(task.id, task.version));
  return (
    <Drawer open title={t('send.title')} onClose={onClose} size={520} destroyOnHidden>
      {error ? (
        <Alert type="error" showIcon title={wordsFor(error)} />
      ) : !data ? (
        <Skeleton active />
      ) : (
        <SendForm<{ againReason?: string }, TaskDetail>
          keep="collections.send"
          subject={task.id}
          title={t('send.title')}
          submit={t('send.submit', { count: data.sheets })}
          disabled={data.sheets === 0}
          ready={data.asked === null}
          request={({ againReason }) =>
            asked(endpoints.collections.sendTask, {
              params: { taskId: task.id },
              body: { version: task.version, againReason: againReason?.trim() || null },
            })
          }
          onCancel={onClose}
          onDone={() => {
            void queryClient.invalidateQueries({ queryKey: [key] });
            void message.success(t('send.done'));
          }}
        >
          <p>{t('send.sheets', { count: data.sheets })}</p>
          <p>{t('send.columns', { columns: data.columns, typed: data.typed })}</p>
          {data.followed.map(({ from, to }) => (
            <Alert key={from} type="info" showIcon title={t('send.followed', { from, to })} />
          ))}
          {data.nobody.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('send.nobody', { count: data.nobody.length })}
              description={data.nobody.map(({ name }) => name).join(t('comma'))}
            />
          )}
          {data.asked && (
            <>
              <Alert type="warning" showIcon title={t('send.asked', { title: data.asked.title, columns: data.asked.columns })} />
              <Form.Item
                name="againReason"
                label={t('send.again')}
                rules={[{ required: true, whitespace: true, min: 2, message: t('send.againRule') }]}
              >
                <Input maxLength={200} />
              </Form.Item>
            </>
          )}
        </SendForm>
      )}
    </Drawer>
  );
};
