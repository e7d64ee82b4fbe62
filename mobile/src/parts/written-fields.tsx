interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  of: readonly T[];
  word: (value: T) => string;
  value: unknown;
  onChange: (value: T) => void;
}
/** One of a few, as large buttons. */
export const Choice = <T extends string>({ name, legend, of, word, value, onChange }: ChoiceProps<T>) => (
  <fieldset className="field">
    <legend>{legend}</legend>
    <div className="choice">
      {of.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          {word(one)}
        </label>
      ))}
    </div>
  </fieldset>
);

interface LineProps {
  id: string;
  label: string;
  type?: string;
  value: unknown;
  onChange: (value: string) => void;
}
/** A line of text, a number or a day. */
export const Line = ({ id, label, type = 'text', value, onChange }: LineProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      type={type}
      className="input"
      maxLength={200}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

/** What was filled in, without spaces around it; null where nothing was. */
export const given = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
