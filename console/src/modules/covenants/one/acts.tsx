import { Form, Input, Radio } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Covenant, CovenantVersion } from '#contract/covenants/api.ts';
import { type CovenantStep, type CovenantWay, covenantWays } from '#contract/covenants/values.ts';
import { platformDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { DayItem } from '../../../components/DayItem.tsx';
import { DocumentField } from '../../../components/DocumentField.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { partWords } from '../../../components/TermsFields.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

/** By how many a covenant is adopted, and the rule that says so. */
export const ruleWords = (t: TFunction, { quorum, majority, source }: Covenant['rule']): string =>
  t('covenants-console:rule', { quorum: partWords(t, quorum), majority: partWords(t, majority), source });

const inDays = (days: number): string => platformDay(days);
const counted = ['due', 'present', 'yes', 'no', 'abstain'] as const;
type Figures = Partial<Record<(typeof counted)[number], number>>;
const figuresOf = (given: Figures, by = 1) => {
  const of = (key: (typeof counted)[number]): number => Math.round((given[key] ?? 0) * by);
  return { due: of('due'), present: of('present'), yes: of('yes'), no: of('no'), abstain: of('abstain') };
};

interface Values {
  words?: string;
  untilOn?: string;
  fromOn?: string;
  way?: CovenantWay;
  heldOn?: string;
  heads?: Figures;
  area?: Figures;
  women?: number;
  filedNumber?: string;
}
interface Props {
  covenant: Covenant;
  version: CovenantVersion;
  step: CovenantStep;
  onClose: () => void;
}
/** Steps whose words are needed, and those that have none. */
const needed: readonly CovenantStep[] = ['refuse', 'abandon'];
const wordy: readonly CovenantStep[] = ['approve', 'refuse', 'abandon'];

/** Takes the version that is being made one step on. */
export const StepForm = ({ covenant, version, step, onClose }: Props) => {
  const { t } = useTranslation('covenants-console');
  const [documents, setDocuments] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const estate = covenant.kind.split('-')[0] === 'estate';
  const decides = step === 'open_vote' || step === 'enter_result';
  const lead = decides ? ruleWords(t, covenant.rule) : t(`stepLead.${step}`, { defaultValue: '' });
  const figures = (name: 'heads' | 'area', label: string) => (
    <fieldset className="article-fields">
      <legend>{label}</legend>
      <div className="form-two">
        {counted.map((key) => (
          <Form.Item key={key} name={[name, key]} label={t(`form.${key}`)} rules={[{ required: true, message: t('form.needed') }]}>
            <NumberInput min={0} max={10_000_000} precision={name === 'area' ? 2 : 0} />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  );
  return (
    <ActDrawer<Values, Covenant>
      keep={`covenants.${step}`}
      subject={`${covenant.id} ${version.number}`}
      title={t(`steps.${step}`)}
      lead={lead && <p className="soft">{lead}</p>}
      submit={t(`steps.${step}`)}
      done={t('done.step')}
      renews="covenants"
      disabled={busy}
      initial={{
        ...(step === 'open_comments' && { untilOn: inDays(6) }),
        ...(step === 'open_vote' && { fromOn: inDays(3), untilOn: inDays(3), way: estate ? ('owners' as const) : ('meeting' as const) }),
        ...(step === 'enter_result' && { heldOn: version.voteFrom ?? inDays(0) }),
        ...(step === 'file' && { fromOn: inDays(0) }),
      }}
      request={(v) =>
        asked(endpoints.covenants.stepCovenant, {
          params: { covenantId: covenant.id },
          body: {
            number: version.number,
            step,
            words: v.words?.trim() ?? '',
            fromOn: v.fromOn ?? null,
            untilOn: v.untilOn ?? null,
            way: step === 'open_vote' ? (v.way ?? null) : null,
            heldOn: v.heldOn ?? null,
            heads: step === 'enter_result' ? figuresOf(v.heads ?? {}) : null,
            // square metres as they are written; kept in hundredths
            area: step === 'enter_result' && estate ? figuresOf(v.area ?? {}, 100) : null,
            women: v.women ?? null,
            documentIds: [...documents],
            filedNumber: v.filedNumber?.trim() ?? '',
          },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'open_comments' && <DayItem name="untilOn" label={t('form.untilOn')} required />}
      {step === 'open_vote' && (
        <>
          <div className="form-two">
            <DayItem name="fromOn" label={t('form.from')} required />
            <DayItem name="untilOn" label={t('form.until')} required />
          </div>
          <Form.Item name="way" label={t('form.way')}>
            <Radio.Group
              options={covenantWays.map((value) => ({
                value,
                label: t(`covenants:ways.${value}`),
                disabled: (value === 'owners') !== estate,
              }))}
            />
          </Form.Item>
        </>
      )}
      {step === 'enter_result' && (
        <>
          <DayItem name="heldOn" label={t('form.heldOn')} required />
          {figures('heads', t('form.heads'))}
          {estate && figures('area', t('form.areaFigures'))}
          {!estate && (
            <Form.Item name="women" label={t('form.women')} rules={[{ required: true, message: t('form.needed') }]}>
              <NumberInput min={0} max={1_000_000} precision={0} />
            </Form.Item>
          )}
          <Form.Item label={t('form.minutes')} htmlFor="covenant-documents">
            <DocumentField id="covenant-documents" value={documents} onChange={setDocuments} onBusy={setBusy} most={9} />
          </Form.Item>
        </>
      )}
      {step === 'file' && (
        <>
          <Form.Item
            name="filedNumber"
            label={t('form.filedNumber')}
            rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <DayItem name="fromOn" label={t('form.effectiveOn')} required />
        </>
      )}
      {wordy.includes(step) &&
        (needed.includes(step) ? (
          <WordsItem name="words" label={t('form.reason')} needed={t('form.needed')} most={500} />
        ) : (
          <Form.Item name="words" label={t('form.words')}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        ))}
    </ActDrawer>
  );
};

/** Begins to revise a covenant, or notes that it was looked at and stays. */
export const ReasonForm = ({ covenant, what, onClose }: { covenant: Covenant; what: 'revise' | 'keep'; onClose: () => void }) => {
  const { t } = useTranslation('covenants-console');
  const address = what === 'revise' ? endpoints.covenants.reviseCovenant : endpoints.covenants.keepCovenant;
  return (
    <ActDrawer<{ words: string }, Covenant>
      keep={`covenants.${what}`}
      subject={covenant.id}
      title={t(`acts.${what}`)}
      submit={t(`acts.${what}`)}
      done={t('done.kept')}
      renews="covenants"
      request={({ words }) => asked(address, { params: { covenantId: covenant.id }, body: { words: words.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <WordsItem name="words" label={t(what === 'revise' ? 'form.why' : 'form.kept')} needed={t('form.needed')} most={500} />
    </ActDrawer>
  );
};
