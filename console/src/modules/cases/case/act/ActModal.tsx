import { useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints, isRefusal } from '../../../../app/api.ts';
import { useLocale } from '../../../../app/hooks.ts';
import { useSlot } from '../../../../app/kept.ts';
import { caseKey, caseQuery } from '../../../../app/queries.ts';
import { type Asked, asked } from '../../../../app/send.ts';
import { SendForm } from '../../../../components/SendForm.tsx';
import { actForms } from '../../acts.ts';
import { ActFields } from './ActFields.tsx';
import { bodyOf } from './body.ts';
import type { ActValues } from './forms/form.ts';

interface Props {
  data: CaseDetail;
  action: CaseAction;
  onClose: () => void;
  onDone: (action: CaseAction) => void;
}

/**
 * The form of one act. When somebody else acted in between, the case is loaded anew, the person is told, and what was typed stays.
 */
export const ActModal = ({ data, action, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const { ready = false, ends = false, wide = false, start } = actForms[action];
  const locale = useLocale();
  const client = useQueryClient();
  const [known, setKnown] = useState(data.version);
  const [busy, setBusy] = useState(false);
  // an act of which nobody knows whether it took effect is asked again, whatever the case has become
  const open = useSlot(`case.${action}`, data.id).now()?.pending != null;
  const possible = data.actions.includes(action) || open;
  const last = data.timeline.at(-1);
  const moved = data.version !== known;
  const title = t('act.title', { action: t(`cases:actions.${action}`), number: data.number });
  const request = (values: ActValues): Asked<CaseDetail> => {
    setKnown(data.version);
    const body = { version: data.version, action, ...bodyOf(action, values, data) } as Omit<ActBody, 'id'>;
    return asked(endpoints.cases.act, { params: { caseId: data.id }, body: body as never });
  };
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={wide ? 600 : 520} mask={{ closable: false }} destroyOnHidden>
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
      <SendForm<ActValues, CaseDetail>
        keep={`case.${action}`}
        subject={data.id}
        title={title}
        initial={start?.(data) ?? {}}
        submit={t(ends ? 'act.confirm' : 'act.do', { action: t(`cases:actions.${action}`) })}
        disabled={busy || !possible}
        ready={ready}
        silent={moved}
        hint={<span className="soft form-hint">{t('act.hint')}</span>}
        request={request}
        onFailed={(error) => {
          if (isRefusal(error, 'case.changed', 'case.action_not_allowed', 'case.not_yours', 'request.id_reused'))
            void client.fetchQuery({ ...caseQuery(data.id), staleTime: 0 }).catch(() => null);
        }}
        onCancel={onClose}
        onDone={(next) => {
          client.setQueryData(caseKey(data.id), next);
          void client.invalidateQueries({ queryKey: ['counts'] });
          onDone(action);
        }}
      >
        <ActFields action={action} data={data} onBusy={setBusy} />
        {ends && <p className="act-final">{t(`act.final.${action}`)}</p>}
      </SendForm>
    </Modal>
  );
};
