import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { caseKey, caseQuery } from '../../../app/queries.ts';
import { ActFields } from './ActFields.tsx';
import { isFinal } from './order.ts';
import { bodyOf, startValues, type ActValues } from './values.ts';

interface Props { data: CaseDetail; action: CaseAction; id: string; onClose: () => void; onDone: (action: CaseAction) => void }

/**
 * The form of one act. It keeps one request id while it is open, so that a repeated click or a retry after a lost connection acts once.
 * When somebody else acted in between, the case is loaded anew, the person is told, and what was typed stays.
 */
export const ActModal = ({ data, action, id, onClose, onDone }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const [form] = Form.useForm<ActValues>();
  const request = useRef({ id, version: data.version });
  const [moved, setMoved] = useState(false);
  const [busy, setBusy] = useState(false);
  const possible = data.actions.includes(action);
  const last = data.timeline.at(-1);

  const send = useMutation({
    mutationFn: (values: ActValues) =>
      call(endpoints.cases.act, { params: { caseId: data.id }, body: { ...request.current, action, ...bodyOf(action, values, data) } as ActBody }),
    onSuccess: (next) => {
      client.setQueryData(caseKey(data.id), next);
      void client.invalidateQueries({ queryKey: ['counts'] });
      onDone(action);
    },
    onError: async (error) => {
      if (!isRefusal(error, 'case.changed', 'case.action_not_allowed', 'case.not_yours', 'request.id_reused')) return;
      const fresh = await client.fetchQuery({ ...caseQuery(data.id), staleTime: 0 }).catch(() => null);
      if (!fresh) return;
      request.current = { id: v7(), version: fresh.version };
      setMoved(true);
    },
  });

  return (
    <Modal open title={t('act.title', { action: t(`cases:actions.${action}`), number: data.number })} onCancel={onClose} footer={null} width={action === 'dispatch' ? 600 : 520} mask={{ closable: false }} destroyOnHidden>
      {moved && last && (
        <Alert
          type="info" showIcon className="act-moved" role="alert" title={t(possible ? 'act.moved' : 'act.movedAway', { action: t(`cases:actions.${last.action}`), state: t(`cases:states.${data.state}`) })}
          description={`${last.actor?.name ?? t('cases:platform')} · ${fullTime(last.at, locale)}`}
        />
      )}
      <Form
        form={form} layout="vertical" requiredMark={false} initialValues={startValues(action, data)} scrollToFirstError
        onFinish={(values) => {
          setMoved(false);
          send.mutate(values);
        }}
        onKeyDown={(e) => void (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && form.submit())}
      >
        <ActFields action={action} data={data} onBusy={setBusy} />
        {isFinal(action) && <p className="act-final">{t(`act.final.${action}`)}</p>}
        {send.isError && !moved && <p className="field-problem" role="alert">{wordsFor(send.error)}</p>}
        <div className="form-end">
          <span className="soft form-hint">{t('act.hint')}</span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy || !possible} autoFocus={action === 'accept' || action === 'resume' || action === 'archive'}>
            {t(isFinal(action) ? 'act.confirm' : 'act.do', { action: t(`cases:actions.${action}`) })}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
