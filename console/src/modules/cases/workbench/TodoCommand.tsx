import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Todo } from '#contract/workbench/api.ts';
import { endpoints } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';

/** Accepts a case, or closes one whose reporter is content: what needs no more than the command itself. */
export const TodoCommand = ({ todo, onDone }: { todo: Todo; onDone: () => void }) => {
  const { t } = useTranslation('cases-console');
  const { message } = App.useApp();
  const slot = useSlot('todo', todo.id);
  const action = todo.kind === 'cases.accept' ? ('accept' as const) : todo.data['happy'] === true ? ('close' as const) : null;
  const name = action && t(`cases:actions.${action}`);
  const sending = useSend({
    slot,
    request: (act: 'accept' | 'close') =>
      asked(endpoints.cases.act, {
        params: { caseId: todo.id },
        body: { action: act, version: Number(todo.data['version']), reason: null },
      }),
    onDone: () => {
      void message.success(t('case.done', { action: name }));
      onDone();
    },
    onFailed: (error) => {
      void message.error(sendingWords(error));
      onDone();
    },
  });
  if (!action) return null;
  const words = { 'aria-label': `${name} ${todo.data['number']}` };
  return action === 'accept' ? (
    <Button size="small" loading={sending.isPending} onClick={() => sending.send(action)} {...words}>
      {name}
    </Button>
  ) : (
    <Popconfirm
      title={t('act.do', { action: name })}
      description={t('act.final.close')}
      okText={t('act.confirm', { action: name })}
      cancelText={t('cancel')}
      onConfirm={() => sending.send(action)}
    >
      <Button size="small" loading={sending.isPending} {...words}>
        {name}
      </Button>
    </Popconfirm>
  );
};
