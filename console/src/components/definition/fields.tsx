import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { NumberInput } from '../NumberInput.tsx';
import '../../styles/scorecards.css';

/** One field of an editor, under its name. */
export const Field = ({ label, children, wide = false }: { label: string; children: ReactNode; wide?: boolean }) => (
  <div className={wide ? 'wide' : ''}>
    <span aria-hidden="true">{label}</span>
    {children}
  </div>
);
/** A number that must be there. */
export const NumberField = (props: { label: string; value: number; most?: number; places?: number; onChange: (n: number) => void }) => (
  <MaybeNumberField {...props} onChange={(next) => next !== null && props.onChange(next)} />
);
/** A number that may be left out. */
export const MaybeNumberField = ({
  label,
  value,
  most,
  places = 2,
  onChange,
}: {
  label: string;
  value: number | null;
  most?: number;
  places?: number;
  onChange: (n: number | null) => void;
}) => (
  <Field label={label}>
    <NumberInput
      aria-label={label}
      min={0}
      {...(most !== undefined && { max: most })}
      precision={places}
      value={value}
      onChange={(next) => onChange(next ?? null)}
    />
  </Field>
);
export const TextField = ({
  label,
  value,
  most,
  wide = false,
  onChange,
}: {
  label: string;
  value: string;
  most: number;
  wide?: boolean;
  onChange: (text: string) => void;
}) => (
  <Field label={label} wide={wide}>
    <Input aria-label={label} maxLength={most} value={value} onChange={({ target }) => onChange(target.value)} />
  </Field>
);
export const ChoiceField = <T extends string>({
  label,
  value,
  of,
  word,
  onChange,
}: {
  label: string;
  value: T;
  of: readonly T[];
  word: (one: T) => string;
  onChange: (one: T) => void;
}) => (
  <Field label={label}>
    <Select<T> aria-label={label} value={value} options={of.map((one) => ({ value: one, label: word(one) }))} onChange={onChange} />
  </Field>
);
