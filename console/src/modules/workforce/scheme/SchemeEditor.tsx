import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lowRatings, type Scheme, type ShippedScheme, shippedSchemes } from '#contract/workforce/scheme.ts';
import type { EditorProps } from '../../../components/definition/definition.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { Rows } from './Rows.tsx';
import '../../../styles/workforce.css';

interface NumberProps {
  label: string;
  value: number | null;
  min?: number;
  max: number;
  precision?: number;
  placeholder?: string;
  onChange: (value: number | null) => void;
}
const NumberField = ({ label, value, min = 0, max, precision = 0, placeholder, onChange }: NumberProps) => (
  <div className="workforce-field">
    <span aria-hidden="true">{label}</span>
    <NumberInput
      aria-label={label}
      value={value}
      min={min}
      max={max}
      precision={precision}
      {...(placeholder && { placeholder })}
      onChange={onChange}
    />
  </div>
);

/** Coefficients as one text, read when the field is left. */
const Coefficients = ({ value, onChange }: { value: readonly number[]; onChange: (value: number[]) => void }) => {
  const { t } = useTranslation('workforce-console');
  const [text, setText] = useState(value.join(', '));
  const read = (): void => {
    const numbers = text
      .split(/[\s,，、;；]+/)
      .map(Number)
      .filter((one) => Number.isFinite(one) && one > 0);
    setText(numbers.join(', '));
    onChange(numbers);
  };
  return (
    <div className="workforce-field workforce-wide">
      <span aria-hidden="true">
        {t('edit.coefficients')} <span className="soft">{t('edit.coefficientsCount', { count: value.length })}</span>
      </span>
      <Input.TextArea
        aria-label={t('edit.coefficients')}
        value={text}
        autoSize={{ minRows: 1, maxRows: 6 }}
        placeholder={t('edit.coefficientsHelp')}
        onChange={({ target }) => setText(target.value)}
        onBlur={read}
      />
    </div>
  );
};

/** Edits a scheme: begin with one that comes along, then change what differs in the place. */
export const SchemeEditor = ({ content, onChange }: EditorProps<Scheme>) => {
  const { t } = useTranslation('workforce-console');
  /** Counts beginnings, so that texts that are edited as such begin anew. */
  const [round, setRound] = useState(0);
  const set = (part: Partial<Scheme>): void => onChange({ ...content, ...part });
  const { headcount } = content;
  const setHead = (part: Partial<Scheme['headcount']>): void => set({ headcount: { ...headcount, ...part } });
  const begin = async (code: ShippedScheme): Promise<void> => {
    const { shipped } = await import('#contract/workforce/shipped.ts');
    onChange(shipped[code]);
    setRound(round + 1);
  };
  return (
    <>
      <div className="workforce-edit">
        <div className="workforce-field">
          <span aria-hidden="true">{t('edit.begin')}</span>
          <Select<ShippedScheme>
            aria-label={t('edit.begin')}
            value={null as never}
            placeholder={t('edit.begin')}
            options={shippedSchemes.map((value) => ({ value, label: t(`edit.shipped.${value}`) }))}
            onChange={(code) => void begin(code)}
          />
          <span className="soft">{t('edit.beginNote')}</span>
        </div>
        <div className="workforce-field">
          <span aria-hidden="true">{t('edit.title')}</span>
          <Input
            aria-label={t('edit.title')}
            maxLength={80}
            value={content.title.zh}
            onChange={({ target }) => set({ title: { ...content.title, zh: target.value } })}
          />
        </div>
        <div className="workforce-field workforce-wide">
          <span aria-hidden="true">{t('edit.source')}</span>
          <Input.TextArea
            aria-label={t('edit.source')}
            maxLength={300}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={content.source.zh}
            onChange={({ target }) => set({ source: { ...content.source, zh: target.value } })}
          />
        </div>
        <NumberField
          label={t('edit.base')}
          value={content.base / 100}
          max={100_000}
          precision={2}
          onChange={(yuan) => set({ base: Math.round((yuan ?? 0) * 100) })}
        />
        <NumberField
          label={t('edit.basicPercent')}
          value={content.basicPercent}
          max={100}
          onChange={(basicPercent) => set({ basicPercent: basicPercent ?? 0 })}
        />
        <NumberField
          label={t('edit.stepYears')}
          value={content.stepYears}
          min={1}
          max={20}
          onChange={(stepYears) => set({ stepYears: stepYears ?? 1 })}
        />
        <div className="workforce-field">
          <span aria-hidden="true">{t('edit.uncounted')}</span>
          <Select
            mode="multiple"
            aria-label={t('edit.uncounted')}
            value={content.uncounted}
            options={lowRatings.map((value) => ({ value, label: t(`edit.ratings.${value}`) }))}
            onChange={(uncounted) => set({ uncounted })}
          />
        </div>
        <Coefficients key={round} value={content.coefficients} onChange={(coefficients) => set({ coefficients })} />
      </div>
      <Rows
        title={t('edit.posts')}
        rows={content.posts}
        fields={[
          { key: 'title', label: t('edit.postName'), kind: 'label' },
          { key: 'code', label: t('edit.code'), kind: 'code' },
          { key: 'from', label: t('edit.from'), kind: 'number', min: 1, max: 100 },
          { key: 'to', label: t('edit.to'), kind: 'number', min: 1, max: 100 },
        ]}
        fresh={{ code: '', title: { zh: '', en: null }, from: 1, to: Math.max(1, content.coefficients.length) }}
        onChange={(posts) => set({ posts })}
      />
      <Rows
        title={t('edit.degrees')}
        rows={content.degrees}
        fields={[
          { key: 'title', label: t('edit.degreeName'), kind: 'label' },
          { key: 'code', label: t('edit.code'), kind: 'code' },
          { key: 'grades', label: t('edit.grades'), kind: 'number', max: 20 },
          { key: 'years', label: t('edit.years'), kind: 'number', max: 20 },
        ]}
        fresh={{ code: '', title: { zh: '', en: null }, grades: 0, years: 0 }}
        onChange={(degrees) => set({ degrees })}
      />
      <Rows
        title={t('edit.certificates')}
        rows={content.certificates}
        fields={[
          { key: 'title', label: t('edit.certificateName'), kind: 'label' },
          { key: 'code', label: t('edit.code'), kind: 'code' },
          { key: 'fen', label: t('edit.yuan'), kind: 'money', max: 100_000 },
        ]}
        fresh={{ code: '', title: { zh: '', en: null }, fen: 0 }}
        onChange={(certificates) => set({ certificates })}
      />
      <Rows
        title={t('edit.headcount')}
        rows={headcount.steps}
        fields={[
          { key: 'households', label: t('edit.stepHouseholds'), kind: 'number', min: 1, max: 1_000_000 },
          { key: 'persons', label: t('edit.stepPersons'), kind: 'number', max: 200 },
        ]}
        fresh={{ households: (headcount.steps.at(-1)?.households ?? 1999) + 1000, persons: (headcount.steps.at(-1)?.persons ?? 2) + 1 }}
        onChange={(steps) => setHead({ steps })}
      />
      <div className="workforce-edit">
        <NumberField
          label={t('edit.beyond')}
          value={headcount.beyond?.households ?? null}
          min={1}
          max={100_000}
          placeholder={t('edit.notSet')}
          onChange={(households) => setHead({ beyond: households === null ? null : { households } })}
        />
        <NumberField
          label={t('edit.committee')}
          value={headcount.committee}
          max={30}
          onChange={(committee) => setHead({ committee: committee ?? 0 })}
        />
        <NumberField
          label={t('edit.most')}
          value={headcount.most}
          min={1}
          max={500}
          placeholder={t('edit.notSet')}
          onChange={(most) => setHead({ most })}
        />
        <NumberField
          label={t('edit.perTenThousand')}
          value={headcount.perTenThousand}
          max={200}
          precision={1}
          placeholder={t('edit.notSet')}
          onChange={(perTenThousand) => setHead({ perTenThousand })}
        />
      </div>
    </>
  );
};
