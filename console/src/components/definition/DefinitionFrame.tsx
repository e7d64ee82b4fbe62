import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition } from '#contract/definitions/api.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { fullTime } from '#ui/time.ts';
import { endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { type Typed, useSlot, useTyped } from '../../app/kept.ts';
import { asked, sendingWords, useSend } from '../../app/send.ts';
import { Broken } from '../Broken.tsx';
import { LeftBar } from '../LeftBar.tsx';
import { type DefinitionView, definitionQuery } from './definition.ts';
import { FileButtons } from './FileButtons.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { VersionList } from './VersionList.tsx';
import '../../styles/definitions.css';

/** Names one definition among what was typed. */
const nameOf = ({ kind, subject }: Pick<DefinitionView<never>, 'kind' | 'subject'>): string => (subject ? `${kind} ${subject}` : kind);

/** The page of something that is defined by versions: its draft with the kind's own editor, publication, and what was published before. */
export const DefinitionFrame = <C,>({ view }: { view: DefinitionView<C> }) => {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(definitionQuery(view));
  useTitle(data?.title ?? '');
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  const keep = (now: Definition): void => {
    client.setQueryData(definitionQuery(view).queryKey, now);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'definitions' });
  };
  return (
    <div className="page definition">
      <div className="page-head">
        <h1>{data.title}</h1>
        <p className="soft">{data.help}</p>
      </div>
      <Draft key={`${data.newest} ${data.draft?.revision ?? 0}`} view={view} definition={data} onChanged={keep} />
      <VersionList view={view as never} definition={data} onChanged={keep} />
    </div>
  );
};

interface Props<C> {
  view: DefinitionView<C>;
  definition: Definition;
  onChanged: (definition: Definition) => void;
}
interface Held<C> {
  content: C;
}

const Draft = <C,>(props: Props<C>) => {
  const { view, definition } = props;
  const begun = { content: (definition.draft?.content ?? definition.content ?? view.empty) as C };
  const typed = useTyped<Held<C>>(useSlot('definitions.draft', nameOf(view)), begun, definition.title);
  return (
    <>
      <LeftBar typed={typed} />
      <Fields key={typed.round} {...props} begun={begun.content} typed={typed} />
    </>
  );
};

const Fields = <C,>({ view, definition, onChanged, begun, typed }: Props<C> & { begun: C; typed: Typed<Held<C>> }) => {
  const { t } = useTranslation('definitions-console');
  const locale = useLocale();
  const { message, modal } = App.useApp();
  const { draft, newest } = definition;
  const { kind, subject = '' } = view;
  const [content, setContent] = useState<C>(typed.start.content);
  const [publishing, setPublishing] = useState(false);
  const dirty = canonical(content) !== canonical(begun);
  const { hold } = typed;
  useEffect(() => hold(dirty ? { content } : null), [dirty, content, hold]);
  const slot = useSlot('definitions.draft', nameOf(view));
  const save = useSend({
    slot,
    request: (next: C) =>
      asked(endpoints.definitions.saveDefinitionDraft, {
        params: { kind },
        query: { subject },
        body: { revision: draft?.revision ?? 0, base: newest, content: next },
      } as never) as never,
    onDone: (now: Definition, _, earlier) => {
      if (!earlier) typed.done();
      onChanged(now);
      void message.success(t('draft.saved'));
    },
  });
  const discard = useSend({
    slot: useSlot('definitions.discard', nameOf(view)),
    request: (revision: number) =>
      asked(endpoints.definitions.discardDefinitionDraft, { params: { kind }, query: { subject }, body: { revision } } as never) as never,
    onDone: (now: Definition) => {
      typed.done();
      onChanged(now);
    },
    onFailed: (failure) => void message.error(sendingWords(failure)),
  });
  // what was put there as a whole and not touched since is nobody's work
  const put = useRef<string | null>(null);
  const replace = (next: C, done?: () => void): void => {
    const take = (): void => {
      setContent(next);
      put.current = canonical(next);
      done?.();
    };
    if ((!dirty && draft === null) || canonical(content) === put.current) take();
    else void modal.confirm({ title: t('replace.ask'), content: t('replace.means'), okText: t('replace.do'), onOk: take });
  };
  const problems = draft && !dirty ? draft.problems : [];
  return (
    <section className="card definition-draft" aria-label={t('draft.title')}>
      {draft && (
        <Alert
          type={problems.length > 0 ? 'error' : 'warning'}
          title={t('draft.banner', { by: draft.by ?? t('versions.platform'), time: fullTime(draft.savedAt, locale) })}
          description={
            <>
              {draft.base < newest && <p>{t('draft.stale', { base: draft.base, newest })}</p>}
              {problems.map(({ at, message: words }) => (
                <p key={at + words}>{words}</p>
              ))}
            </>
          }
        />
      )}
      <view.Editor content={content} problems={problems} onChange={setContent} onReplace={replace} />
      {save.error && (
        <p className="field-problem" role="alert">
          {sendingWords(save.error)}
        </p>
      )}
      <div className="form-end definition-end">
        {view.read && (
          <FileButtons
            name={subject || kind}
            content={content}
            read={view.read}
            onRead={(next) => replace(next, () => void message.success(t('file.read')))}
          />
        )}
        {dirty && (
          <Button
            onClick={() => {
              setContent(begun);
              save.reset();
            }}
          >
            {t('draft.undo')}
          </Button>
        )}
        {draft && !dirty && (
          <Button
            danger
            loading={discard.isPending}
            onClick={() =>
              void modal.confirm({ title: t('draft.discardAsk'), okText: t('draft.discard'), onOk: () => discard.send(draft.revision) })
            }
          >
            {t('draft.discard')}
          </Button>
        )}
        <Button
          type={draft && !dirty ? 'default' : 'primary'}
          disabled={!dirty}
          loading={save.isPending}
          onClick={() => save.send(content)}
        >
          {t('draft.save')}
        </Button>
        {draft && (
          <Button type="primary" disabled={dirty || problems.length > 0} onClick={() => setPublishing(true)}>
            {t('draft.publish')}
          </Button>
        )}
      </div>
      {publishing && draft && (
        <PublishDialog
          view={view as never}
          definition={definition}
          draft={draft}
          onClose={() => setPublishing(false)}
          onDone={(now) => {
            setPublishing(false);
            void message.success(t('publish.done', { version: now.newest }));
            onChanged(now);
          }}
        />
      )}
    </section>
  );
};
