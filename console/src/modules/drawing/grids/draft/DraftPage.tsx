import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, endpoints, isRefusal } from '../../../../app/api.ts';
import { useMedia } from '../../../../app/hooks.ts';
import { queryClient } from '../../../../app/queries.ts';
import { Broken } from '../../../../components/Broken.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { Editor } from './Editor.tsx';
import { ShownDraft } from './ShownDraft.tsx';
import '../../../../styles/drawing.css';

/** A drawing: at a screen large enough by those who may, to be drawn on; else to be looked at. */
export const DraftPage = ({ draftId, onLeave }: { draftId: string; onLeave: (area: string, grid?: string) => void }) => {
  const { t } = useTranslation('drawing');
  const small = useMedia('(max-width: 699px)');
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['draft', draftId],
    queryFn: ({ signal }) => call(endpoints.drawing.getDraft, { params: { draftId } }, signal),
    // what is on screen goes on from here by itself; coming back later asks anew
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (isPending || (isFetching && !data)) return <Skeleton active paragraph={{ rows: 12 }} style={{ padding: 24 }} />;
  if (!data)
    return isRefusal(error, 'drawing.draft_not_found') ? (
      <Notice
        page
        title={t('draftMissing')}
        action={
          <Button type="primary" onClick={() => history.back()}>
            {t('back')}
          </Button>
        }
      >
        {t('draftMissingText')}
      </Notice>
    ) : (
      <Broken error={error} reset={() => void refetch()} />
    );
  const again = (): void => void queryClient.resetQueries({ queryKey: ['draft', draftId] });
  return data.actions.includes('save') && !small ? (
    <Editor key={data.id} draft={data} onLeave={onLeave} onAgain={again} />
  ) : (
    <ShownDraft draft={data} small={small && data.actions.includes('save')} onLeave={() => onLeave(data.area.code)} />
  );
};
