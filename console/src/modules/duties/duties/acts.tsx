import { Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyDetail, Holder } from '#contract/duties/api.ts';
import { type DutyRating, dutyRatings, type HolderStep, steps } from '#contract/duties/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { PersonItem, type PersonValue, someoneOf } from '../../../components/PersonItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';
import { reportsQuery } from '../queries.ts';

/** Gives a duty to somebody who agreed to it, or hands it on from one to the other. */
export const EntrustForm = ({ duty, insteadOf, onClose }: { duty: DutyDetail; insteadOf: Holder | null; onClose: () => void }) => {
  const { t } = useTranslation('duties-console');
  const what = insteadOf ? 'succeed' : 'entrust';
  return (
    <ActDrawer<{ person: PersonValue }, DutyDetail>
      keep={`duties.${what}`}
      subject={insteadOf?.id ?? duty.id}
      title={t(`acts.${what}`)}
      lead={<p className="soft">{t(`actLead.${what}`)}</p>}
      submit={t(`acts.${what}`)}
      done={t('done.noted')}
      renews="duties"
      request={({ person }) =>
        asked(endpoints.duties.entrustDuty, {
          params: { dutyId: duty.id },
          body: { person: someoneOf(person), insteadOf: insteadOf?.id ?? null },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('person')} />
    </ActDrawer>
  );
};

/** Ends a duty with all terms. */
export const CloseForm = ({ duty, onClose }: { duty: DutyDetail; onClose: () => void }) => {
  const { t } = useTranslation('duties-console');
  return (
    <ActDrawer<{ words?: string }, DutyDetail>
      keep="duties.close"
      subject={duty.id}
      title={t('acts.close')}
      lead={<p className="soft">{t('actLead.close')}</p>}
      submit={t('acts.close')}
      done={t('done.noted')}
      renews="duties"
      request={({ words = '' }) => asked(endpoints.duties.closeDuty, { params: { dutyId: duty.id }, body: { words: words.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="words" label={t('words')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActDrawer>
  );
};

/** A step that asks for words or a rating. */
export const StepForm = ({ of, step, onClose }: { of: Holder; step: HolderStep; onClose: () => void }) => {
  const { t } = useTranslation('duties-console');
  return (
    <ActDrawer<{ words?: string; rating?: DutyRating }, DutyDetail>
      keep={`duties.${step}`}
      subject={of.id}
      title={t(`duties:steps.${step}`)}
      submit={t(`duties:steps.${step}`)}
      done={t('done.noted')}
      renews="duties"
      request={({ words = '', rating = null }) =>
        asked(endpoints.duties.stepHolder, { params: { holderId: of.id }, body: { step, words: words.trim(), rating } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'rate' && (
        <Form.Item name="rating" label={t('rating')} rules={[{ required: true, message: t('form.needed') }]} extra={t('ratingHint')}>
          <Radio.Group options={dutyRatings.map((value) => ({ value, label: t(`duties:ratings.${value}`) }))} />
        </Form.Item>
      )}
      {steps[step].words && <WordsItem name="words" label={t('words')} needed={t('form.needed')} most={200} />}
    </ActDrawer>
  );
};

/** What one who has a duty told of it. */
export const Reports = ({ of, onClose }: { of: Holder; onClose: () => void }) => {
  const { t } = useTranslation('duties-console');
  const { list, rows } = useList(reportsQuery(of.id));
  return (
    <Drawer open width={560} title={t('acts.reports')} onClose={onClose}>
      <RecordTable
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noReports')}
        columns={[
          { title: t('day'), key: 'day', width: 120, render: (_, { day }) => <span className="num">{day}</span> },
          { title: t('told'), key: 'told', render: (_, { words }) => words },
          {
            title: t('minutes'),
            key: 'minutes',
            width: 90,
            render: (_, { minutes }) => <span className="num">{t('minutesOf', { count: minutes })}</span>,
          },
        ]}
      />
    </Drawer>
  );
};
