import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { Icon } from '../parts/icons.tsx';
import { toast } from '../parts/toast.tsx';
import type { LocalPhoto } from '../store/database.ts';

/** What the server takes as a document; it looks at the content itself. */
const types = '.pdf,.docx,.xlsx,.pptx';

interface FilesFieldProps {
  files: readonly LocalPhoto[];
  most: number;
  onChange: (change: (files: LocalPhoto[]) => LocalPhoto[]) => void;
}

/** Chooses documents, names them, lets each be removed; they are sent with what they belong to. */
export const FilesField = ({ files, most, onChange }: FilesFieldProps) => {
  const { t } = useTranslation('forms-own');
  const add = (chosen: FileList | null): void => {
    const free = most - files.length;
    if ((chosen?.length ?? 0) > free) toast(t('tooManyFiles', { max: most }));
    const taken = [...(chosen ?? [])].slice(0, free).map((file) => ({ key: v7(), blob: file, name: file.name, uploaded: null }));
    onChange((all) => [...all, ...taken]);
  };
  return (
    <>
      {files.map(({ key, name = '' }) => (
        <div key={key} className="row">
          <span className="grow">{name}</span>
          <button
            type="button"
            className="button round"
            aria-label={t('removeFile', { name })}
            onClick={() => onChange((all) => all.filter((one) => one.key !== key))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {files.length < most && (
        <input
          type="file"
          accept={types}
          multiple
          aria-label={t('addFiles')}
          onChange={(event) => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
      )}
    </>
  );
};
