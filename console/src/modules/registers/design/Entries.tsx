import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionProblem } from '#contract/definitions/api.ts';

interface Props<T> {
  items: readonly T[];
  onChange: (items: T[]) => void;
  /** Where problems of these entries stand: `fields` for `fields.3`. */
  at: string;
  problems: readonly DefinitionProblem[];
  /** What an entry is called, and what is told of it while it is folded. */
  title: (item: T) => string;
  note?: (item: T) => ReactNode;
  /** Whether their order means something. */
  ordered?: boolean;
  /** Why an entry cannot be removed; null: it can. */
  kept?: (item: T) => string | null;
  add: { readonly label: string; readonly fresh: () => T };
  children: (item: T, put: (item: T) => void) => ReactNode;
}

/** Entries of a list that somebody writes, folded but for the one at hand. */
export const Entries = <T,>({ items, onChange, at: part, problems, title, note, ordered = false, kept, add, children }: Props<T>) => {
  const { t } = useTranslation('registers-console');
  const [open, setOpen] = useState<number | null>(null);
  const move = (at: number, by: -1 | 1): void => {
    const next = [...items];
    next.splice(at + by, 0, ...next.splice(at, 1));
    setOpen(open === at ? at + by : open === at + by ? at : open);
    onChange(next);
  };
  const remove = (at: number): void => {
    setOpen(open === null || open < at ? open : open === at ? null : open - 1);
    onChange(items.filter((_, i) => i !== at));
  };
  return (
    <>
      {items.length > 0 && (
        <ol className="registers-entries">
          {items.map((item, at) => {
            const name = title(item);
            const isOpen = open === at;
            const wrong = problems.filter((one) => one.at === `${part}.${at}`);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: what names an entry is being typed
              <li key={at}>
                <section aria-label={name} className={isOpen ? 'registers-entry open' : 'registers-entry'}>
                  <div className="registers-entry-head">
                    <button type="button" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : at)}>
                      <RightOutlined rotate={isOpen ? 90 : 0} aria-hidden />
                      <strong>{name}</strong>
                      {note && <span className="registers-entry-note">{note(item)}</span>}
                    </button>
                    <div className="cell-acts">
                      {ordered && (
                        <>
                          <Button
                            type="text"
                            icon={<ArrowUpOutlined />}
                            aria-label={t('design.up')}
                            disabled={at === 0}
                            onClick={() => move(at, -1)}
                          />
                          <Button
                            type="text"
                            icon={<ArrowDownOutlined />}
                            aria-label={t('design.down')}
                            disabled={at === items.length - 1}
                            onClick={() => move(at, 1)}
                          />
                        </>
                      )}
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={t('design.remove')}
                        title={kept?.(item) ?? undefined}
                        disabled={Boolean(kept?.(item))}
                        onClick={() => remove(at)}
                      />
                    </div>
                  </div>
                  {wrong.map(({ message }) => (
                    <p key={message} className="field-problem registers-entry-problem">
                      {message}
                    </p>
                  ))}
                  {isOpen && (
                    <div className="registers-field">
                      {children(item, (next) => onChange(items.map((one, i) => (i === at ? next : one))))}
                    </div>
                  )}
                </section>
              </li>
            );
          })}
        </ol>
      )}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => {
          setOpen(items.length);
          onChange([...items, add.fresh()]);
        }}
      >
        {add.label}
      </Button>
    </>
  );
};
