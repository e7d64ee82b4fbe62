import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '#contract/scorecards/api.ts';
import { type Card, fullIn } from '#contract/scorecards/card.ts';
import type { RunStep } from '#contract/scorecards/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { RunShown } from './RunPage.tsx';

/** The next step of a period, with what it means. */
export const StepForm = ({
  run,
  card,
  missing,
  step,
  onClose,
}: {
  run: Run;
  card: Card;
  /** For how many something is not known yet. */
  missing: number;
  step: RunStep;
  onClose: () => void;
}) => {
  const { t } = useTranslation('scorecards-console');
  return (
    <ActDrawer<{ reason?: string }, Run>
      keep={`scorecards.${step}`}
      subject={run.id}
      title={t(`steps.${step}`)}
      lead={
        <>
          <p>{t(`means.${step}`, { days: card.appealDays })}</p>
          {step === 'freeze' && missing > 0 && (
            <p>
              <strong>{t('missing', { count: missing })}</strong>
            </p>
          )}
        </>
      }
      submit={t(`steps.${step}`)}
      done={t('done')}
      renews="scorecards"
      request={({ reason }) =>
        asked(endpoints.scorecards.stepRun, {
          params: { runId: run.id },
          body: { step, edition: run.edition, reason: reason?.trim() ?? '' },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="reason" label={t('reason')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Decides that the facts of now count. */
export const CorrectForm = ({ run, onClose }: { run: Run; onClose: () => void }) => {
  const { t } = useTranslation('scorecards-console');
  return (
    <ActDrawer<{ reason: string }, Run>
      keep="scorecards.correct"
      subject={run.id}
      title={t('differences.correct')}
      lead={t('differences.means')}
      submit={t('differences.correct')}
      done={t('done')}
      renews="scorecards"
      request={({ reason }) =>
        asked(endpoints.scorecards.correctRun, { params: { runId: run.id }, body: { edition: run.edition, reason: reason.trim() } })
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

interface Given {
  subject: string;
  indicator: string;
  points: number;
  words: string;
}
/** Points by hand, with what they rest on: of one subject, or of one after another. */
export const GiveForm = ({ shown: { run, card, scores }, onClose }: { shown: RunShown; onClose: () => void }) => {
  const { t } = useTranslation('scorecards-console');
  const given = card.indicators.filter(({ source }) => source.kind === 'given');
  const [only] = given.length === 1 ? given : [];
  // what was given here comes back with the scores a moment later
  const [series, setSeries] = useState<{ indicator: string; subject: string; done: readonly string[] } | null>(null);
  const lacking = (indicator: string, done: readonly string[]): typeof scores =>
    scores.filter(
      ({ subject, lines }) =>
        !done.includes(`${subject} ${indicator}`) && lines.some((line) => line.indicator === indicator && line.state === 'unknown'),
    );
  const next = ({ subject, indicator }: Given): void => {
    const done = [...(series?.done ?? []), `${subject} ${indicator}`];
    const at = scores.findIndex((one) => one.subject === subject);
    const open = lacking(indicator, done);
    const following = open.find((one) => scores.indexOf(one) > at) ?? open[0];
    setSeries({ indicator, subject: following?.subject ?? '', done });
  };
  return (
    <ActDrawer<Given, { number: number }>
      keep="scorecards.give"
      subject={run.id}
      title={t('give.title')}
      lead={
        <>
          <p>{t('give.lead')}</p>
          {series && (
            <p role="status">
              {lacking(series.indicator, series.done).length === 0
                ? t('give.all')
                : t('give.left', { count: lacking(series.indicator, series.done).length })}
            </p>
          )}
        </>
      }
      submit={t('give.send')}
      done={t('done')}
      renews="scorecards"
      round={series?.done.length ?? 0}
      initial={{
        ...(series ? { indicator: series.indicator } : only && { indicator: only.code }),
        ...(series && series.subject !== '' && { subject: series.subject }),
      }}
      request={(body) => asked(endpoints.scorecards.givePoints, { params: { runId: run.id }, body })}
      onClose={onClose}
      onDone={onClose}
      more={{ submit: t('give.next'), onDone: (_, values) => next(values) }}
    >
      <Form.Item name="subject" label={t('who')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select showSearch optionFilterProp="label" options={scores.map(({ subject, name }) => ({ value: subject, label: name }))} />
      </Form.Item>
      <Form.Item name="indicator" label={t('indicator')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select options={given.map((one) => ({ value: one.code, label: labelOf(one.name) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['indicator', 'subject']}>
        {({ getFieldValue }) => {
          const one = given.find(({ code }) => code === getFieldValue('indicator'));
          const zone = scores.find(({ subject }) => subject === getFieldValue('subject'))?.zone ?? '';
          const most = one && fullIn(one, zone);
          return (
            <Form.Item
              name="points"
              label={t('give.points')}
              extra={one && [t('give.most', { most }), one.source.kind === 'given' && one.source.help].filter(Boolean).join(' · ')}
              // said, not cut down in silence: 99 typed for 9.9 is not 15
              rules={[
                { required: true, message: t('console:must.fill') },
                ...(most === undefined ? [] : [{ type: 'number' as const, max: most, message: t('give.most', { most }) }]),
              ]}
            >
              <NumberInput min={0} precision={2} autoFocus={series !== null && series.subject !== ''} />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name="words" label={t('give.words')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </ActDrawer>
  );
};
