import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#contract/documents/api.ts';
import { call, endpoints, wordsFor } from '../../../../app/api.ts';
import { useSlot } from '../../../../app/kept.ts';
import { asked, useSend } from '../../../../app/send.ts';

const source = 'organisations.agreement';

/** The way to the document of an agreement, or to making it; nothing for who may do neither. */
export const PaperButton = ({ agreementId }: { agreementId: string }) => {
  const { t } = useTranslation('documents');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: ['documents', 'of', agreementId],
    queryFn: ({ signal }) => call(endpoints.documents.findDocumentOf, { params: { source, subjectId: agreementId } }, signal),
  });
  const make = useSend({
    slot: useSlot('documents.make', agreementId),
    request: (subjectId: string) => asked(endpoints.documents.makeDocument, { body: { source, subjectId } }),
    onDone: (made: DocumentDetail) => void navigate({ to: '/documents/$documentId', params: { documentId: made.id } }),
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  if (data?.document)
    return (
      <Link to="/documents/$documentId" params={{ documentId: data.document.id }} className="button-link">
        {t('make.open')} {data.document.number}
      </Link>
    );
  if (!data?.mayMake) return null;
  return (
    <Button size="small" loading={make.isPending} onClick={() => make.send(agreementId)}>
      {t('make.do')}
    </Button>
  );
};
