import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadedPhoto } from '#contract/cases/api.ts';
import type { HazardDetail } from '#contract/hazards/api.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { PhotoField } from '../../../components/PhotoField.tsx';

/** What somebody is about to do with a hazard, or with one of its notices. */
export type Task = HazardDetail['actions'][number] | { readonly notice: string };

interface Values {
  clause?: string;
  words?: string;
  dueOn?: string;
  recheckOn?: string;
  officer?: string;
  second?: string;
  receiver?: string;
  cleared?: boolean;
  photos?: UploadedPhoto[];
}

const requestOf = ({ id }: HazardDetail, task: Task, v: Values): Asked<HazardDetail> => {
  const { hazards } = endpoints;
  const params = { hazardId: id };
  const words = v.words?.trim() ?? '';
  if (typeof task === 'object') return asked(hazards.refuseReceipt, { params: { noticeId: task.notice }, body: { words } });
  if (task === 'check')
    return asked(hazards.recheckHazard, {
      params,
      body: {
        cleared: v.cleared ?? true,
        words,
        photoIds: (v.photos ?? []).map((photo) => photo.id),
        dueOn: v.cleared === false ? (v.dueOn ?? null) : null,
        recheckOn: null,
      },
    });
  if (task === 'supervise' || task === 'lift') return asked(hazards.superviseHazard, { params, body: { on: task === 'supervise', words } });
  return asked(hazards.issueNotice, {
    params,
    body: {
      form: task,
      clause: v.clause?.trim() ?? '',
      demand: words,
      dueOn: v.dueOn ?? '',
      recheckOn: v.recheckOn ?? null,
      officers: [v.officer, v.second].flatMap((name) => name?.trim() || []),
      receiver: v.receiver?.trim() ?? '',
    },
  });
};

/** The form of one task. */
export const TaskForm = ({ hazard, task, onClose }: { hazard: HazardDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('hazards-console');
  const [busy, setBusy] = useState(false);
  const act = typeof task === 'object' ? 'refusal' : task;
  const notice = act === 'hint' || act === 'order';
  const rule = (max: number) => [{ required: true, whitespace: true, min: 2, max, message: t('form.wordsRule', { max }) }];
  const line = (name: keyof Values, max: number) => (
    <Form.Item name={name} label={t(`form.${name}`)} rules={rule(max)}>
      <Input maxLength={max} />
    </Form.Item>
  );
  return (
    <ActDrawer<Values, HazardDetail>
      keep={`hazards.${act}`}
      subject={typeof task === 'object' ? task.notice : hazard.id}
      title={t(`acts.${act}`)}
      lead={<p className="soft">{t(`actLead.${act}`)}</p>}
      submit={t(busy ? 'form.uploading' : `acts.${act}`)}
      done={t('done.noted')}
      renews="hazards"
      initial={{ cleared: true, ...(notice && { receiver: hazard.unit.slice(0, 60) }) }}
      request={(values) => requestOf(hazard, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {act === 'check' && (
        <Form.Item name="cleared" label={t('form.verdict')}>
          <Radio.Group
            options={[
              { value: true, label: t('form.cleared') },
              { value: false, label: t('form.notCleared') },
            ]}
          />
        </Form.Item>
      )}
      {notice && line('clause', 200)}
      <Form.Item name="words" label={t(`form.words.${act}`)} rules={rule(1000)}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
      <Days act={act} />
      {notice && line('officer', 40)}
      {act === 'order' && line('second', 40)}
      {notice && line('receiver', 60)}
      {act === 'check' && (
        <Form.Item name="photos" label={t('form.after')}>
          <PhotoField onBusy={setBusy} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

/** Until when: of a notice, and of what was found not cleared. */
const Days = ({ act }: { act: string }) => {
  const { t } = useTranslation('hazards-console');
  const cleared = Form.useWatch('cleared', Form.useFormInstance<Values>()) ?? true;
  const notice = act === 'hint' || act === 'order';
  if (!notice && !(act === 'check' && !cleared)) return null;
  const day = (name: 'dueOn' | 'recheckOn', needed: boolean) => (
    <Form.Item
      name={name}
      label={t(name)}
      rules={needed ? [{ required: true, message: t('form.dayRule') }] : []}
      extra={name === 'recheckOn' ? t('form.recheckHint') : undefined}
      normalize={(typed: string) => typed || undefined}
    >
      <Input type="date" min={platformDay()} />
    </Form.Item>
  );
  return (
    <div className="form-two">
      {day('dueOn', true)}
      {notice && day('recheckOn', false)}
    </div>
  );
};
