import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MerchantDetail } from '#contract/circles/api.ts';
import { highestLevel, type PledgeKind, pledgeKindSet, type Verdict, verdicts } from '#contract/circles/kinds.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { refined } from '../../../app/kinds.ts';
import { type Asked, asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';

/** What somebody is about to do with a merchant, one of its pledges, or a re-check. */
export type Task =
  | { readonly act: 'pledge' | 'model' | 'leave' }
  | { readonly act: 'end' | 'check' | 'object' | 'decide'; readonly id: string };

interface Values {
  kind?: PledgeKind;
  words?: string;
  until?: string;
  criteria?: string;
  examinedBy?: string;
  level?: number;
  verdict?: Verdict;
  recheckOn?: string;
  upheld?: boolean;
}

const requestOf = ({ id: merchantId }: MerchantDetail, task: Task, v: Values): Asked<MerchantDetail> => {
  const { circles } = endpoints;
  const words = v.words?.trim() ?? '';
  const params = { merchantId };
  if (task.act === 'pledge')
    return asked(circles.pledgeMerchant, { params, body: { kind: v.kind ?? 'trusted', words, until: v.until ?? '' } });
  if (task.act === 'leave') return asked(circles.leaveCircle, { params, body: { reason: words } });
  if (task.act === 'end') return asked(circles.endPledge, { params: { pledgeId: task.id }, body: { reason: words } });
  if (task.act === 'check')
    return asked(circles.checkModel, {
      params: { modelId: task.id },
      body: { verdict: v.verdict ?? 'keep', words, recheckOn: v.recheckOn || null },
    });
  if (task.act === 'object') return asked(circles.objectToCheck, { params: { checkId: task.id }, body: { words } });
  if (task.act === 'decide')
    return asked(circles.answerObjection, { params: { checkId: task.id }, body: { upheld: v.upheld ?? true, answer: words } });
  const criteria = (v.criteria ?? '').split('\n').flatMap((one) => one.trim() || []);
  const body = { level: v.level ?? 1, criteria, examinedBy: v.examinedBy?.trim() ?? '', until: v.until ?? '' };
  return asked(circles.nameModel, { params, body });
};

/** The form of one task. */
export const TaskForm = ({ merchant, task, onClose }: { merchant: MerchantDetail; task: Task; onClose: () => void }) => {
  const { t } = useTranslation('circles-console');
  const { act } = task;
  const rule = (min: number, max: number) => [{ required: true, whitespace: true, min, max, message: t('form.wordsRule', { min, max }) }];
  const day = (name: 'until' | 'recheckOn', needed: boolean) => (
    <DayItem name={name} label={t(`form.${name}`)} required={needed} min={platformDay()} />
  );
  return (
    <ActDrawer<Values, MerchantDetail>
      keep={`circles.${act}`}
      subject={'id' in task ? task.id : merchant.id}
      title={t(`acts.${act}`)}
      submit={t('save')}
      done={t('done')}
      renews="circles"
      initial={{ kind: 'trusted', level: 1, verdict: 'keep', upheld: true }}
      request={(values) => requestOf(merchant, task, values)}
      onClose={onClose}
      onDone={onClose}
    >
      {act === 'pledge' && (
        <Form.Item name="kind" label={t('pledge')} extra={t('form.renewHint')}>
          <Select options={refined(pledgeKindSet).map((value) => ({ value, label: t(`circles:pledges.${value}`) }))} />
        </Form.Item>
      )}
      {act === 'model' && (
        <>
          <Form.Item name="criteria" label={t('form.criteria')} rules={rule(2, 2000)}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
          </Form.Item>
          <Form.Item name="examinedBy" label={t('form.examinedBy')} rules={rule(2, 60)}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="level" label={t('form.level')}>
            <NumberInput min={1} max={highestLevel} precision={0} />
          </Form.Item>
        </>
      )}
      {act === 'check' && (
        <Form.Item name="verdict" label={t('form.verdict')}>
          <Radio.Group options={verdicts.map((value) => ({ value, label: t(`circles:verdicts.${value}`) }))} />
        </Form.Item>
      )}
      {act === 'decide' && (
        <Form.Item name="upheld" label={t('form.decision')}>
          <Radio.Group
            options={[
              { value: true, label: t('form.upheld') },
              { value: false, label: t('form.rejected') },
            ]}
          />
        </Form.Item>
      )}
      {act !== 'model' && (
        <Form.Item
          name="words"
          label={t(`form.words.${act}`)}
          rules={act === 'pledge' ? [] : rule(2, act === 'end' || act === 'leave' ? 200 : 1000)}
        >
          <Input.TextArea maxLength={act === 'pledge' ? 200 : 1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      )}
      {(act === 'pledge' || act === 'model') && day('until', true)}
      {act === 'check' && day('recheckOn', false)}
    </ActDrawer>
  );
};
