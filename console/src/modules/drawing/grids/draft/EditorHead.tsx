import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#contract/drawing/api.ts';
import { endpoints, wordsFor } from '../../../../app/api.ts';
import { useSlot } from '../../../../app/kept.ts';
import { asked, once } from '../../../../app/send.ts';
import { refreshGrids } from '../data.ts';
import { SaveMark } from './SaveMark.tsx';
import type { Autosave } from './useAutosave.ts';

interface Props {
  draft: Draft;
  save: Autosave;
  busy: boolean;
  onBack: () => void;
  onAgain: () => void;
  onPublish: () => void;
}

/** Which drawing this is, whether it is kept, and how it ends: published or given up. */
export const EditorHead = ({ draft, save, busy, onBack, onAgain, onPublish }: Props) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  const slots = { discard: useSlot('grids.discard', draft.id), reopen: useSlot('grids.reopen', draft.id) };
  const act = useMutation({
    mutationFn: async (kind: 'discard' | 'reopen') => {
      const version = await save.flush();
      if (version === null) throw new Error('not saved');
      const to = { params: { draftId: draft.id } };
      if (kind === 'discard')
        await once(slots.discard, version, () => asked(endpoints.drawing.discardDraft, { ...to, body: { version, reason: null } }));
      else await once(slots.reopen, version, () => asked(endpoints.drawing.reopenDraft, { ...to, body: { version } }));
      return kind;
    },
    onSuccess: (kind) => {
      refreshGrids();
      if (kind === 'reopen') return onAgain();
      void message.success(t('discarded'));
      onBack();
    },
    onError: (error) => void message.error(wordsFor(error)),
  });
  return (
    <header className="grids-head">
      <div className="grids-title">
        <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('back')} onClick={onBack} />
        <h1>{draft.title}</h1>
        <span className="soft grids-sum">
          {t('drawingOf', { name: draft.area.name, level: t(`territory:levels.${draft.childLevel}`) })}
        </span>
        <SaveMark save={save} />
        <span className="grids-acts">
          {draft.actions.includes('discard') && (
            <Button loading={act.isPending && act.variables === 'discard'} onClick={() => act.mutate('discard')}>
              {t('discard')}
            </Button>
          )}
          {draft.actions.includes('publish') && (
            <Button type="primary" disabled={busy} onClick={onPublish}>
              {t('toPublish')}
            </Button>
          )}
        </span>
      </div>
      {draft.stale.length > 0 && (
        <div className="grids-waiting" role="status">
          <span>{t('staleText')}</span>
          <Button size="small" loading={act.isPending} onClick={() => act.mutate('reopen')}>
            {t('takeUp')}
          </Button>
        </div>
      )}
      {save.state === 'gone' && (
        <div className="grids-waiting grids-waiting-failed" role="alert">
          <span>{save.message}</span>
          <Button size="small" onClick={onAgain}>
            {t('look')}
          </Button>
        </div>
      )}
    </header>
  );
};
