import { PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { WorkLines as Page, WorkLine } from '#contract/territory/lines.ts';
import { call, endpoints, isRefusal, wordsFor } from '../../../app/api.ts';
import { type Typed, useSlot, useTyped } from '../../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../../app/send.ts';
import { LeftBar } from '../../../components/LeftBar.tsx';
import { WorkLineRow } from './WorkLineRow.tsx';
import { changed, type DraftLine, draftOf, itemsOf, mostLines, moved, problemsIn, standing, undone } from './work-lines.ts';
import '../../../styles/settings.css';

const linesQuery = queryOptions({
  // the page of grids shows the same answer
  queryKey: ['grids', 'lines'],
  queryFn: ({ signal }) => call(endpoints.territory.listLines, {}, signal),
  // asked for when the page opens, and not replaced under the hands of who changes them
  staleTime: Infinity,
  refetchOnMount: 'always',
});

/** The lines of work that grids may carry (多网合一), for whoever may configure them. */
export const WorkLines = () => {
  const { data, error } = useQuery(linesQuery);
  if (data && !data.mayConfigure) return null;
  return (
    <div className="work-lines">
      {data ? (
        <Lines key={data.version} page={data} />
      ) : error ? (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      ) : (
        <Skeleton active />
      )}
    </div>
  );
};

interface Held {
  lines: readonly DraftLine[];
}

const Lines = ({ page }: { page: Page }) => {
  const { t } = useTranslation('platform');
  const typed = useTyped<Held>(useSlot('settings.lines'), { lines: standing(draftOf(page)) }, t('settings.lines.title'));
  return (
    <>
      <LeftBar typed={typed} />
      <Fields key={typed.round} page={page} typed={typed} />
    </>
  );
};

const Fields = ({ page, typed }: { page: Page; typed: Typed<Held> }) => {
  const { t } = useTranslation('platform');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(() => (typed.left?.state === 'restored' ? changed(draftOf(page), typed.start.lines) : draftOf(page)));
  const [tried, setTried] = useState(false);
  /** Ids of elements of which the first that can takes the focus once they are drawn. */
  const wanted = useRef<string[]>([]);
  useEffect(() => {
    const found = wanted.current.map((id) => document.getElementById(id)).find((one) => one && !one.matches(':disabled'));
    wanted.current = [];
    found?.focus();
  });
  const lines = standing(draft);
  const problems = problemsIn(lines);
  const dirty = draft.steps.length > 1;
  const reload = () => client.refetchQueries({ queryKey: linesQuery.queryKey });
  const { hold } = typed;
  useEffect(() => hold(dirty ? { lines } : null), [lines, dirty, hold]);
  const save = useSend({
    slot: useSlot('settings.lines'),
    request: (items: WorkLine[]) => asked(endpoints.territory.setLines, { body: { version: page.version, items } }),
    onDone: async (_, __, earlier) => {
      if (!earlier) typed.done();
      await reload();
      // names put back as they were leave the version, and so this form, in place
      const saved = client.getQueryData(linesQuery.queryKey);
      if (saved) setDraft(draftOf(saved));
      void message.success(t('settings.lines.saved'));
    },
  });
  const change = (next: readonly DraftLine[], typed = ''): void => {
    save.reset();
    setDraft(changed(draft, next, typed));
  };
  const inUse = isRefusal(save.error, 'territory.line_in_use') ? save.error.data : null;
  const nameOf = (code: unknown): string => page.items.find((one) => one.code === code)?.name.zh ?? String(code);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const faulty = lines.find((_, at) => problems[at]);
        if (faulty) document.getElementById(`line-zh-${faulty.key}`)?.focus();
        else if (lines.length > 0) save.send(itemsOf(lines));
      }}
    >
      {lines.length === 0 ? (
        <p className="soft work-lines-empty">{t('settings.lines.empty')}</p>
      ) : (
        <ol className="work-line-list">
          {lines.map((line, at) => (
            <WorkLineRow
              key={line.key}
              line={line}
              carried={(line.code !== null && page.carried[line.code]) || 0}
              problem={tried ? (problems[at] ?? null) : null}
              first={at === 0}
              last={at === lines.length - 1}
              onType={(next, field) =>
                change(
                  lines.map((one) => (one.key === next.key ? next : one)),
                  `${next.key}.${field}`,
                )
              }
              onMove={(by) => {
                const ways = [`line-up-${line.key}`, `line-down-${line.key}`];
                wanted.current = by < 0 ? ways : ways.reverse();
                change(moved(lines, at, by));
              }}
              onRemove={() => {
                wanted.current = ['line-undo'];
                change(lines.filter((one) => one !== line));
              }}
            />
          ))}
        </ol>
      )}
      {save.error && (
        <Alert
          type="error"
          title={inUse ? t('settings.lines.inUse', { name: nameOf(inUse.code), count: Number(inUse.count) }) : sendingWords(save.error)}
          action={
            isRefusal(save.error, 'territory.lines_changed') && (
              <Button size="small" onClick={() => void reload()}>
                {t('settings.lines.reload')}
              </Button>
            )
          }
        />
      )}
      <div className="work-lines-end">
        <Button
          icon={<PlusOutlined />}
          disabled={lines.length >= mostLines}
          onClick={() => {
            const key = v7();
            wanted.current = [`line-zh-${key}`];
            setTried(false);
            change([...lines, { key, code: null, zh: '', en: '' }]);
          }}
        >
          {t('settings.lines.add')}
        </Button>
        <Button
          id="line-undo"
          icon={<UndoOutlined />}
          disabled={!dirty || save.isPending}
          onClick={() => {
            save.reset();
            setDraft(undone(draft));
          }}
        >
          {t('settings.lines.undo')}
        </Button>
        <span className="soft" role="status">
          {dirty ? t('settings.lines.unsaved') : lines.length >= mostLines ? t('settings.lines.full', { count: mostLines }) : ''}
        </span>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!dirty || lines.length === 0}>
          {t('settings.lines.save')}
        </Button>
      </div>
    </form>
  );
};
