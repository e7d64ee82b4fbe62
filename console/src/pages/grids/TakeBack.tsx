import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { DraftSummary } from '#contract/territory/drawing.ts';
import { call, endpoints, wordsFor } from '../../app/api.ts';
import { queryClient } from '../../app/queries.ts';
import { refreshGrids } from './data.ts';

/** Takes a drawing that waits, failed or was given up to hand again. */
export const TakeBack = ({ draft }: { draft: Pick<DraftSummary, 'id' | 'version' | 'actions' | 'state' | 'area'> }) => {
  const { t } = useTranslation('drawing');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () => call(endpoints.territory.reopenDraft, { params: { draftId: draft.id }, body: { id: v7(), version: draft.version } }),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: ['draft', draft.id] });
      refreshGrids();
      void navigate({ to: '/grids', search: { area: draft.area.code, draft: draft.id } });
    },
    onError: (error) => {
      refreshGrids();
      void message.error(wordsFor(error));
    },
  });
  if (!draft.actions.includes('reopen') || draft.state === 'open') return null;
  return (
    <Button size="small" loading={send.isPending} onClick={() => send.mutate()}>
      {t(draft.state === 'scheduled' ? 'takeBack' : 'reopen')}
    </Button>
  );
};
