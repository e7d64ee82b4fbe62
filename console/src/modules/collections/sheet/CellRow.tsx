import { Link } from '@tanstack/react-router';
import { Form, Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cell } from '#contract/collections/content.ts';
import type { CellState } from '#contract/collections/kinds.ts';
import type { SheetCellValue } from '#contract/collections/sheets.ts';
import { optionsOf } from '#contract/kernel/form/check.ts';
import { labelOf } from '#ui/i18n.ts';
import { shortTime } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { NumberInput } from '../../../components/NumberInput.tsx';
import type { Values } from './SheetPage.tsx';

/** Yuan as they are typed, in fen. */
export const fenTyped = (yuan: number): number => Math.round(yuan * 100);

const colours: Readonly<Partial<Record<CellState, string>>> = {
  filled: 'processing',
  computed: 'processing',
  overruled: 'warning',
  unknown: 'default',
};

interface Props {
  cell: Cell;
  value: SheetCellValue | undefined;
  /** Code of the addressee's area, in which the rows behind a figure lie. */
  area: string;
  readOnly?: boolean;
}

/** A value in words. */
const Shown = ({ cell, value }: Pick<Props, 'cell' | 'value'>) => {
  const { t } = useTranslation('collections-console');
  const answer = value?.value;
  if (answer == null) return <>—</>;
  if (typeof answer === 'boolean') return <>{t(answer ? 'yes' : 'no')}</>;
  if (typeof answer === 'number')
    return <>{(cell.type === 'money' ? answer / 100 : answer).toLocaleString('zh-CN', { maximumFractionDigits: 4 })}</>;
  const words = cell.type === 'choice' ? cell.question.words.options?.[String(answer)] : undefined;
  return <>{words ? labelOf(words) : String(answer)}</>;
};

/** What a cell is typed into. */
const Field = ({ cell, ...bound }: { cell: Cell; id?: string; value?: unknown; onChange?: (value: never) => void }) => {
  const { t } = useTranslation('collections-console');
  const label = labelOf(cell.question.words.title);
  const common = { ...(bound as object), 'aria-label': label };
  switch (cell.type) {
    case 'number':
    case 'money':
      return (
        <NumberInput
          {...common}
          {...(cell.type === 'money' ? { precision: 2, suffix: '元' } : cell.unit ? { suffix: cell.unit } : {})}
          {...(cell.question.type === 'integer' && cell.type === 'number' ? { precision: 0 } : {})}
        />
      );
    case 'yes_no':
      return (
        <Select
          {...common}
          allowClear
          options={[
            { value: true as never, label: t('yes') },
            { value: false as never, label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          allowClear
          options={(optionsOf(cell.question) ?? []).map((value) => ({
            value,
            label: labelOf(cell.question.words.options?.[value] ?? { zh: value, en: null }),
          }))}
        />
      );
    case 'date':
      return <Input {...common} type="date" />;
    case 'long_text':
      return <Input.TextArea {...common} autoSize={{ minRows: 2, maxRows: 6 }} />;
    default:
      return <Input {...common} />;
  }
};

/** One cell with its source: taken as it is, or put otherwise for a reason. */
export const CellRow = ({ cell, value, area, readOnly = false }: Props) => {
  const { t } = useTranslation('collections-console');
  const locale = useLocale();
  const { key, question, unit, source, required } = cell;
  const from = value?.from;
  const typed = source.kind === 'computed' || readOnly;
  return (
    <div className="collections-cell">
      <div className="collections-cell-title">
        <span>
          {labelOf(question.words.title)}
          {unit && typed && <span className="soft">（{unit}）</span>}
          {required && !typed && <span aria-hidden="true"> *</span>}
        </span>
        {question.words.help && <span className="soft">{labelOf(question.words.help)}</span>}
      </div>
      <div className="collections-cell-value">
        {typed ? (
          <span className="num">
            <Shown cell={cell} value={value} />
          </span>
        ) : (
          <>
            <Form.Item name={['answers', key]} noStyle>
              <Field cell={cell} />
            </Form.Item>
            {value?.figure != null && <Why cell={cell} figure={value.figure} />}
          </>
        )}
        {readOnly && value?.reason && <span>{t('because', { reason: value.reason })}</span>}
      </div>
      <div className="collections-cell-from">
        {value && value.state !== 'empty' && (
          <Tag color={colours[value.state] ?? 'default'}>{t(`collections:cellStates.${value.state}`)}</Tag>
        )}
        {from && (
          <span className="soft">
            {labelOf(from.words)}
            {from.version !== null && ` · ${t('ofVersion', { version: from.version })}`} · {shortTime(from.at, locale)}
          </span>
        )}
        {from?.rows && (
          <Link
            to="/registers/$code"
            params={{ code: from.rows.register }}
            search={{
              area,
              ...(from.rows.states.length === 1 && { state: from.rows.states[0] }),
              ...(from.rows.where.length > 0 && { where: JSON.stringify(from.rows.where) }),
            }}
          >
            {t('behind')}
          </Link>
        )}
        {source.kind === 'computed' && <span className="soft">{t('formula', { formula: source.formula })}</span>}
      </div>
    </div>
  );
};

/** Asks why, where a cell is put otherwise than its source tells. */
const Why = ({ cell, figure }: { cell: Cell; figure: NonNullable<SheetCellValue['figure']> }) => {
  const { t } = useTranslation('collections-console');
  const form = Form.useFormInstance<Values>();
  const now = Form.useWatch(['answers', cell.key], form) as unknown;
  const shown = cell.type === 'money' && typeof figure === 'number' ? figure / 100 : figure;
  if (now === undefined || now === null || now === '' || now === shown) return null;
  return (
    <Form.Item
      name={['reasons', cell.key]}
      noStyle
      rules={[{ required: true, whitespace: true, min: 2, message: t('whyRule', { title: labelOf(cell.question.words.title) }) }]}
    >
      <Input
        maxLength={200}
        placeholder={t('why', { figure: String(shown) })}
        aria-label={t('whyOf', { title: labelOf(cell.question.words.title) })}
      />
    </Form.Item>
  );
};
