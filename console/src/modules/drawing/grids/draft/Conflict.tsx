import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft, DrawnArea } from '#contract/drawing/api.ts';
import { load } from '#ui/geometry/index.ts';
import { call, endpoints, wordsFor } from '../../../../app/api.ts';
import type { Autosave } from './useAutosave.ts';

interface Props {
  draft: Draft;
  save: Autosave;
  /** The drawing takes on what the other saved; what was here stays a step behind. */
  onTheirs: (features: readonly DrawnArea[]) => void;
}

/** Somebody else saved this drawing meanwhile: theirs or mine goes on. Whichever is chosen, undo still knows the other. */
export const Conflict = ({ draft, save, onTheirs }: Props) => {
  const { t } = useTranslation('drawing');
  const send = useMutation({
    mutationFn: async (mine: boolean) => {
      const now = await call(endpoints.drawing.getDraft, { params: { draftId: draft.id } });
      return { now, mine };
    },
    onSuccess: ({ now, mine }) => {
      const theirs = load(now.features, now.parentBoundary);
      if (!mine) onTheirs(theirs);
      save.adopt(now.version, theirs, mine);
    },
  });
  return (
    <Modal
      open
      closable={false}
      title={t('conflictTitle')}
      footer={[
        <Button key="mine" loading={send.isPending} onClick={() => send.mutate(true)}>
          {t('conflictMine')}
        </Button>,
        <Button key="theirs" type="primary" loading={send.isPending} onClick={() => send.mutate(false)}>
          {t('conflictTheirs')}
        </Button>,
      ]}
    >
      <p>{t('conflictText')}</p>
      {send.isError && (
        <p className="field-problem" role="alert">
          {wordsFor(send.error)}
        </p>
      )}
    </Modal>
  );
};
