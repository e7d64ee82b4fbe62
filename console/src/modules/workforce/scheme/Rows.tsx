import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/NumberInput.tsx';

interface RowField {
  readonly key: string;
  readonly label: string;
  /** A name in Chinese, a code, a number, or money in fen that is typed in yuan. */
  readonly kind: 'label' | 'code' | 'number' | 'money';
  readonly min?: number;
  readonly max?: number;
}
type Row = Record<string, unknown>;
interface Label {
  readonly zh: string;
  readonly en: string | null;
}

const Cell = ({ field, value, onChange }: { field: RowField; value: unknown; onChange: (value: unknown) => void }) => {
  const { kind, label, min = 0, max } = field;
  if (kind === 'label') {
    const words = value as Label;
    return <Input aria-label={label} maxLength={40} value={words.zh} onChange={({ target }) => onChange({ ...words, zh: target.value })} />;
  }
  if (kind === 'code')
    return <Input aria-label={label} maxLength={40} value={String(value)} onChange={({ target }) => onChange(target.value.trim())} />;
  const factor = kind === 'money' ? 100 : 1;
  return (
    <NumberInput
      aria-label={label}
      min={min}
      {...(max !== undefined && { max })}
      precision={kind === 'money' ? 2 : 0}
      value={Number(value) / factor}
      onChange={(typed) => onChange(Math.round((typed ?? min) * factor))}
    />
  );
};

interface Props<R extends object> {
  title: string;
  rows: readonly R[];
  fields: readonly RowField[];
  /** What a new row begins with. */
  fresh: R;
  onChange: (rows: R[]) => void;
}

/** A short list of a scheme, edited row by row. */
export const Rows = <R extends object>({ title, rows, fields, fresh, onChange }: Props<R>) => {
  const { t } = useTranslation('workforce-console');
  const put = (at: number, next: R | null): void => onChange(rows.flatMap((one, i) => (i === at ? (next ?? []) : [one])));
  return (
    <fieldset className="workforce-rows">
      <legend>{title}</legend>
      {rows.map((row, at) => (
        // rows have no name of their own while they are edited
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="workforce-row" key={at}>
          {fields.map((field) => (
            <div className="workforce-field" key={field.key}>
              <span aria-hidden="true">{field.label}</span>
              <Cell field={field} value={(row as Row)[field.key]} onChange={(value) => put(at, { ...row, [field.key]: value })} />
            </div>
          ))}
          <Button icon={<DeleteOutlined />} aria-label={t('edit.remove', { row: at + 1 })} onClick={() => put(at, null)} />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...rows, fresh])}>
        {t('edit.add')}
      </Button>
    </fieldset>
  );
};
