import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, TaskContent } from '#contract/collections/content.ts';
import { type CellType, cellTypes, climbings, isFigure } from '#contract/collections/kinds.ts';
import { shapes } from '#contract/registers/fields.ts';
import { SourceField } from './SourceField.tsx';

interface Props {
  content: TaskContent;
  onChange: (next: Pick<TaskContent, 'cells'>) => void;
}

/** A column as it begins. */
export const newCell = (title: string, cells: readonly Cell[], type: CellType = 'number'): Cell => {
  let n = cells.length + 1;
  while (cells.some(({ key }) => key === `c${n}`)) n++;
  return {
    key: `c${n}`,
    type,
    question: { ...shapes[type], words: { title: { zh: title, en: null } } },
    required: true,
    unit: null,
    source: { kind: 'typed' },
    climbs: isFigure(type) ? 'sum' : 'none',
  };
};

/** Headings as they stand in a sheet: one a line, or side by side; the unit in brackets becomes the column's own. */
const headings = (text: string): { title: string; unit: string | null }[] =>
  text
    .split(/[\n\t]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, title, unit] = /^(.+?)[（(]([^）)]{1,6})[）)]$/.exec(line) ?? [];
      return title && unit ? { title: title.slice(0, 100), unit } : { title: line.slice(0, 100), unit: null };
    });

const asType = (cell: Cell, type: CellType): Cell => {
  const { words } = cell.question;
  const shape = structuredClone(shapes[type]);
  return {
    ...cell,
    type,
    question: {
      ...shape,
      words: { title: words.title, ...(words.help && { help: words.help }), ...(type === 'choice' && { options: words.options ?? {} }) },
    },
    unit: type === 'number' ? cell.unit : null,
    source: isFigure(type) ? cell.source : { kind: 'typed' },
    climbs: isFigure(type) ? (cell.climbs === 'none' ? 'sum' : cell.climbs) : 'none',
  };
};
const withOptions = (cell: Cell, text: string): Cell => {
  const titles = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const values = titles.map((_, i) => `o${i + 1}`);
  return {
    ...cell,
    question: {
      ...cell.question,
      enum: values,
      words: {
        ...cell.question.words,
        options: Object.fromEntries(values.map((value, i) => [value, { zh: titles[i] ?? value, en: null }])),
      },
    },
  };
};
const optionLines = ({ question }: Cell): string =>
  (question.enum ?? []).map((value) => question.words.options?.[value]?.zh ?? value).join('\n');

/** The columns of a task in their order; headings of a sheet that is there already can be pasted. */
export const CellsEditor = ({ content, onChange }: Props) => {
  const { t } = useTranslation('collections-console');
  const { cells } = content;
  const [pasting, setPasting] = useState<string | null>(null);
  const put = (at: number, next: Cell): void => onChange({ cells: cells.map((one, i) => (i === at ? next : one)) });
  const move = (at: number, by: -1 | 1): void => {
    const next = [...cells];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange({ cells: next });
  };
  const paste = (text: string): void => {
    const all = [...cells];
    for (const { title, unit } of headings(text)) all.push({ ...newCell(title, all), unit });
    onChange({ cells: all.slice(0, 60) });
    setPasting(null);
  };
  return (
    <section aria-label={t('design.cells')}>
      <h2>{t('design.cells')}</h2>
      {cells.length === 0 && <p className="soft">{t('design.noCells')}</p>}
      {cells.map((cell, at) => (
        <section key={cell.key} className="card collections-column" aria-label={cell.question.words.title.zh || cell.key}>
          <Input
            aria-label={t('design.heading')}
            placeholder={t('design.heading')}
            value={cell.question.words.title.zh}
            maxLength={100}
            onChange={({ target }) =>
              put(at, { ...cell, question: { ...cell.question, words: { ...cell.question.words, title: { zh: target.value, en: null } } } })
            }
          />
          <Select
            aria-label={t('design.type')}
            value={cell.type}
            options={cellTypes.map((value) => ({ value, label: t(`collections:types.${value}`) }))}
            onChange={(type) => put(at, asType(cell, type))}
          />
          <Input
            aria-label={t('design.unit')}
            placeholder={t('design.unit')}
            value={cell.unit ?? ''}
            maxLength={20}
            disabled={cell.type !== 'number'}
            onChange={({ target }) => put(at, { ...cell, unit: target.value || null })}
          />
          <Select
            aria-label={t('design.climbs')}
            value={cell.climbs}
            disabled={!isFigure(cell.type)}
            options={climbings
              .filter((value) => (isFigure(cell.type) ? value !== 'formula' || cell.source.kind === 'computed' : value === 'none'))
              .map((value) => ({ value, label: t(`collections:climbings.${value}`) }))}
            onChange={(climbs) => put(at, { ...cell, climbs })}
          />
          {cell.type === 'choice' && (
            <Input.TextArea
              className="collections-wide"
              aria-label={t('design.options')}
              placeholder={t('design.options')}
              defaultValue={optionLines(cell)}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={({ target }) => put(at, withOptions(cell, target.value))}
            />
          )}
          <SourceField cell={cell} onChange={(next) => put(at, next)} />
          <div className="cell-acts">
            <Button icon={<ArrowUpOutlined />} aria-label={t('design.up')} disabled={at === 0} onClick={() => move(at, -1)} />
            <Button
              icon={<ArrowDownOutlined />}
              aria-label={t('design.down')}
              disabled={at === cells.length - 1}
              onClick={() => move(at, 1)}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t('design.remove')}
              danger
              onClick={() => onChange({ cells: cells.filter((_, i) => i !== at) })}
            />
          </div>
        </section>
      ))}
      <div className="bar">
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          disabled={cells.length >= 60}
          onClick={() => onChange({ cells: [...cells, newCell('', cells)] })}
        >
          {t('design.add')}
        </Button>
        <Button type="dashed" disabled={cells.length >= 60} onClick={() => setPasting('')}>
          {t('design.paste')}
        </Button>
      </div>
      {pasting !== null && (
        <Modal
          open
          title={t('design.paste')}
          okText={t('design.pasteSubmit')}
          onOk={() => paste(pasting)}
          onCancel={() => setPasting(null)}
          destroyOnHidden
        >
          <Input.TextArea
            aria-label={t('design.paste')}
            placeholder={t('design.pasteHint')}
            value={pasting}
            autoFocus
            autoSize={{ minRows: 6, maxRows: 16 }}
            onChange={({ target }) => setPasting(target.value)}
          />
        </Modal>
      )}
    </section>
  );
};
