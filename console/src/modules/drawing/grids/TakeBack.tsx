import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#contract/drawing/api.ts';
import { endpoints, wordsFor } from '../../../app/api.ts';
import { useSlot } from '../../../app/kept.ts';
import { queryClient } from '../../../app/queries.ts';
import { asked, useSend } from '../../../app/send.ts';
import { refreshGrids } from './data.ts';

/** Takes a drawing that waits, failed or was given up to hand again. */
export const TakeBack = ({ draft }: { draft: Pick<DraftSummary, 'id' | 'version' | 'actions' | 'state' | 'area'> }) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sending = useSend({
    slot: useSlot('grids.reopen', draft.id),
    request: (version: typeof draft.version) => asked(endpoints.drawing.reopenDraft, { params: { draftId: draft.id }, body: { version } }),
    onDone: () => {
      queryClient.removeQueries({ queryKey: ['draft', draft.id] });
      refreshGrids();
      void navigate({ to: '/grids', search: { area: draft.area.code, draft: draft.id } });
    },
    onFailed: (error) => {
      refreshGrids();
      void message.error(wordsFor(error));
    },
  });
  if (!draft.actions.includes('reopen') || draft.state === 'open') return null;
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.send(draft.version)}>
      {t(draft.state === 'scheduled' ? 'takeBack' : 'reopen')}
    </Button>
  );
};
