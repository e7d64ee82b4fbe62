import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ask, Company } from '#contract/credits/api.ts';
import { entrySources } from '#contract/credits/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { DocumentField } from '../../../components/DocumentField.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { VerdictItem } from '../../../components/VerdictItem.tsx';

interface Props {
  company: Company;
  onClose: () => void;
}

/** Says that a company has joined, and what its basic information is worth. */
export const JoinForm = ({ company: { id, day, scheme, joinedOn, basics, result }, onClose }: Props) => {
  const { t } = useTranslation('credits-console');
  const most = scheme?.base ?? 0;
  return (
    <ActDrawer<{ joinedOn: string; base: number; words: string }, Company>
      keep="credits.join"
      subject={id}
      title={t(joinedOn === null ? 'join.title' : 'join.again')}
      lead={t('join.lead')}
      submit={t('join.submit')}
      done={t('saved')}
      renews="credits"
      initial={{ joinedOn: joinedOn ?? day, base: joinedOn === null ? most : result.base, ...(basics !== null && { words: basics }) }}
      request={(body) => asked(endpoints.credits.joinCredits, { params: { companyId: id }, body })}
      onClose={onClose}
      onDone={onClose}
    >
      <DayItem name="joinedOn" label={t('join.on')} required max={day} />
      <Form.Item
        name="base"
        label={t('join.base')}
        extra={t('atMost', { n: most })}
        // said, not cut down in silence
        rules={[
          { required: true, message: t('console:must.fill') },
          { type: 'number', max: most, message: t('atMost', { n: most }) },
        ]}
      >
        <NumberInput min={0} precision={2} />
      </Form.Item>
      <Form.Item name="words" label={t('join.words')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

interface NewEntry {
  item: string;
  points?: number;
  occurredOn: string;
  until?: string;
  source: (typeof entrySources)[number];
  words: string;
}
/** Enters what is known of a company, with what it rests on. */
export const EntryForm = ({ company: { id, day, scheme }, onClose }: Props) => {
  const { t } = useTranslation('credits-console');
  const [files, setFiles] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const items = scheme?.items ?? [];
  return (
    <ActDrawer<NewEntry, Company>
      keep="credits.enter"
      subject={id}
      title={t('enter.title')}
      lead={t('enter.lead', { days: scheme?.objectDays })}
      submit={t('enter.submit')}
      done={t('enter.done')}
      renews="credits"
      initial={{ occurredOn: day, source: 'document' }}
      disabled={busy}
      request={({ item, points, occurredOn, until, source, words }) =>
        asked(endpoints.credits.enterCredit, {
          params: { companyId: id },
          body: { item, points: points ?? null, occurredOn, until: until ?? null, source, words, files: [...files] },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="item" label={t('item')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select
          showSearch
          optionFilterProp="label"
          options={(['bad', 'good'] as const).map((sign) => ({
            label: t(`signs.${sign}`),
            options: items.filter((one) => one.sign === sign).map((one) => ({ value: one.code, label: labelOf(one.name) })),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['item']}>
        {({ getFieldValue }) => {
          const one = items.find(({ code }) => code === getFieldValue('item'));
          return (
            one && (
              <>
                <p className="soft">
                  {[
                    t(`enter.most.${one.sign}`, { n: one.points }),
                    t(one.grave ? 'enter.grave' : 'enter.lives', { n: one.months }),
                    one.veto !== null && t('enter.veto', { grade: scheme?.grades.find(({ code }) => code === one.veto)?.name }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <Form.Item
                  name="points"
                  label={t('points')}
                  extra={t('enter.pointsHint')}
                  rules={[{ type: 'number', max: one.points, message: t('atMost', { n: one.points }) }]}
                >
                  <NumberInput min={0.01} precision={2} />
                </Form.Item>
              </>
            )
          );
        }}
      </Form.Item>
      <DayItem name="occurredOn" label={t('occurredOn')} required max={day} />
      <DayItem name="until" label={t('enter.until')} extra={t('enter.untilHint')} min={day} />
      <Form.Item name="source" label={t('source')} rules={[{ required: true, message: t('console:must.choose') }]}>
        <Select options={entrySources.map((value) => ({ value, label: t(`sources.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="words"
        label={t('words')}
        extra={t('enter.wordsHint')}
        rules={[{ required: true, min: 2, message: t('console:must.fill') }]}
      >
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
      <Form.Item label={t('documents')} htmlFor="credit-documents">
        <DocumentField id="credit-documents" value={files} onChange={setFiles} onBusy={setBusy} most={6} />
      </Form.Item>
    </ActDrawer>
  );
};

/** What is asked about: an entry, to be withdrawn or repaired, or the rating of a year. */
export type Asking =
  | { readonly what: 'object' | 'repair'; readonly entryId: string }
  | { readonly what: 'rating'; readonly yearId: string };
export const AskForm = ({ company: { id }, asking, onClose }: Props & { asking: Asking }) => {
  const { t } = useTranslation('credits-console');
  const [files, setFiles] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const about = asking.what === 'rating' ? asking.yearId : asking.entryId;
  return (
    <ActDrawer<{ words: string }, Company>
      keep={`credits.${asking.what}`}
      subject={about}
      title={t(`ask.${asking.what}`)}
      lead={t(`ask.${asking.what}Lead`)}
      submit={t('ask.submit')}
      done={t('ask.done')}
      renews="credits"
      disabled={busy}
      request={({ words }) => {
        const body = { words: words.trim(), files: [...files] };
        return asking.what === 'rating'
          ? asked(endpoints.credits.objectToRating, { params: { yearId: asking.yearId }, body: { ...body, companyId: id } })
          : asked(asking.what === 'object' ? endpoints.credits.objectToEntry : endpoints.credits.askRepair, {
              params: { entryId: asking.entryId },
              body,
            });
      }}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item name="words" label={t('ask.words')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item label={t('documents')} htmlFor="ask-documents">
        <DocumentField id="ask-documents" value={files} onChange={setFiles} onBusy={setBusy} most={6} />
      </Form.Item>
    </ActDrawer>
  );
};

/** Grants or refuses what was asked. */
export const AnswerForm = ({ ask, onClose }: { ask: Ask; onClose: () => void }) => {
  const { t } = useTranslation('credits-console');
  return (
    <ActDrawer<{ granted: boolean; answer: string }, Company>
      keep="credits.answer"
      subject={ask.id}
      title={t(`answer.${ask.kind}`)}
      lead={
        <>
          <p>{ask.words}</p>
          <p className="soft">{t(`answer.${ask.yearId === null ? ask.kind : 'rating'}Means`)}</p>
        </>
      }
      submit={t('answer.submit')}
      done={t('saved')}
      renews="credits"
      request={({ granted, answer }) =>
        asked(endpoints.credits.answerCredit, { params: { askId: ask.id }, body: { granted, answer: answer.trim() } })
      }
      onClose={onClose}
      onDone={onClose}
    >
      <VerdictItem name="granted" label={t('answer.verdict')} yes={t(`answer.yes.${ask.kind}`)} no={t(`answer.no.${ask.kind}`)} />
      <Form.Item name="answer" label={t('answer.words')} rules={[{ required: true, min: 2, message: t('console:must.fill') }]}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </ActDrawer>
  );
};
