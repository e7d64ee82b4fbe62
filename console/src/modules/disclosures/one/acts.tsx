import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureDetail } from '#contract/disclosures/api.ts';
import { answerVerdicts, findingVerdicts, objectionAbouts } from '#contract/disclosures/values.ts';
import { endpoints } from '../../../app/api.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { WrittenFields } from '../WrittenFields.tsx';
import { attachedIn, bodyOf, namesOf, tableText, type Written } from '../written.ts';

/** What somebody is about to do with a disclosure, or an objection to it. */
export type Task = { readonly act: 'amend' | 'end' | 'object' } | { readonly act: 'answer' | 'press' | 'find'; readonly id: string };

interface Values extends Written {
  until?: string;
  reason?: string;
  name?: string;
  about?: (typeof objectionAbouts)[number];
  verdict?: (typeof answerVerdicts)[number];
  finding?: (typeof findingVerdicts)[number];
  words?: string;
}

const requestOf = (d: DisclosureDetail, task: Task, v: Values): Asked<DisclosureDetail> => {
  const { disclosures } = endpoints;
  const params = { disclosureId: d.id };
  const reason = v.reason?.trim() ?? '';
  const words = v.words?.trim() ?? '';
  if (task.act === 'amend')
    return asked(disclosures.amendDisclosure, { params, body: { version: d.version, ...bodyOf(v), until: v.until || null, reason } });
  if (task.act === 'end') return asked(disclosures.endDisclosure, { params, body: { reason } });
  if (!('id' in task))
    return asked(disclosures.writeObjection, { params, body: { name: v.name?.trim() ?? '', about: v.about ?? 'untrue', words } });
  const objection = { objectionId: task.id };
  if (task.act === 'press') return asked(disclosures.pressWrittenObjection, { params: objection, body: { reason } });
  if (task.act === 'find') return asked(disclosures.findOnObjection, { params: objection, body: { verdict: v.finding ?? 'right', words } });
  return asked(disclosures.answerNoticeObjection, { params: objection, body: { verdict: v.verdict ?? 'rejected', words } });
};

/** The form of one task. */
export const TaskForm = ({ disclosure, task, onClose }: { disclosure: DisclosureDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('disclosures-console');
  const [busy, setBusy] = useState(false);
  const { act } = task;
  const rule = (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
  const choice = <T extends string>(name: 'about' | 'verdict' | 'finding', of: readonly T[], word: (value: T) => string) => (
    <Form.Item name={name} label={t(`form.${name}`)}>
      <Radio.Group options={of.map((value) => ({ value, label: word(value) }))} />
    </Form.Item>
  );
  return (
    <ActDrawer<Values, DisclosureDetail>
      keep={`disclosures.${act}`}
      subject={'id' in task ? task.id : disclosure.id}
      wide={act === 'amend'}
      disabled={busy}
      title={t(`acts.${act}`)}
      lead={<p className="soft">{t(`leads.${act}`)}</p>}
      submit={t('save')}
      done={t('done')}
      renews="disclosures"
      initial={{
        title: disclosure.title,
        text: disclosure.body.paragraphs.join('\n'),
        table: tableText(disclosure.body.table),
        ...attachedIn(disclosure.files),
        until: disclosure.until,
        about: 'untrue',
        verdict: 'rejected',
        finding: 'right',
      }}
      request={(values) => requestOf(disclosure, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {act === 'amend' && (
        <>
          <WrittenFields names={namesOf(disclosure.files)} onBusy={setBusy} />
          <Form.Item name="until" label={t('form.until')} extra={t('form.laterHint')}>
            <Input type="date" min={disclosure.until} />
          </Form.Item>
        </>
      )}
      {act === 'object' && (
        <>
          <Form.Item name="name" label={t('form.name')} extra={t('form.nameHint')} rules={rule(2, 30)}>
            <Input maxLength={30} />
          </Form.Item>
          {choice('about', objectionAbouts, (value) => t(`disclosures:abouts.${value}`))}
        </>
      )}
      {act === 'answer' && choice('verdict', answerVerdicts, (value) => t(`disclosures:verdicts.${value}`))}
      {act === 'find' && choice('finding', findingVerdicts, (value) => t(`disclosures:findings.${value}`))}
      {(act === 'object' || act === 'answer' || act === 'find') && (
        <Form.Item name="words" label={t(`form.words.${act}`)} rules={rule(2, 2000)}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
      )}
      {(act === 'amend' || act === 'end' || act === 'press') && (
        <Form.Item name="reason" label={t(`form.reason.${act}`)} rules={rule(2, 200)}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
