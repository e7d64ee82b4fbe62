import { Select } from 'antd';

interface Props<T extends string> {
  label: string;
  /** The word for no choice. */
  any: string;
  value: T | undefined;
  choices: readonly T[];
  word: (choice: T) => string;
  onChange: (next: T | undefined) => void;
}

/** Narrows a list down to one of a few, or to none of them. */
export const ChoiceFilter = <T extends string>({ label, any, value, choices, word, onChange }: Props<T>) => (
  <Select<T | ''>
    aria-label={label}
    value={value ?? ''}
    options={[{ value: '', label: any }, ...choices.map((choice) => ({ value: choice, label: word(choice) }))]}
    onChange={(next) => onChange(next === '' ? undefined : next)}
  />
);
