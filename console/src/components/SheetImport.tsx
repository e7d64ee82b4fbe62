import { useMutation } from '@tanstack/react-query';
import { Button, Modal, Table } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { SheetNotes as Notes } from '#contract/kernel/sheets.ts';
import type { Work } from '#contract/work/api.ts';
import { wordsFor } from '../app/api.ts';
import { bringSheet } from '../app/work.ts';
import { SheetNotes } from './SheetNotes.tsx';
import { SheetProgress } from './SheetProgress.tsx';
import '../styles/parts.css';

interface Fault {
  readonly row: number;
  readonly column: string | null;
  readonly cell: string | null;
  readonly code: string;
  readonly message: string;
}

/** An import of a workbook as it stands: always tried first, then carried out. */
export const useSheetImport = <A,>(address: string, keys: readonly string[], onDone?: (answer: A) => void) => {
  // one id for one file: a lost answer is asked for again
  const id = useRef(v7());
  const [file, setFile] = useState<File | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const send = useMutation({
    mutationFn: ({ sheet, dryRun }: { sheet: File; dryRun: boolean }) => {
      setWork(null);
      return bringSheet<A>(
        `${address}${address.includes('?') ? '&' : '?'}id=${dryRun ? v7() : id.current}&dryRun=${dryRun}`,
        sheet,
        keys,
        setWork,
      );
    },
    onSuccess: (answer, { dryRun }) => {
      if (!dryRun) onDone?.(answer);
    },
  });
  return {
    file,
    /** How it goes where it takes longer than a moment. */
    work: send.isPending ? work : null,
    busy: send.isPending,
    error: send.error,
    answer: send.isPending ? undefined : send.data,
    /** The answer is of a try. */
    tried: send.variables?.dryRun ?? true,
    choose: (chosen: File | undefined): void => {
      if (!chosen) return;
      id.current = v7();
      setFile(chosen);
      send.mutate({ sheet: chosen, dryRun: true });
    },
    carryOut: (): void => {
      if (file) send.mutate({ sheet: file, dryRun: false });
    },
  };
};
export type SheetImporting = ReturnType<typeof useSheetImport>;

/** The button that chooses a workbook. */
export const ChooseSheet = ({
  of,
  words,
  other,
  tables = false,
}: {
  of: Pick<SheetImporting, 'file' | 'busy' | 'choose'>;
  words: string;
  other: string;
  /** A CSV is taken as well. */
  tables?: boolean;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type={of.file ? 'default' : 'primary'} loading={of.busy} onClick={() => input.current?.click()}>
        {of.file ? other : words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={`.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet${tables ? ',.csv,.txt,.tsv,text/csv' : ''}`}
        aria-label={words}
        onChange={(e) => {
          of.choose(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
    </>
  );
};

interface Props {
  /** Where its words are: `title`, `lead`, `template`, `choose`, `other`, `faults`, `row`, `column`, `cell`, `fault`, `go`, `close`. */
  readonly words: (key: string, data?: Record<string, unknown>) => string;
  readonly template: string;
  readonly importing: Pick<SheetImporting, 'file' | 'work' | 'busy' | 'error' | 'choose' | 'carryOut'>;
  /** What its answer says; null while there is none. */
  readonly outcome: { readonly faults: readonly Fault[]; readonly faultCount: number; readonly notes: Notes; readonly told: string } | null;
  readonly done: boolean;
  /** There is something to carry out. */
  readonly ready: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** Shown with the outcome. */
  readonly children?: ReactNode;
  /** Beside the way out once it is done. */
  readonly end?: ReactNode;
  /** A CSV is taken as well. */
  readonly tables?: boolean;
}

/** The one dialogue in which a workbook is brought in: with faults nothing can be imported, and each is named by row and column. */
export const SheetImport = ({
  words,
  template,
  importing,
  outcome,
  done,
  ready,
  onClose,
  onDone,
  children,
  end,
  tables = false,
}: Props) => {
  const { t } = useTranslation();
  const { file, busy, error, work, carryOut } = importing;
  return (
    <Modal open title={words('title')} onCancel={done ? onDone : onClose} footer={null} width={680} destroyOnHidden>
      <p className="above-table">{words('lead')}</p>
      <div className="cell-acts">
        <Button href={template}>{words('template')}</Button>
        <ChooseSheet of={importing} words={words('choose')} other={words('other')} tables={tables} />
      </div>
      {file && <p className="soft">{file.name}</p>}
      <SheetProgress busy={busy} work={work} />
      {error && !busy && (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      )}
      {outcome && <p role="status">{outcome.faultCount > 0 ? words('faults', { count: outcome.faultCount }) : outcome.told}</p>}
      {outcome && <SheetNotes notes={outcome.notes} />}
      {outcome && outcome.faults.length > 0 && (
        <Table
          size="small"
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          rowKey={(fault) => `${fault.row} ${fault.column} ${fault.code}`}
          dataSource={outcome.faults}
          columns={[
            { title: words('row'), dataIndex: 'row', width: 44 },
            { title: words('column'), dataIndex: 'column', width: 100 },
            { title: words('cell'), dataIndex: 'cell', width: 70 },
            { title: words('fault'), dataIndex: 'message' },
          ]}
        />
      )}
      {children}
      <div className="form-end">
        {done ? (
          <>
            {end}
            <Button type="primary" onClick={onDone}>
              {words('close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" loading={busy} disabled={!ready || busy || (outcome?.faultCount ?? 1) > 0} onClick={carryOut}>
              {words('go')}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
};

interface PlainProps<A> extends Pick<Props, 'words' | 'template' | 'onClose'> {
  readonly address: string;
  /** What every success holds at its top. */
  readonly answers: readonly (keyof A & string)[];
  readonly ready: (answer: A) => boolean;
  /** Left out, it ends as it is closed. */
  readonly onDone?: () => void;
}

/** An import that tells what it would do and has done in one sentence each: `would` and `done` of its words. */
export const PlainImport = <A extends { readonly faults: readonly Fault[]; readonly notes: Notes }>({
  words,
  template,
  address,
  answers,
  ready,
  onClose,
  onDone = onClose,
}: PlainProps<A>) => {
  const importing = useSheetImport<A>(address, answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  return (
    <SheetImport
      words={words}
      template={template}
      importing={importing}
      outcome={answer ? { ...answer, faultCount: answer.faults.length, told: words(done ? 'done' : 'would', { ...answer }) } : null}
      done={done}
      ready={answer !== undefined && ready(answer)}
      onClose={onClose}
      onDone={onDone}
    />
  );
};
