import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
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
import { type ActValues, bodyOf, startValues } from './values.ts';

/** Acts whose form usually needs nothing more: Enter takes them. */
const ready: readonly CaseAction[] = ['verify', 'file', 'dispatch', 'accept', 'check', 'resume', 'archive'];

interface Props {
  data: CaseDetail;
  action: CaseAction;
  id: string;
  onClose: () => void;
  onDone: (action: CaseAction) => void;
}

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
  const uncertain = useRef(false);
  const [known, setKnown] = useState(data.version);
  const [busy, setBusy] = useState(false);
  const possible = data.actions.includes(action);
  const last = data.timeline.at(-1);
  const moved = data.version !== known;

  const send = useMutation({
    mutationFn: (values: ActValues) => {
      // after a lost connection the same request goes out again, so that it cannot act twice
      if (!uncertain.current) request.current.version = data.version;
      return call(endpoints.cases.act, {
        params: { caseId: data.id },
        body: { ...request.current, action, ...bodyOf(action, values, data) } as ActBody,
      });
    },
    onSuccess: (next) => {
      client.setQueryData(caseKey(data.id), next);
      void client.invalidateQueries({ queryKey: ['counts'] });
      onDone(action);
    },
    onError: async (error) => {
      uncertain.current = isRefusal(error, 'network.offline', 'server.unavailable');
      if (!isRefusal(error, 'case.changed', 'case.action_not_allowed', 'case.not_yours', 'request.id_reused')) return;
      request.current.id = v7();
      await client.fetchQuery({ ...caseQuery(data.id), staleTime: 0 }).catch(() => null);
    },
  });

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [form]);

  return (
    <Modal
      open
      title={t('act.title', { action: t(`cases:actions.${action}`), number: data.number })}
      onCancel={onClose}
      footer={null}
      width={action === 'dispatch' ? 600 : 520}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {(moved || !possible) && last && (
        <Alert
          type="info"
          showIcon
          className="act-moved"
          role="alert"
          title={t(possible ? 'act.moved' : 'act.movedAway', {
            action: t(`cases:actions.${last.action}`),
            state: t(`cases:states.${data.state}`),
          })}
          description={`${last.actor?.name ?? t('cases:platform')} · ${fullTime(last.at, locale)}`}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={startValues(action, data)}
        scrollToFirstError
        onFinish={(values) => {
          setKnown(data.version);
          send.mutate(values);
        }}
      >
        <ActFields action={action} data={data} onBusy={setBusy} />
        {isFinal(action) && <p className="act-final">{t(`act.final.${action}`)}</p>}
        {send.isError && !moved && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <div className="form-end">
          <span className="soft form-hint">{t('act.hint')}</span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy || !possible} autoFocus={ready.includes(action)}>
            {t(isFinal(action) ? 'act.confirm' : 'act.do', { action: t(`cases:actions.${action}`) })}
          </Button>
        </div>
      </Form>
    </Modal>
  );
};
