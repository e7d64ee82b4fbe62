import { Input, type InputProps } from 'antd';

interface Props extends Omit<InputProps, 'value' | 'onChange' | 'onBlur' | 'onPressEnter' | 'maxLength'> {
  /** Brings what was typed into the form in which it is compared; see `#contract/kernel/typed.ts`. */
  clean: (typed: string) => string;
  value?: string;
  onChange?: (value: string) => void;
}

/**
 * A field for phones, codes and logins. What is typed or pasted stands as it is and takes its form when the field is left or Enter is
 * pressed; nothing is cut off before. A rule on it needs the same function as its `transform`.
 */
export const CleanInput = ({ clean, value = '', onChange, ...rest }: Props) => {
  const settle = (): void => {
    if (clean(value) !== value) onChange?.(clean(value));
  };
  return <Input {...rest} value={value} onChange={(event) => onChange?.(event.target.value)} onBlur={settle} onPressEnter={settle} />;
};
