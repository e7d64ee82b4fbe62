import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { FoundTable, RegisterImport, TableColumn } from '#contract/registers/api.ts';
import { begunStates, begunTransitions } from '#contract/registers/forms.ts';
import { registerCode } from '#contract/registers/parts.ts';
import { contentOf } from '#contract/registers/proposal.ts';
import type { Work } from '#contract/work/api.ts';
import { call, endpoints, sendSheet, wordsFor } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { bringSheet } from '../../../app/work.ts';
import { ChooseSheet } from '../../../components/SheetImport.tsx';
import { SheetNotes } from '../../../components/SheetNotes.tsx';
import { SheetProgress } from '../../../components/SheetProgress.tsx';
import { registersQuery } from '../queries.ts';
import { Columns, isRetyped } from './Columns.tsx';
import '../../../styles/register-tables.css';
import '../../../styles/registers.css';

/** A register as it is made of a table: what is known of it and what somebody corrects. */
interface Made {
  readonly code: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly titleField: string;
  readonly areaField: string | null;
  readonly key: readonly string[];
}
const begunWith = ({ code, columns, content }: FoundTable): Made => ({
  code,
  title: content.title.zh,
  columns,
  titleField: content.titleField,
  areaField: content.areaField,
  key: content.key,
});

const kind = 'registers.register';

/** Makes a register of a workbook or CSV: it is looked into, corrected, published and imported. */
export const FromTable = () => {
  const { t } = useTranslation('registers-console');
  useTitle(t('table.title'));
  const [file, setFile] = useState<File | null>(null);
  const looking = useMutation({
    mutationFn: (sheet: File) => sendSheet('/api/register-tables', sheet, ['columns', 'content']) as Promise<FoundTable>,
  });
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    setFile(chosen);
    looking.mutate(chosen);
  };
  const found = looking.isPending ? undefined : looking.data;
  return (
    <div className="page">
      <p className="registers-back">
        <Link to="/registers">{t('title')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('table.title')}</h1>
        <p className="soft">{t('table.lead')}</p>
      </div>
      <div className="cell-acts">
        <ChooseSheet of={{ file, busy: looking.isPending, choose }} words={t('table.choose')} other={t('table.other')} tables />
      </div>
      <SheetProgress busy={looking.isPending} work={null} />
      {looking.error && (
        <p className="field-problem" role="alert">
          {wordsFor(looking.error)}
        </p>
      )}
      {file && found && (
        <>
          <p role="status">
            {t('table.found', { name: file.name, header: found.headerRow, rows: found.rows, columns: found.columns.length })}
          </p>
          <Make key={`${file.name} ${file.lastModified} ${found.rows}`} file={file} found={found} />
        </>
      )}
    </div>
  );
};

const Make = ({ file, found }: { file: File; found: FoundTable }) => {
  const { t } = useTranslation('registers-console');
  const client = useQueryClient();
  const { data: registers } = useQuery(registersQuery);
  // who designs for some areas alone makes it for the first of them; the designer moves it to another
  const own = registers?.designAreas?.[0];
  const [made, setMade] = useState(() => begunWith(found));
  const [work, setWork] = useState<Work | null>(null);
  // one id for one import, and the register that was published for it: a lost answer is asked for again
  const id = useRef(v7());
  const published = useRef<string | null>(null);
  const put = (next: Partial<Made>): void => setMade((before) => ({ ...before, ...next }));
  const options = (fits: (column: TableColumn) => boolean) =>
    made.columns.filter(fits).map(({ key, title }) => ({ value: key, label: title }));
  const bringing = useMutation({
    mutationFn: async (): Promise<RegisterImport> => {
      const { code, title, columns, titleField, areaField, key } = made;
      if (published.current !== code) {
        const of = { params: { kind }, query: { subject: code } };
        const proposed = contentOf(
          title,
          columns.map((column) => (column.key === titleField ? { ...column, required: true } : column)),
          { titleField, areaField, key: [...key] },
          { states: begunStates, transitions: begunTransitions },
        );
        const content = { ...proposed, area: own?.code ?? null };
        const { draft, newest } = await call(endpoints.definitions.getDefinition, of);
        const saved = await call(endpoints.definitions.saveDefinitionDraft, {
          ...of,
          body: { id: v7(), revision: draft?.revision ?? 0, base: newest, content },
        });
        const reason = t('table.reason', { name: file.name });
        await call(endpoints.definitions.publishDefinition, {
          ...of,
          body: { id: v7(), revision: saved.draft?.revision ?? 0, newest, reason, effectiveOn: null },
        });
        published.current = code;
      }
      return bringSheet<RegisterImport>(`/api/registers/${code}/import?id=${id.current}&dryRun=false`, file, ['added', 'faults'], setWork);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['registers'] }),
  });
  const isTaken = registers?.items.some(({ code }) => code === made.code) === true && published.current !== made.code;
  const codeProblem = !registerCode.safeParse(made.code).success ? t('list.codeWrong') : isTaken ? t('list.codeTaken') : null;
  const answer = bringing.data;
  if (answer) {
    const count = answer.faults.length;
    return (
      <section className="card">
        <p role="status">{count > 0 ? t('table.refused', { count }) : t('table.done', { count: answer.added })}</p>
        <SheetNotes notes={answer.notes} />
        <ul>
          {answer.faults.slice(0, 20).map(({ row, column, message }) => (
            <li key={`${row} ${column}`}>{t('table.row', { row, message: `${column ?? ''} ${message}` })}</li>
          ))}
        </ul>
        <Link to="/registers/$code" params={{ code: made.code }}>
          {t('table.toRegister')}
        </Link>
      </section>
    );
  }
  const hasUnread = made.columns.some((column) => column.faulty > 0 && !isRetyped(column, found));
  return (
    <Form layout="vertical" component="div">
      <div className="registers-field">
        <Form.Item label={t('table.name')}>
          <Input aria-label={t('table.name')} value={made.title} maxLength={100} onChange={({ target }) => put({ title: target.value })} />
        </Form.Item>
        <Form.Item label={t('list.code')} extra={t('list.codeHint')} {...(codeProblem && { validateStatus: 'error', help: codeProblem })}>
          <Input
            aria-label={t('list.code')}
            value={made.code}
            maxLength={40}
            onChange={({ target }) => put({ code: target.value.trim() })}
          />
        </Form.Item>
        {own && (
          <Form.Item label={t('design.area')} extra={t('design.areaHint')}>
            {own.name}
          </Form.Item>
        )}
        <Form.Item label={t('design.titleField')}>
          <Select
            aria-label={t('design.titleField')}
            value={made.titleField}
            options={options(({ type, purpose }) => type === 'text' && purpose === null)}
            onChange={(titleField) => put({ titleField })}
          />
        </Form.Item>
        <Form.Item label={t('design.areaField')}>
          <Select
            aria-label={t('design.areaField')}
            value={made.areaField ?? ''}
            options={[{ value: '', label: t('design.anyArea') }, ...options(({ type }) => type === 'area')]}
            onChange={(areaField) => put({ areaField: areaField || null })}
          />
        </Form.Item>
        <Form.Item label={t('design.key')} extra={t('design.keyHint')}>
          <Select
            mode="multiple"
            aria-label={t('design.key')}
            value={[...made.key]}
            options={options(({ type }) => !['long_text', 'choices'].includes(type))}
            onChange={(key: string[]) => put({ key })}
          />
        </Form.Item>
      </div>
      <Columns
        columns={made.columns}
        found={found}
        onChange={(column) =>
          put({
            columns: made.columns.map((one) => (one.key === column.key ? column : one)),
            ...(made.areaField === column.key && column.type !== 'area' && { areaField: null }),
          })
        }
      />
      {hasUnread && <p className="field-problem">{t('table.unread')}</p>}
      <SheetProgress busy={bringing.isPending} work={work} />
      {bringing.error && (
        <p className="field-problem" role="alert">
          {wordsFor(bringing.error)}
        </p>
      )}
      <div className="form-end">
        <Button
          type="primary"
          loading={bringing.isPending}
          disabled={codeProblem !== null || made.title.trim() === ''}
          onClick={() => bringing.mutate()}
        >
          {t('table.go')}
        </Button>
      </div>
    </Form>
  );
};
