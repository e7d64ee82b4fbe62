import { Form, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';

/** An input below its label. */
export const Labelled = ({ label, hint, wide, children }: { label: string; hint?: string; wide?: boolean; children: ReactNode }) => (
  <Form.Item label={label} extra={hint} {...(wide && { className: 'registers-field-wide' })}>
    {children}
  </Form.Item>
);

interface TextProps {
  label: string;
  hint?: string;
  wide?: boolean;
  value: string | null | undefined;
  maxLength: number;
  placeholder?: string;
  onChange: (text: string) => void;
}
/** A line of text below its label. */
export const TextItem = ({ label, hint, wide, value, maxLength, placeholder, onChange }: TextProps) => (
  <Labelled label={label} {...(hint && { hint })} {...(wide && { wide })}>
    <Input
      aria-label={label}
      placeholder={placeholder}
      value={value ?? ''}
      maxLength={maxLength}
      onChange={({ target }) => onChange(target.value)}
    />
  </Labelled>
);

export interface Option {
  readonly value: string;
  readonly label: string;
}
interface ChoiceProps {
  label: string;
  hint?: string;
  value: string | null | undefined;
  options: readonly Option[];
  placeholder?: string;
  onChange: (value: string) => void;
}
/** One of some options below its label. */
export const ChoiceItem = ({ label, hint, value, options, placeholder, onChange }: ChoiceProps) => (
  <Labelled label={label} {...(hint && { hint })}>
    <Select
      aria-label={label}
      value={value || undefined}
      placeholder={placeholder}
      options={[...options]}
      showSearch
      optionFilterProp="label"
      onChange={onChange}
    />
  </Labelled>
);

interface ChoicesProps {
  label: string;
  hint?: string;
  wide?: boolean;
  value: readonly string[];
  options: readonly Option[];
  placeholder?: string;
  onChange: (value: string[]) => void;
}
/** Several of some options below their label. */
export const ChoicesItem = ({ label, hint, wide, value, options, placeholder, onChange }: ChoicesProps) => (
  <Labelled label={label} {...(hint && { hint })} {...(wide && { wide })}>
    <Select
      mode="multiple"
      aria-label={label}
      value={[...value]}
      placeholder={placeholder}
      options={[...options]}
      optionFilterProp="label"
      onChange={onChange}
    />
  </Labelled>
);

/** Yes or no beside its label. */
export const SwitchItem = ({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) => (
  <Form.Item className="registers-switch">
    <Switch size="small" aria-label={label} checked={checked} onChange={onChange} /> {label}
  </Form.Item>
);
