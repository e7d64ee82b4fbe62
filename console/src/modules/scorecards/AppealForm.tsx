import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Appeal, Run, ScoreRow } from '#contract/scorecards/api.ts';
import type { Card } from '#contract/scorecards/card.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../app/api.ts';
import { asked } from '../../app/send.ts';
import { ActDrawer } from '../../components/ActDrawer.tsx';

interface Values {
  subject: string;
  indicator: string;
  words: string;
}

/** Contests one figure of one's own. */
export const AppealForm = ({
  run,
  card,
  scores,
  initial = {},
  onClose,
}: {
  run: Run;
  card: Card;
  scores: readonly ScoreRow[];
  initial?: Partial<Values>;
  onClose: () => void;
}) => {
  const { t } = useTranslation('scorecards-console');
  return (
    <ActDrawer<Values, Appeal>
      keep="scorecards.appeal"
      subject={run.id}
      title={t('appeal.title')}
      lead={t('appeal.lead', { day: run.appealUntil })}
      submit={t('appeal.send')}
      done={t('appeal.sent')}
      renews="scorecards"
      initial={{ ...(scores.length === 1 && scores[0] && { subject: scores[0].subject }), ...initial }}
      request={(body) => asked(endpoints.scorecards.raiseAppeal, { params: { runId: run.id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="subject" label={t('who')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select showSearch optionFilterProp="label" options={scores.map(({ subject, name }) => ({ value: subject, label: name }))} />
      </Form.Item>
      <Form.Item name="indicator" label={t('indicator')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select options={card.indicators.map((one) => ({ value: one.code, label: labelOf(one.name) }))} />
      </Form.Item>
      <Form.Item name="words" label={t('appeal.words')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
    </ActDrawer>
  );
};
