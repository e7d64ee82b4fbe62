import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Step } from '#contract/renovations/api.ts';
import type { Act } from '#contract/renovations/kinds.ts';
import type { RenovationDetail } from '#contract/renovations/shown.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { fenOf } from './yuan.ts';

interface Values {
  closesOn?: string;
  until?: string;
  extra?: string;
  milestones?: string;
  reason?: string;
  amount?: number;
  paidOn?: string;
  words?: string;
}

/** One milestone a line: its day and its name. */
const lineOf = (line: string): { dueOn: string; title: string } | null => {
  const [, dueOn = '', title = ''] = /^(\d{4}-\d{2}-\d{2})\s+(.{2,60})$/.exec(line.trim()) ?? [];
  return dueOn && title ? { dueOn, title } : null;
};
const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '');

const stepOf = (act: Act, v: Values): Step => {
  const closesOn = v.closesOn ?? '';
  switch (act) {
    case 'ask':
      return { act, closesOn, extra: v.extra?.trim() || null };
    case 'vote':
    case 'acceptance':
    case 'after':
      return { act, closesOn };
    case 'post':
      return { act, until: v.until || null };
    case 'works':
      return { act, milestones: linesOf(v.milestones).flatMap((line) => lineOf(line) ?? []) };
    case 'pay':
      return { act, amountFen: fenOf(v.amount), paidOn: v.paidOn ?? '', words: v.words?.trim() ?? '' };
    case 'rework':
    case 'end':
      return { act, reason: v.reason?.trim() ?? '' };
    case 'menu':
    case 'accept':
      return { act };
  }
};

/** The form of the next step. What cannot be undone says so before it is sent. */
export const StepForm = ({ r, act, onClose }: { r: RenovationDetail; act: Act; onClose: () => void }) => {
  const { t } = useTranslation('renovations-console');
  const rule = (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
  const today = platformDay();
  const needsDay = ['ask', 'vote', 'acceptance', 'after'].includes(act);
  return (
    <ActDrawer<Values, RenovationDetail>
      keep={`renovations.${act}`}
      subject={r.id}
      title={t(`acts.${act}`)}
      lead={<p className="soft">{t(`leads.${act}`)}</p>}
      submit={t(`acts.${act}`)}
      done={t('saved')}
      renews="renovations"
      wide={act === 'works'}
      initial={act === 'pay' ? { paidOn: today } : {}}
      request={(values) =>
        asked(endpoints.renovations.stepRenovation, {
          params: { renovationId: r.id },
          body: { version: r.version, step: stepOf(act, values) },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {needsDay && (
        <Form.Item name="closesOn" label={t('form.closesOn')} rules={[{ required: true, message: t('form.dayRule') }]}>
          <Input type="date" min={today} />
        </Form.Item>
      )}
      {act === 'ask' && (
        <Form.Item name="extra" label={t('form.extra')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      {act === 'post' && (
        <Form.Item name="until" label={t('form.until')} extra={t('form.untilHint')}>
          <Input type="date" min={today} />
        </Form.Item>
      )}
      {act === 'works' && (
        <Form.Item
          name="milestones"
          label={t('form.milestones')}
          extra={t('form.milestonesHint')}
          rules={[
            {
              validator: (_, text?: string) =>
                linesOf(text).length > 0 && linesOf(text).every((line) => lineOf(line) !== null)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('form.milestonesRule'))),
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} placeholder={t('form.milestonesExample')} />
        </Form.Item>
      )}
      {act === 'pay' && (
        <>
          <Form.Item name="amount" label={t('form.amount')} rules={[{ required: true, message: t('form.amountRule') }]}>
            <InputNumber min={0.01} precision={2} />
          </Form.Item>
          <Form.Item name="paidOn" label={t('form.paidOn')} rules={[{ required: true, message: t('form.dayRule') }]}>
            <Input type="date" max={today} />
          </Form.Item>
          <Form.Item name="words" label={t('form.payWords')} rules={rule(2, 100)}>
            <Input maxLength={100} />
          </Form.Item>
        </>
      )}
      {(act === 'rework' || act === 'end') && (
        <Form.Item name="reason" label={t('form.reason')} rules={rule(2, 200)}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};
