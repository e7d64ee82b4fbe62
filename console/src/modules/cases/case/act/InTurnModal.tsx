import { useQueryClient } from '@tanstack/react-query';
import { Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { endpoints } from '../../../../app/api.ts';
import { caseKey } from '../../../../app/queries.ts';
import { asked } from '../../../../app/send.ts';
import { SendForm } from '../../../../components/SendForm.tsx';
import { actForms } from '../../acts.ts';
import { ActFields } from './ActFields.tsx';
import { bodyOf } from './body.ts';
import type { ActValues } from './forms/form.ts';

interface Props {
  data: CaseDetail;
  onClose: () => void;
  /** @param action the last that was taken */
  onDone: (action: CaseAction) => void;
}

/** The bodies of acts taken in turn from one form: words go with the last, photos with the first that takes any. */
const bodiesOf = (acts: readonly CaseAction[], values: ActValues, data: CaseDetail): object[] => {
  const withPhotos = acts.find((action) => actForms[action].photos);
  return acts.map((action, at) => {
    const own = { ...values, ...(at < acts.length - 1 && { reason: '' }), ...(action !== withPhotos && { photos: [] }) };
    return { id: data.id, action, ...bodyOf(action, own, data) };
  });
};

/** One dialogue for all that the person may do next anyway: each act an event of its own, all of them or none. */
export const InTurnModal = ({ data, onClose, onDone }: Props) => {
  const { t } = useTranslation('cases-console');
  const client = useQueryClient();
  const [count, setCount] = useState(data.ahead.length);
  const [busy, setBusy] = useState(false);
  const acts = data.ahead.slice(0, count);
  const last = acts.at(-1) ?? data.ahead[0];
  const title = t('act.inTurn', { number: data.number });
  if (!last) return null;
  const name = (action: CaseAction): string => t(`cases:actions.${action}`);
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={600} mask={{ closable: false }} destroyOnHidden>
      <SendForm<ActValues, CaseDetail>
        keep="case.in_turn"
        subject={data.id}
        title={title}
        initial={Object.assign({}, ...data.ahead.map((action) => actForms[action].start?.(data)))}
        submit={t('act.doInTurn', { actions: acts.map(name).join(' · ') })}
        disabled={busy}
        ready
        hint={<span className="soft form-hint">{t('act.hint')}</span>}
        request={(values) =>
          asked(endpoints.cases.actInTurn, {
            params: { caseId: data.id },
            body: { version: data.version, acts: bodiesOf(acts, values, data) } as never,
          })
        }
        onCancel={onClose}
        onDone={(next) => {
          client.setQueryData(caseKey(data.id), next);
          void client.invalidateQueries({ queryKey: ['counts'] });
          onDone(last);
        }}
      >
        <Form.Item label={t('act.upTo')}>
          <Radio.Group
            value={count}
            onChange={(event) => setCount(event.target.value as number)}
            options={data.ahead.slice(1).map((action, at) => ({ value: at + 2, label: name(action) }))}
          />
        </Form.Item>
        {acts.slice(0, -1).map((action) => {
          const { Fields } = actForms[action];
          return Fields && <Fields key={action} data={data} />;
        })}
        <ActFields action={last} data={data} onBusy={setBusy} photos={acts.some((action) => actForms[action].photos)} />
      </SendForm>
    </Modal>
  );
};
