import { Input } from 'antd';

/** The number after one: `0009` – `0010`, `A-12` – `A-13`; as it was where none stands at its end. */
export const numberAfter = (slip: string): string =>
  slip.replace(/\d{1,9}$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));

/** The number on a paper of a pile. The one after the last is offered, and written over by the first key where it is another. */
export const SlipInput = ({
  most,
  id,
  value,
  onChange,
}: {
  /** Letters it may have. */
  most: number;
  id?: string;
  value?: string;
  onChange?: (slip: string) => void;
}) => (
  <Input
    {...(id !== undefined && { id })}
    value={value ?? ''}
    maxLength={most}
    autoFocus
    onFocus={({ target }) => target.select()}
    onChange={({ target }) => onChange?.(target.value)}
  />
);
