import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { call, endpoints, wordsFor } from '../app/api.ts';
import { useSlot } from '../app/kept.ts';
import { asked, useSend } from '../app/send.ts';

/** The way to the document made of something, or to making it; nothing for who may do neither. */
export const PaperButton = ({
  source,
  subjectId,
  words,
}: {
  source: string;
  subjectId: string;
  words?: { make: string; open: string };
}) => {
  const { t } = useTranslation('documents');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['documents', 'of', source, subjectId],
    queryFn: ({ signal }) => call(endpoints.documents.findDocumentOf, { params: { source, subjectId } }, signal),
  });
  const make = useSend({
    slot: useSlot('documents.make', subjectId),
    request: (of: string) => asked(endpoints.documents.makeDocument, { body: { source, subjectId: of } }),
    onDone: (made: DocumentDetail) => void navigate({ to: '/documents/$documentId', params: { documentId: made.id } }),
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  if (data?.document)
    return (
      <Link to="/documents/$documentId" params={{ documentId: data.document.id }} className="button-link">
        {words?.open ?? t('make.open')} {data.document.number}
      </Link>
    );
  if (!data?.mayMake) return null;
  return (
    <Button size={words ? 'middle' : 'small'} loading={make.isPending} onClick={() => make.send(subjectId)}>
      {words?.make ?? t('make.do')}
    </Button>
  );
};
