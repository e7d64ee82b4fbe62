import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { useMe } from '../../app/queries.ts';
import { FileActs } from './archive/FileActs.tsx';
import { Retention, Sealing } from './archive/Retention.tsx';

/** How long an archived case is kept and what proves it; nothing before it is archived. */
const Section = ({ data }: { data: CaseDetail }) => {
  const { t } = useTranslation('archive');
  const reads = mayOpen(useMe(), 'archive.read');
  const { data: file } = useQuery({
    queryKey: ['archive', 'file', data.id],
    enabled: reads && data.state === 'archived',
    queryFn: ({ signal }) => call(endpoints.archive.getArchiveFile, { params: { caseId: data.id } }, signal),
    // a case is taken over within the minute after its seal
    retry: false,
  });
  if (!file) return null;
  return (
    <section aria-label={t('section.title')}>
      <h2>{t('section.title')}</h2>
      <p>
        <Retention file={file} />
      </p>
      <p>
        <Sealing file={file} />
      </p>
      {file.classReason && <p className="soft">{t('section.reason', { reason: file.classReason })}</p>}
      <FileActs file={file} />
    </section>
  );
};

export default Section;
