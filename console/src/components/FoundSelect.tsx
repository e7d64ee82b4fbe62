import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Found {
  readonly value: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly note: string;
}

interface Props {
  id?: string | undefined;
  label: string;
  placeholder: string;
  value: string | undefined;
  /** What the words found. */
  found: readonly Found[];
  /** The chosen one, until the words have found it. */
  known?: { readonly id: string; readonly name: string } | null | undefined;
  words: string;
  onWords: (words: string) => void;
  loading: boolean;
  /** What to say when nothing was found. */
  none: string;
  onChange: (id: string | undefined, label: string | undefined) => void;
}

/** One of many things, found on the server by words. */
export const FoundSelect = ({ id, label, placeholder, value, found, known, words, onWords, loading, none, onChange }: Props) => {
  const { t } = useTranslation('console');
  const options = [...found];
  if (known && value === known.id && !options.some((one) => one.value === value))
    options.push({ value: known.id, label: known.name, note: '' });
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      value={value}
      placeholder={placeholder}
      allowClear
      loading={loading}
      showSearch={{ filterOption: false, onSearch: onWords, searchValue: words }}
      options={options}
      optionRender={(option) => (
        <span className="pick-option">
          {option.data.label}
          <small className="soft">{option.data.note}</small>
        </span>
      )}
      notFoundContent={loading ? t('loading') : none}
      onChange={(next: string | undefined, option) => {
        onWords('');
        onChange(next, Array.isArray(option) ? undefined : option?.label);
      }}
    />
  );
};
