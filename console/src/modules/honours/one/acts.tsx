import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Candidate, HonourDetail } from '#contract/honours/api.ts';
import type { RoundStep } from '#contract/honours/values.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { AreaItem, type PlainArea } from '../../../components/AreaItem.tsx';
import { PersonItem, type PersonValue } from '../../../components/PersonItem.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

interface Nominated {
  person: PersonValue;
  duty: string;
  area?: PlainArea;
  evidence: Record<string, string>;
}
/** Nominates somebody, with evidence for each criterion. */
export const NominateForm = ({ round, onClose }: { round: HonourDetail; onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  return (
    <ActDrawer<Nominated, HonourDetail>
      wide
      keep="honours.nominate"
      subject={round.id}
      title={t('acts.nominate')}
      lead={<p className="soft">{t('form.publicWarn')}</p>}
      submit={t('acts.nominate')}
      done={t('done')}
      renews="honours"
      request={({ person, duty, area, evidence }) =>
        asked(endpoints.honours.nominate, {
          params: { roundId: round.id },
          body: {
            personId: person.personId ?? '',
            duty: duty.trim(),
            area: area?.code ?? '',
            evidence: Object.fromEntries(Object.entries(evidence).map(([code, words]) => [code, words.trim()])),
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <PersonItem name="person" label={t('form.person')} knownOnly />
      <Form.Item name="duty" label={t('form.duty')} rules={[{ required: true, whitespace: true, min: 2, message: t('form.needed') }]}>
        <Input maxLength={60} />
      </Form.Item>
      <AreaItem name="area" label={t('form.area')} needed={t('form.needed')} />
      {round.terms.criteria.map(({ code, name, help }) => (
        <Form.Item
          key={code}
          name={['evidence', code]}
          label={t('form.evidence', { name })}
          extra={help}
          rules={[{ required: true, whitespace: true, min: 5, message: t('form.evidenceNeeded') }]}
        >
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      ))}
    </ActDrawer>
  );
};

/** Says which criteria are met. */
export const CheckForm = ({ round, candidate, onClose }: { round: HonourDetail; candidate: Candidate; onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  const { criteria } = round.terms;
  return (
    <ActDrawer<{ met?: string[]; words?: string }, HonourDetail>
      keep="honours.check"
      subject={candidate.id}
      title={`${t('acts.check')} ${candidate.name}`}
      submit={t('acts.check')}
      done={t('done')}
      renews="honours"
      initial={{ met: [...candidate.checked], words: candidate.words ?? '' }}
      request={({ met = [], words = '' }) =>
        asked(endpoints.honours.checkCandidate, { params: { candidateId: candidate.id }, body: { met, words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="met" label={t('form.met')}>
        <Checkbox.Group options={criteria.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item
        name="words"
        label={t('form.words')}
        extra={t('form.wordsHelp')}
        dependencies={['met']}
        rules={[
          ({ getFieldValue }) => ({
            required: (getFieldValue('met') ?? []).length < criteria.length,
            whitespace: true,
            message: t('form.wordsHelp'),
          }),
        ]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Takes an honour back, or a nomination. */
export const WithdrawForm = ({ candidate, act, onClose }: { candidate: Candidate; act: 'withdraw' | 'drop'; onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  return (
    <ActDrawer<{ words: string }, HonourDetail>
      keep="honours.withdraw"
      subject={candidate.id}
      title={`${t(`acts.${act}`)} ${candidate.name}`}
      submit={t(`acts.${act}`)}
      done={t('done')}
      renews="honours"
      request={({ words }) =>
        asked(endpoints.honours.withdrawHonour, { params: { candidateId: candidate.id }, body: { words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="words" label={t('form.words')} needed={t('form.needed')} most={500} />
    </ActDrawer>
  );
};

export const AnswerForm = ({ objectionId, onClose }: { objectionId: string; onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  return (
    <ActDrawer<{ answer: string; upheld?: boolean }, HonourDetail>
      keep="honours.answer"
      subject={objectionId}
      title={t('acts.answer')}
      submit={t('acts.answer')}
      done={t('done')}
      renews="honours"
      request={({ answer, upheld = false }) =>
        asked(endpoints.honours.answerHonourObjection, { params: { objectionId }, body: { answer: answer.trim(), upheld } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="answer" label={t('form.answer')} needed={t('form.needed')} most={1000} />
      <Form.Item name="upheld" valuePropName="checked">
        <Checkbox>{t('form.upheld')}</Checkbox>
      </Form.Item>
    </ActDrawer>
  );
};

/** The next step of a round, with what it means; deciding says who is honoured. */
export const StepForm = ({ round, step, onClose }: { round: HonourDetail; step: RoundStep; onClose: () => void }) => {
  const { t } = useTranslation('honours-console');
  const fit = round.list.filter(({ state }) => state === 'fit');
  return (
    <ActDrawer<{ awarded?: string[]; words?: string }, HonourDetail>
      keep={`honours.${step}`}
      subject={round.id}
      title={t(`steps.${step}`)}
      lead={t(`means.${step}`, { days: round.terms.publicDays, months: round.terms.months })}
      submit={t(`steps.${step}`)}
      done={t('done')}
      renews="honours"
      initial={step === 'decide' && fit.length <= round.terms.quota ? { awarded: fit.map(({ id }) => id) } : {}}
      request={({ awarded = [], words = '' }) =>
        asked(endpoints.honours.stepHonour, { params: { roundId: round.id }, body: { step, awarded, words: words.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'decide' && (
        <>
          <Form.Item
            name="awarded"
            label={t('form.awardedList')}
            rules={[{ type: 'array', max: round.terms.quota, message: t('form.overQuota', { quota: round.terms.quota }) }]}
          >
            <Checkbox.Group options={fit.map(({ id, name, area }) => ({ value: id, label: `${name}（${area.name}）` }))} />
          </Form.Item>
          <Form.Item
            name="words"
            label={t('form.passedOver')}
            dependencies={['awarded']}
            rules={[
              ({ getFieldValue }) => ({
                required: (getFieldValue('awarded') ?? []).length < fit.length,
                whitespace: true,
                message: t('form.passedOver'),
              }),
            ]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </>
      )}
      {step === 'abandon' && <WordsItem name="words" label={t('form.words')} needed={t('form.needed')} most={500} />}
    </ActDrawer>
  );
};
