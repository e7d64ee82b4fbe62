import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SubsidyDifference, SubsidyLine, SubsidyRun } from '#contract/subsidies/api.ts';
import { yuanOf } from '#contract/subsidies/money.ts';
import type { SubsidyStep } from '#contract/subsidies/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';

/** The next step, with what it means. */
export const StepForm = ({ run, step, onClose }: { run: SubsidyRun; step: SubsidyStep; onClose: () => void }) => {
  const { t } = useTranslation('subsidies-console');
  return (
    <ActDrawer<{ reason?: string }, SubsidyRun>
      keep={`subsidies.${step}`}
      subject={run.id}
      title={t(`steps.${step}`)}
      lead={t(`means.${step}`)}
      submit={t(`steps.${step}`)}
      done={t('saved')}
      renews="subsidies"
      request={({ reason }) =>
        asked(endpoints.subsidies.stepSubsidy, { params: { runId: run.id }, body: { step, reason: reason?.trim() ?? '' } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="reason" label={t('note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Notes that the lines chosen were paid. */
export const PayForm = ({
  run,
  lines,
  onClose,
  onDone,
}: {
  run: SubsidyRun;
  lines: readonly SubsidyLine[];
  onClose: () => void;
  onDone: () => void;
}) => {
  const { t } = useTranslation('subsidies-console');
  return (
    <ActDrawer<{ paidOn: string; receipt: string }, SubsidyRun>
      keep="subsidies.pay"
      subject={run.id}
      title={t('pay.title', { count: lines.length })}
      lead={t('pay.lead', { yuan: yuanOf(lines.reduce((sum, { amount }) => sum + amount, 0)) })}
      submit={t('pay.submit')}
      done={t('pay.done')}
      renews="subsidies"
      initial={{ paidOn: platformDay() }}
      request={({ paidOn, receipt }) =>
        asked(endpoints.subsidies.paySubsidy, {
          params: { runId: run.id },
          body: { paidOn, receipt: receipt.trim(), lines: lines.map(({ subject, number }) => ({ subject, number })) },
        })
      }
      onClose={onClose}
      onDone={onDone}
    >
      <DayItem name="paidOn" label={t('pay.on')} required max={platformDay()} />
      <Form.Item name="receipt" label={t('pay.receipt')} rules={[{ required: true, whitespace: true, message: t('console:must.fill') }]}>
        <Input maxLength={60} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Decides on what a corrected score changes. */
export const CorrectForm = ({ run, difference, onClose }: { run: SubsidyRun; difference: SubsidyDifference; onClose: () => void }) => {
  const { t } = useTranslation('subsidies-console');
  const { subject, name, before, after } = difference;
  const act = t(after < before ? 'differences.reclaim' : 'differences.further');
  return (
    <ActDrawer<{ reason: string }, SubsidyRun>
      keep="subsidies.correct"
      subject={`${run.id} ${subject}`}
      title={`${act} · ${name}`}
      lead={t('differences.means', { yuan: yuanOf(after - before) })}
      submit={act}
      done={t('saved')}
      renews="subsidies"
      request={({ reason }) =>
        asked(endpoints.subsidies.correctSubsidy, { params: { runId: run.id }, body: { subject, after, reason: reason.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, min: 2, message: t('console:must.fill') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};
