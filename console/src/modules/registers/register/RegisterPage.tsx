import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterImport } from '#contract/registers/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { SheetImport, useSheetImport } from '../../../components/SheetImport.tsx';
import { registerQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { Bar } from './Bar.tsx';
import { Board } from './Board.tsx';
import { Cards } from './Cards.tsx';
import { Groups } from './Groups.tsx';
import { Measures } from './Measures.tsx';
import { Month } from './Month.tsx';
import { RowDrawer } from './RowDrawer.tsx';
import { RowForm } from './RowForm.tsx';
import { Rows } from './Rows.tsx';
import { Spots } from './Spots.tsx';
import { useColumns } from './useColumns.ts';
import { ViewSwitch, viewsOf } from './ViewSwitch.tsx';
import '../../../styles/register-views.css';
import '../../../styles/registers.css';

/** One register: its rows or groups of them, and what can be done with them. */
export const RegisterPage = () => {
  const { code } = useParams({ strict: false }) as { code: string };
  const { data, error, refetch } = useQuery(registerQuery(code));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown key={`${code} ${data.version}`} register={data} />;
};

const answers = ['added', 'changed', 'same', 'faults'] as const satisfies readonly (keyof RegisterImport)[];

const Shown = ({ register }: { register: RegisterDetail }) => {
  const { code, content } = register;
  const search = useSearch({ from: '/shell/registers/$code' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [task, setTask] = useState<'add' | 'import' | null>(null);
  useTitle(labelOf(content.title));
  const open = (next: RegisterSearch, replace = false): void =>
    void navigate({ to: '/registers/$code', params: { code }, search: next, replace });
  const change = (next: RegisterSearch): void => open({ ...search, ...next });
  const columns = useColumns(register, search, (next) => open({ ...search, ...next }, true));
  const view = viewsOf(register).find((one) => one === search.view) ?? 'table';
  const shown = { register, search, onChange: change };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{labelOf(content.title)}</h1>
        {content.help && <p className="soft">{content.help}</p>}
      </div>
      <ViewSwitch register={register} view={view} onChange={(next) => change({ view: next === 'table' ? undefined : next })} />
      <Measures register={register} area={search.area} />
      <Bar {...shown} view={view} columns={columns} onOpen={open} onTask={setTask} />
      {view === 'table' && <Rows {...shown} columns={columns} />}
      {view === 'cards' && <Cards {...shown} columns={columns.chosen} />}
      {view === 'board' && <Board {...shown} />}
      {view === 'calendar' && <Month {...shown} />}
      {view === 'map' && <Spots {...shown} />}
      {view === 'groups' && <Groups {...shown} by={search.by ?? 'state'} />}
      {search.row !== undefined && <RowDrawer register={register} rowId={search.row} onClose={() => change({ row: undefined })} />}
      {task === 'add' && (
        <RowForm
          register={register}
          onClose={() => setTask(null)}
          onDone={({ id }) => {
            setTask(null);
            change({ row: id });
          }}
        />
      )}
      {task === 'import' && (
        <Import
          code={code}
          onClose={() => {
            setTask(null);
            void client.invalidateQueries({ queryKey: ['registers'] });
          }}
        />
      )}
    </div>
  );
};

const Import = ({ code, onClose }: { code: string; onClose: () => void }) => {
  const { t } = useTranslation('registers-console');
  const importing = useSheetImport<RegisterImport>(`/api/registers/${code}/import`, answers);
  const { answer, tried } = importing;
  const done = answer !== undefined && !tried && answer.faults.length === 0;
  return (
    <SheetImport
      words={(key, data = {}) => t(`import.${key}`, data)}
      template={`/api/registers/${code}/sheet`}
      importing={importing}
      outcome={
        answer ? { ...answer, faultCount: answer.faults.length, told: t(done ? 'import.done' : 'import.would', { ...answer }) } : null
      }
      done={done}
      ready={answer !== undefined && answer.added + answer.changed > 0}
      onClose={onClose}
      onDone={onClose}
      tables
    />
  );
};
